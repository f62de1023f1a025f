import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { segments } from '#modules/chains/contract/index.ts'
import { api } from '#web/api.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { type DualSums, dualGapWords, dualList } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { type Chain, OfChains, useChainChoice } from '../chain-choice.tsx'
import { talentQueries } from '../queries.ts'
import { dualSearch } from '../search.ts'
import styles from './dual.module.css'
import { DualDrawer } from './dual-drawer.tsx'
import { Heat, signed } from './heat.tsx'
import { NodeName, needsOf } from './row-parts.tsx'

/** Both chains of a chain side by side: what industry lacks at a node, and what people. */
export function DualPage() {
  const { t } = useTranslation('talent')
  return (
    <div>
      <PageHeader title={t('dual.title')} sub={t('dual.sub')} />
      <AreaNav at="dual" />
      <OfChains>{(chains) => <DualOfChain chains={chains} />}</OfChains>
    </div>
  )
}

function DualOfChain({ chains }: { chains: readonly Chain[] }) {
  const { t } = useTranslation('talent')
  const { t: chainWords } = useTranslation('chains')
  const { language } = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(dualSearch)
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const { chain, choice } = useChainChoice(chains, search.chain, (code) =>
    change({ chain: code, row: undefined }),
  )
  const wanted = {
    chainCode: chain.code,
    gap: search.gap ?? ('any' as const),
    ...(search.segment === undefined ? {} : { segment: search.segment }),
  }
  const query = useQuery(talentQueries.dual({ ...wanted, ...windowOf(search, phone ? 20 : 100) }))
  const filter = useListFilters(search, change)
  const rows = query.data?.items ?? []
  const most = Math.max(1, ...rows.map((row) => Math.abs(row.heat)))
  const open = rows.find((row) => row.id === search.row) ?? null
  return (
    <>
      {query.data && <Sums sums={query.data.sums} on={query.data.computedOn} />}
      <p className={styles.help}>{t('dual.help')}</p>
      <ListTable
        list={dualList}
        query={query}
        search={search}
        setSearch={setSearch}
        selectedKey={search.row ?? null}
        onOpen={(row) => setSearch({ row: row.id })}
        file={{
          right: 'talent.dual.export',
          send: (asked) => api.talent.exportDual({ ...wanted, ...asked }),
        }}
        empty={{ title: t('dual.empty'), text: t('dual.emptyHelp') }}
        filters={[
          choice,
          filter.one(
            'gap',
            t('dual.gap'),
            (['some', 'both'] as const).map((value) => ({ value, label: t(`dual.gaps.${value}`) })),
          ),
          filter.one(
            'segment',
            t('dual.segment'),
            segments.map((value) => ({ value, label: chainWords(`segment.${value}`) })),
          ),
        ]}
        special={{
          segment: { render: (row) => (row.segment === null ? '—' : chainWords(`segment.${row.segment}`)) },
          node: { phone: 'title', render: (row) => <NodeName row={row} /> },
          verdict: {
            render: (row) =>
              row.verdict === null ? (
                '—'
              ) : (
                <>
                  <VerdictMark verdict={row.verdict} />{' '}
                  {row.overridden && <Chip>{t('dual.overridden')}</Chip>}
                </>
              ),
          },
          gap: {
            render: (row) =>
              row.gap === 'none' ? (
                '—'
              ) : (
                <Chip tone={row.gap === 'both' ? 'alert' : 'plain'}>{dualGapWords[row.gap][language]}</Chip>
              ),
          },
          demand: {
            render: (row) =>
              row.needs === 0 ? (
                t('dual.heads', { number: 0 })
              ) : (
                <PageLink href={needsOf(row)}>{t('dual.heads', { number: row.demand })}</PageLink>
              ),
          },
          heat: { render: (row) => <Heat value={row.heat} most={most} /> },
        }}
      />
      {open !== null && <DualDrawer row={open} onClose={() => setSearch({ row: undefined })} />}
    </>
  )
}

function Sums({ sums, on }: { sums: DualSums; on: string }) {
  const { t } = useTranslation('talent')
  const people = t('dual.seats')
  const nodes = t('dual.nodes')
  return (
    <div className={styles.figures}>
      <Figure size="small" label={t('dual.demand')} value={`${sums.demand}`} unit={people} asOf={on} />
      <Figure
        size="small"
        label={t('dual.supply')}
        value={formatNumber(sums.supply, 2, 2)}
        unit={people}
        asOf={on}
      />
      <Figure size="small" label={t('dual.heat')} value={signed(sums.heat)} unit={people} asOf={on} />
      <Figure size="small" label={t('dual.bothNodes')} value={`${sums.both}`} unit={nodes} asOf={on} />
      <Figure
        size="small"
        label={t('dual.industryNodes')}
        value={`${sums.industry}`}
        unit={nodes}
        asOf={on}
      />
      <Figure size="small" label={t('dual.talentNodes')} value={`${sums.talent}`} unit={nodes} asOf={on} />
    </div>
  )
}
