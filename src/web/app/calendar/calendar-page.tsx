import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#platform/calendar/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import styles from './calendar.module.css'
import { DayDialog } from './day-dialog.tsx'
import { HolidayLists } from './holiday-lists.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MonthGrid } from './month-grid.tsx'
import { calendarSearch } from './search.ts'

const yearQuery = (year: number) =>
  queryOptions({ queryKey: ['calendar', year], queryFn: () => api.calendar.getYear({ year }) })

const [firstYear, lastYear] = [2004, 2100]

/** The working calendar of a year: holidays, worked weekends, what was entered here, and whether its notice is known. */
export function CalendarPage() {
  const system = useQuery(systemQuery())
  return <QueryView query={system}>{({ today }) => <YearPage today={today} />}</QueryView>
}

function YearPage({ today }: { today: string }) {
  const { t } = useTranslation('calendar')
  const [search, setSearch] = useUrlState(calendarSearch)
  const shown = search.year ?? Number(today.slice(0, 4))
  const year = Math.min(lastYear, Math.max(firstYear, shown))
  const mayEdit = useMay()('directory.calendar.edit')
  const [isImporting, setImporting] = useState(false)
  const query = useQuery(yearQuery(year))
  const total = query.data?.workdays.reduce((sum, days) => sum + days, 0)
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={total === undefined ? undefined : t('sub', { count: total })}
        actions={mayEdit && query.data && <Button onClick={() => setImporting(true)}>{t('import')}</Button>}
      />
      <div className={styles.years}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('previous')}
          disabled={year <= firstYear}
          onClick={() => setSearch({ year: year - 1 })}
        />
        <strong>{year}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label={t('next')}
          disabled={year >= lastYear}
          onClick={() => setSearch({ year: year + 1 })}
        />
        <span className={styles.legend}>{t('legend')}</span>
      </div>
      <QueryView query={query}>{(data) => <Year data={data} today={today} />}</QueryView>
      {isImporting && query.data && <ImportDialog data={query.data} onClose={() => setImporting(false)} />}
    </>
  )
}

function Year({ data, today }: { data: CalendarYear; today: string }) {
  const { t } = useTranslation('calendar')
  const [opened, setOpened] = useState<string | null>(null)
  const mayEdit = useMay()('directory.calendar.edit')
  const special = new Map(data.days.map((day) => [day.day, day]))
  return (
    <>
      {data.isProvisional ? (
        <div className={styles.notice} role="note">
          <strong>{t('provisional', { year: data.year })}</strong>
          <div>{t('provisionalHelp')}</div>
        </div>
      ) : (
        data.source !== null && <div className={styles.legend}>{t('source', { source: data.source })}</div>
      )}
      <div className={styles.grid}>
        {data.workdays.map((workdays, index) => (
          <MonthGrid
            // biome-ignore lint/suspicious/noArrayIndexKey: months do not move
            key={index}
            year={data.year}
            month={index + 1}
            workdays={workdays}
            special={special}
            today={today}
            onOpen={mayEdit ? setOpened : null}
          />
        ))}
      </div>
      <HolidayLists data={data} onOpen={mayEdit ? setOpened : null} />
      {opened !== null && (
        <DayDialog day={opened} special={special.get(opened)} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
