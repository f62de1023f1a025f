import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type PlanProgress, planTable } from '../../contract/index.ts'
import { talentQueries } from '../queries.ts'
import { Behind } from './behind.tsx'

const persons = (value: number | null) => (value === null ? '—' : formatNumber(value))

/** How each category stands in the whole city, and the counties together beside it. */
export function PlanProgressSection({ year }: { year: string }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const progress = useQuery(talentQueries.planProgress(year))
  const name = (row: PlanProgress) =>
    planTable.columns.category.choices.find(({ value }) => value === row.category)?.title[format.language]
  return (
    <Section title={t('plan.progress', { year })} note={t('plan.progressNote')}>
      <QueryView query={progress} rows={4}>
        {({ categories }) => (
          <DataTable<PlanProgress>
            label={t('plan.progress', { year })}
            rows={categories}
            rowKey={(row) => row.category}
            columns={[
              { key: 'category', title: t('plan.category'), phone: 'title', render: name },
              {
                key: 'target',
                title: t('plan.target'),
                align: 'right',
                render: (row) => persons(row.target),
              },
              {
                key: 'actual',
                title: t('plan.actual'),
                align: 'right',
                render: (row) => (
                  <>
                    {persons(row.actual)}
                    {row.asOfOn !== null && format.bracket(format.day(row.asOfOn))}
                  </>
                ),
              },
              ...(categories.some(({ behind }) => behind !== null)
                ? [
                    {
                      key: 'behind',
                      title: t('plan.behind'),
                      align: 'right' as const,
                      render: (row: PlanProgress) =>
                        row.behind === null ? '—' : <Behind of={row.behind} category={row.category} />,
                    },
                  ]
                : []),
              {
                key: 'completion',
                title: t('plan.completion'),
                align: 'right',
                render: (row) => (row.completion === null ? '—' : `${row.completion}%`),
              },
              {
                key: 'cumulative',
                title: t('plan.cumulative'),
                align: 'right',
                render: (row) => <Cumulative row={row} />,
              },
              {
                key: 'counties',
                title: t('plan.counties'),
                align: 'right',
                render: (row) =>
                  row.counties.lines === 0
                    ? '—'
                    : `${persons(row.counties.actual)}${format.bracket(t('plan.reportedOf', row.counties))}`,
              },
              {
                key: 'difference',
                title: t('plan.difference'),
                align: 'right',
                render: (row) => <Difference row={row} />,
              },
            ]}
          />
        )}
      </QueryView>
    </Section>
  )
}

function Cumulative({ row }: { row: PlanProgress }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const remarks = [
    ...(row.cumulativeTarget === null
      ? []
      : [t('plan.cumulativeOf', { target: formatNumber(row.cumulativeTarget) })]),
    ...(row.missingYears.length === 0
      ? []
      : [t('plan.missingYears', { years: row.missingYears.join(format.comma) })]),
  ]
  return (
    <>
      {persons(row.cumulative)}
      {remarks.length > 0 && format.bracket(remarks.join(format.clause))}
    </>
  )
}

/** Counties that have not reported make the sum smaller, which is no difference of figures. */
function Difference({ row }: { row: PlanProgress }) {
  const { t } = useTranslation('talent')
  if (row.actualDifference === null) return '—'
  if (row.counties.reported < row.counties.lines) return t('plan.notComparable')
  if (row.actualDifference === 0) return t('plan.same')
  return `${row.actualDifference > 0 ? '+' : '−'}${formatNumber(Math.abs(row.actualDifference))}`
}
