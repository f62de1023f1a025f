import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { type ComplianceCounts, complianceStates } from '../../contract/index.ts'
import { attendanceQueries } from '../attendance/queries.ts'
import styles from './hours.module.css'
import type { HoursPageSearch } from './search.ts'
import { YearSelect } from './year-select.tsx'

export interface PartProps {
  search: HoursPageSearch
  setSearch: (change: Partial<HoursPageSearch>) => void
}

interface Row {
  key: string
  name: string
  people: number
  counts: ComplianceCounts['counts']
}

/** How many people of each unit have what is due. */
export function UnitsPart({ search, setSearch }: PartProps) {
  const { t } = useTranslation('training')
  const query = useQuery(attendanceQueries.counts(search.year))
  return (
    <QueryView query={query}>
      {(data) => (
        <>
          <div className={styles.bar}>
            <YearSelect year={data.year} onChange={(year) => setSearch({ year })} />
          </div>
          <DataTable<Row>
            label={t('hours.compliance')}
            rows={rowsOf(data, t('hours.rest', { count: data.rest?.units ?? 0 }))}
            rowKey={(row) => row.key}
            pageRows={30}
            empty={<p>{t('hours.peopleEmpty')}</p>}
            sums={{
              label: t('hours.total'),
              values: { people: data.people, ...data.counts },
            }}
            columns={[
              { key: 'unit', title: t('hours.unit'), phone: 'title', render: (row) => row.name },
              {
                key: 'people',
                title: t('hours.peopleCount'),
                align: 'right',
                render: (row) => row.people,
              },
              ...complianceStates.map((state) => ({
                key: state,
                title: t(`hours.state.${state}`),
                align: 'right' as const,
                render: (row: Row) => row.counts[state] || '—',
              })),
            ]}
          />
          {!data.whole && <p className={styles.sub}>{t('hours.restHelp')}</p>}
        </>
      )}
    </QueryView>
  )
}

function rowsOf(data: ComplianceCounts, restName: string): Row[] {
  const rows = data.units.map(({ unit, people, counts }) => ({
    key: unit.id,
    name: unit.name,
    people,
    counts,
  }))
  return data.rest === null ? rows : [...rows, { key: 'rest', name: restName, ...data.rest }]
}
