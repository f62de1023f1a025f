import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { DirectoryDifference } from '../../contract/index.ts'
import { talentQueries } from '../queries.ts'
import styles from './directory.module.css'

const tones = { new: 'ok', gone: 'plain', changed: 'accent' } as const
type Told = DirectoryDifference['rows'][number]['before']

/** What is new, gone and changed against another version. */
export function Difference({ id, against }: { id: string; against: string }) {
  const { t } = useTranslation('talent')
  const difference = useQuery(talentQueries.directoryDifference(id, against))
  const tell = (one: Told) =>
    one === null
      ? '—'
      : one.seats === null
        ? t('directory.toldWithout', { stars: one.stars, index: one.index })
        : t('directory.told', { stars: one.stars, index: one.index, seats: one.seats })
  return (
    <QueryView query={difference}>
      {({ rows, unchanged }) => (
        <>
          <DataTable
            label={t('directory.compare')}
            rows={rows}
            rowKey={(row) => `${row.chainName} ${row.postKind} ${row.title}`}
            empty={
              <EmptyState
                title={t('directory.noChanges')}
                text={t('directory.unchanged', { count: unchanged })}
              />
            }
            columns={[
              {
                key: 'change',
                title: t('directory.change'),
                render: ({ change }) => <Chip tone={tones[change]}>{t(`directory.changes.${change}`)}</Chip>,
              },
              { key: 'chain', title: t('directory.chain'), render: ({ chainName }) => chainName },
              {
                key: 'title',
                title: t('directory.post'),
                phone: 'title',
                render: ({ title }) => <strong>{title}</strong>,
              },
              { key: 'before', title: t('directory.before'), render: ({ before }) => tell(before) },
              { key: 'after', title: t('directory.after'), render: ({ after }) => tell(after) },
            ]}
          />
          {rows.length > 0 && <p className={styles.help}>{t('directory.unchanged', { count: unchanged })}</p>}
        </>
      )}
    </QueryView>
  )
}
