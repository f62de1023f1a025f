import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OrganisationSelect } from '#modules/directory/web/selects.tsx'
import { Allowed } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type ComplianceState, complianceStates, type JudgedTrainee } from '../../contract/index.ts'
import { attendanceQueries } from '../attendance/queries.ts'
import styles from './hours.module.css'
import { ProfileDialog } from './profile-dialog.tsx'
import type { PartProps } from './units-part.tsx'
import { YearSelect } from './year-select.tsx'

/** What is due from each person and what was done, with its arithmetic. */
export function PeoplePart({ search, setSearch }: PartProps) {
  const { t } = useTranslation('training')
  const page = search.page ?? 1
  const query = useQuery(
    attendanceQueries.people({
      year: search.year,
      org: search.org,
      state: search.state,
      query: search.query,
      page,
      pageSize: 20,
    }),
  )
  const change = (values: Parameters<PartProps['setSearch']>[0]) => setSearch({ page: undefined, ...values })
  return (
    <>
      <div className={styles.bar}>
        <YearSelect
          year={search.year ?? query.data?.year ?? new Date().getFullYear()}
          onChange={(year) => change({ year })}
        />
        <Input.Search
          allowClear
          style={{ width: 200 }}
          placeholder={t('hours.searchPeople')}
          defaultValue={search.query ?? ''}
          onSearch={(text) => change({ query: text || undefined })}
        />
        <Select<ComplianceState[]>
          mode="multiple"
          style={{ minWidth: 180 }}
          placeholder={t('hours.result')}
          aria-label={t('hours.result')}
          value={search.state ?? []}
          onChange={(state) => change({ state: state.length > 0 ? state : undefined })}
          options={complianceStates.map((value) => ({ value, label: t(`hours.state.${value}`) }))}
        />
        <div className={styles.unit}>
          <OrganisationSelect
            allowClear
            placeholder={t('hours.unit')}
            value={search.org ?? null}
            onChange={(org) => change({ org: org ?? undefined })}
          />
        </div>
      </div>
      <QueryView query={query}>
        {(data) => (
          <People
            rows={data.items}
            paging={{
              page,
              pageSize: data.pageSize,
              total: data.total,
              onChange: (next) => setSearch({ page: next }),
            }}
          />
        )}
      </QueryView>
    </>
  )
}

function People({
  rows,
  paging,
}: {
  rows: JudgedTrainee[]
  paging: { page: number; pageSize: number; total: number; onChange: (page: number) => void }
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const arithmetic = useArithmetic()
  const [changing, setChanging] = useState<JudgedTrainee | null>(null)
  return (
    <>
      <DataTable<JudgedTrainee>
        label={t('hours.people')}
        rows={rows}
        rowKey={(row) => row.person.id}
        paging={paging}
        empty={<EmptyState title={t('hours.peopleEmpty')} text={t('hours.peopleEmptyHelp')} />}
        columns={[
          { key: 'name', title: t('hours.name'), phone: 'title', render: (row) => row.person.name },
          { key: 'unit', title: t('hours.unit'), render: (row) => row.org.name },
          {
            key: 'band',
            title: t('hours.bandTitle'),
            render: (row) => (
              <span>
                {row.band === null ? '—' : t(`hours.band.${row.band}`)}
                {row.promotedOn !== null && (
                  <span className={styles.sub}>
                    {t('hours.promotedOn')}
                    {format.colon}
                    {format.day(row.promotedOn)}
                  </span>
                )}
              </span>
            ),
          },
          { key: 'hours', title: t('hours.field.hours'), render: (row) => arithmetic(row) },
          {
            key: 'state',
            title: t('hours.result'),
            render: (row) => (
              <Chip tone={row.state === 'met' ? 'ok' : row.state === 'missed' ? 'alert' : 'plain'}>
                {t(`hours.state.${row.state}`)}
              </Chip>
            ),
          },
          {
            key: 'acts',
            title: '',
            render: (row) => (
              <Allowed right="training.hours.edit">
                <Button size="small" onClick={() => setChanging(row)}>
                  {t('hours.setBand')}
                </Button>
              </Allowed>
            ),
          },
        ]}
      />
      {changing !== null && (
        <ProfileDialog key={changing.person.id} person={changing} onClose={() => setChanging(null)} />
      )}
    </>
  )
}

/** "512 of 550 hours (2022–2026), missing 38". */
function useArithmetic() {
  const { t } = useTranslation('training')
  const format = useFormat()
  return ({ due, window, counted, missing, deadline }: JudgedTrainee) => {
    if (due === null || window === null) return '—'
    const oneYear = window.from === window.until
    const key = oneYear
      ? missing > 0
        ? 'hours.arithmeticYear'
        : 'hours.arithmeticYearMet'
      : missing > 0
        ? 'hours.arithmetic'
        : 'hours.arithmeticMet'
    const sum = t(key, { counted, due, missing, ...window })
    return deadline === null
      ? sum
      : `${sum}${format.clause}${t('hours.deadline', { day: format.day(deadline) })}`
  }
}
