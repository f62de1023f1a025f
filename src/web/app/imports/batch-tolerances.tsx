import { useTranslation } from 'react-i18next'
import type { ImportBatch, ToleranceCount } from '#platform/tabular/import/contract.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { useBatchWords } from './words.ts'

/** Every way in which cells were read otherwise than they were written, with how often and an example. */
export function BatchTolerances({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const words = useBatchWords(batch.object)
  if (batch.tolerances.length === 0) return null
  return (
    <Section title={t('tolerances')} note={t('tolerancesNote')}>
      <DataTable<ToleranceCount>
        label={t('tolerances')}
        rows={batch.tolerances}
        rowKey={(row) => `${row.code} ${row.column}`}
        columns={[
          {
            key: 'column',
            title: t('column'),
            phone: 'title',
            render: (row) => (row.column === null ? '—' : words.column(row.column)),
          },
          { key: 'treatment', title: t('treatment'), render: (row) => words.finding(row) },
          { key: 'first', title: t('firstAt'), render: words.place },
          { key: 'times', title: t('times'), align: 'right', render: (row) => row.count },
        ]}
      />
    </Section>
  )
}
