import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { UnitCoverage, UnitCoverageRow } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './enrolment.module.css'
import { enrolmentQueries } from './queries.ts'
import { unitCoverageSearch } from './search.ts'

/** How many each unit sent to classes over a year, and how many were left out. */
export function UnitCoveragePage() {
  const { t } = useTranslation('training')
  const [search, setSearch] = useUrlState(unitCoverageSearch)
  const year = Number(search.year ?? new Date().getFullYear())
  const query = useQuery(enrolmentQueries.unitCoverage(year))
  const file = useWrite(api.training.exportUnitCoverage, {
    done: false,
    onDone: (result) => saveFile(result, 'unit-coverage.xlsx'),
  })
  return (
    <div>
      <PageHeader
        title={t('enrolment.coverage.title')}
        sub={t('enrolment.coverage.sub')}
        actions={
          <Allowed right="training.nomination.export">
            <Button loading={file.isPending} onClick={() => file.mutate({ year })}>
              {t('enrolment.nominations.export')}
            </Button>
          </Allowed>
        }
      />
      <AreaNav at="unitCoverage" />
      <div className={styles.line}>
        <Button onClick={() => setSearch({ year: String(year - 1) })}>{year - 1}</Button>
        <strong>{t('enrolment.coverage.year', { year })}</strong>
        <Button onClick={() => setSearch({ year: String(year + 1) })}>{year + 1}</Button>
      </div>
      <QueryView query={query} rows={8}>
        {(data) =>
          data.rows.length === 0 ? (
            <EmptyState title={t('enrolment.coverage.empty')} text={t('enrolment.coverage.emptyHelp')} />
          ) : (
            <Table data={data} />
          )
        }
      </QueryView>
    </div>
  )
}

function Table({ data }: { data: UnitCoverage }) {
  const { t } = useTranslation('training')
  const columns: DataColumn<UnitCoverageRow>[] = [
    {
      key: 'unit',
      title: t('enrolment.field.unit'),
      phone: 'title',
      sortBy: (row) => row.unit.name,
      render: (row) => row.unit.name,
    },
    {
      key: 'audience',
      title: t('enrolment.field.audience'),
      render: (row) => t(`enrolment.audience.${row.audience}`),
    },
    ...data.quarters.map(
      (quarter): DataColumn<UnitCoverageRow> => ({
        key: quarter,
        title: quarter,
        align: 'right',
        render: (row) => row.quarters.find((one) => one.quarter === quarter)?.selected ?? 0,
      }),
    ),
    {
      key: 'selected',
      title: t('enrolment.coverage.selected'),
      align: 'right',
      sortBy: (row) => row.selected,
      render: (row) => row.selected,
    },
    {
      key: 'leftOut',
      title: t('enrolment.coverage.leftOut'),
      align: 'right',
      sortBy: (row) => row.leftOut,
      render: (row) => row.leftOut,
    },
    {
      key: 'people',
      title: t('enrolment.coverage.people'),
      align: 'right',
      sortBy: (row) => row.people,
      render: (row) => row.people,
    },
  ]
  return (
    <DataTable
      label={t('enrolment.coverage.title')}
      columns={columns}
      rows={data.rows}
      rowKey={(row) => row.unit.id}
      sticky
      expanded={(row) => (
        <ul className={styles.plain}>
          {row.classes.map((one) => (
            <li key={one.id}>
              {one.startsOn} {one.title}
              <span className={styles.faint}>
                {t('enrolment.coverage.ofClass', { selected: one.selected, leftOut: one.leftOut })}
              </span>
            </li>
          ))}
        </ul>
      )}
      sums={{
        label: t('enrolment.coverage.sum'),
        values: {
          selected: data.rows.reduce((sum, { selected }) => sum + selected, 0),
          leftOut: data.rows.reduce((sum, { leftOut }) => sum + leftOut, 0),
        },
      }}
    />
  )
}
