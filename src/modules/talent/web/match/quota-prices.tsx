import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import { points } from './score-parts.tsx'

type Price = RunSummary['quotaPrices'][number]

/** Which quotas hold something back, and what one place more in each would be worth. */
export function QuotaPrices({ prices }: { prices: readonly Price[] }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  if (prices.length === 0) return null
  const worth = ({ tiers, score, isExact }: Price): string => {
    const told = [
      ...tiers
        .filter(({ seats }) => seats !== 0)
        .map(({ tier, seats }) =>
          t(seats > 0 ? 'match.prices.moreSeats' : 'match.prices.lessSeats', {
            tier,
            seats: Math.abs(seats),
          }),
        ),
      ...(score === 0
        ? []
        : [
            t(score > 0 ? 'match.prices.moreScore' : 'match.prices.lessScore', {
              score: points(Math.abs(score)),
            }),
          ]),
    ]
    if (told.length === 0) return t('match.prices.nothing')
    return (isExact ? '' : t('match.prices.atMost')) + told.join(format.comma)
  }
  const rows = prices.map((price, at) => ({ ...price, key: at }))
  return (
    <Section title={t('match.prices.title')} note={t('match.prices.help')}>
      <DataTable
        label={t('match.prices.title')}
        rows={rows}
        rowKey={(row) => String(row.key)}
        empty={<EmptyState title={t('match.none')} />}
        columns={[
          {
            key: 'who',
            title: t('match.prices.who'),
            phone: 'title',
            render: (row) => (
              <>
                {row.name ?? t('match.prices.erased')} <small>{t(`match.prices.kinds.${row.kind}`)}</small>
              </>
            ),
          },
          {
            key: 'bound',
            title: t('match.prices.bound'),
            render: (row) => t(`match.prices.${row.bound}`, { quota: row.quota }),
          },
          { key: 'worth', title: t('match.prices.worth'), render: worth },
        ]}
      />
    </Section>
  )
}
