import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { useThreadWords } from '#web/app/thread/words.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { directoryQueries } from '../queries.ts'
import { HandMattersOver } from './hand-matters-over.tsx'

/** What a person holds and must pass on. */
export function HandoverList({ personId }: { personId: string }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const words = useThreadWords()
  const handover = useQuery(directoryQueries.handover(personId))
  return (
    <>
      <p>{t('person.handover.help')}</p>
      <QueryView query={handover}>
        {({ items }) => (
          <DataTable
            label={t('person.act.handover')}
            rows={items}
            rowKey={(row) => `${row.kind} ${row.id}`}
            empty={<EmptyState title={t('person.handover.empty')} />}
            columns={[
              {
                key: 'title',
                title: t('person.handover.item'),
                phone: 'title',
                render: (row) => (row.href ? <PageLink href={row.href}>{row.title}</PageLink> : row.title),
              },
              { key: 'kind', title: t('person.handover.kind'), render: (row) => words('kind', row.kind) },
              { key: 'detail', title: t('person.handover.where'), render: (row) => row.detail ?? '—' },
              {
                key: 'since',
                title: t('person.handover.since'),
                render: (row) => (row.sinceOn ? format.day(row.sinceOn) : '—'),
              },
            ]}
          />
        )}
      </QueryView>
      {(handover.data?.items ?? []).some(({ kind }) => kind.startsWith('matters.')) && (
        <Allowed right="matters.problem.handle">
          <HandMattersOver personId={personId} />
        </Allowed>
      )}
    </>
  )
}
