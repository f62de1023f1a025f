import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import type { UnfilledNeed } from '../../contract/match-why.ts'
import { talentQueries } from '../queries.ts'
import { Exclusions, points } from './score-parts.tsx'

type Left = Pick<UnfilledNeed, 'reason' | 'closest' | 'exclusions'>
const pageSize = 20

/** Needs with seats left, what binds and what would change it. */
export function UnfilledNeeds({ id }: { id: string }) {
  const { t } = useTranslation('talent')
  const [page, setPage] = useState(1)
  const query = useQuery(talentQueries.unfilled({ id, page, pageSize }))
  return (
    <QueryView query={query} rows={6}>
      {({ items, total }) => (
        <DataTable
          label={t('match.tabs.unfilled')}
          rows={items}
          rowKey={(row) => row.needId}
          empty={<EmptyState title={t('match.none')} />}
          paging={{ page, pageSize, total, onChange: setPage }}
          columns={[
            {
              key: 'title',
              title: t('match.tabs.unfilled'),
              phone: 'title',
              render: (row) => (
                <>
                  <PageLink href={paths.talentNeed(row.needId)}>{row.title}</PageLink>
                  <br />
                  <small>{row.enterpriseName}</small>
                </>
              ),
            },
            { key: 'tier', title: t('match.tier'), align: 'right', render: (row) => row.tier },
            {
              key: 'left',
              title: t('match.left'),
              align: 'right',
              render: (row) => `${row.left}/${row.capacity}`,
            },
            {
              key: 'reason',
              title: t('match.reasonTitle'),
              render: (row) => <Reason left={row} of="people" />,
            },
          ]}
        />
      )}
    </QueryView>
  )
}

/** People without a pair, what binds and what would change it. */
export function UnmatchedPeople({ id }: { id: string }) {
  const { t } = useTranslation('talent')
  const [page, setPage] = useState(1)
  const query = useQuery(talentQueries.unmatched({ id, page, pageSize }))
  return (
    <QueryView query={query} rows={6}>
      {({ items, total }) => (
        <DataTable
          label={t('match.tabs.unmatched')}
          rows={items}
          rowKey={(row) => row.profileId}
          empty={<EmptyState title={t('match.none')} />}
          paging={{ page, pageSize, total, onChange: setPage }}
          columns={[
            {
              key: 'name',
              title: t('match.person'),
              phone: 'title',
              render: (row) => `${row.name ?? ''} #${row.number}`,
            },
            {
              key: 'reason',
              title: t('match.reasonTitle'),
              render: (row) => <Reason left={row} of="needs" />,
            },
          ]}
        />
      )}
    </QueryView>
  )
}

/** What binds, in lines that break where the column would grow too wide. */
function Reason({ left: { reason, closest, exclusions }, of }: { left: Left; of: 'people' | 'needs' }) {
  const { t } = useTranslation('talent')
  return (
    <div style={{ maxWidth: 760 }}>
      <div>{t(`match.reason.${reason}`)}</div>
      {closest && (
        <div>
          {t('match.change', { title: closest.title, score: points(closest.score) })}
          {closest.raise !== null && closest.raise > 0 && t('match.raise', { by: points(closest.raise) })}
          {closest.holds !== null && t('match.holds', { score: points(closest.holds) })}
        </div>
      )}
      {exclusions.length > 0 && (
        <small>
          <Exclusions exclusions={exclusions} of={of} />
        </small>
      )}
    </div>
  )
}
