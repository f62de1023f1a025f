import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { weekday } from '#core/scheduling/working-calendar.ts'
import type { CalendarYear, SpecialDay } from '#platform/calendar/contract.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './calendar.module.css'
import { type HolidayPeriod, holidayPeriods } from './holiday-periods.ts'

/** The holidays of a year in periods, and below them what was entered here besides, day by day. */
export function HolidayLists({
  data,
  onOpen,
}: {
  data: CalendarYear
  /** Opens the form of a day; null where days are only read. */
  onOpen: ((day: string) => void) | null
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const dayWithWeekday = useDayWithWeekday()
  const { periods, own } = holidayPeriods(data.days, data.source)
  const ownColumns: DataColumn<SpecialDay>[] = [
    { key: 'day', title: t('column.day'), render: (row) => dayWithWeekday(row.day), phone: 'title' },
    {
      key: 'kind',
      title: t('column.kind'),
      render: (row) => (
        <Chip tone={row.kind === 'holiday' ? 'alert' : 'accent'}>{t(`kindLong.${row.kind}`)}</Chip>
      ),
    },
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'source', title: t('column.source'), render: (row) => row.source },
  ]
  return (
    <>
      <Section title={t('list')}>
        <DataTable<HolidayPeriod>
          label={t('list')}
          rows={periods}
          rowKey={(row) => row.from}
          empty={<EmptyState title={t('listEmpty')} />}
          columns={[
            {
              key: 'name',
              title: t('column.name'),
              render: (row) => <strong>{row.names.join(format.comma)}</strong>,
              phone: 'title',
            },
            {
              key: 'period',
              title: t('column.period'),
              render: (row) => <PeriodDays period={row} />,
            },
            {
              key: 'days',
              title: t('column.days'),
              align: 'right',
              width: 90,
              render: (row) => (row.days.length === 0 ? '' : t('days', { count: row.days.length })),
            },
            {
              key: 'makeUps',
              title: t('column.makeUps'),
              render: (row) => <DayList days={row.makeUps} onOpen={onOpen} />,
            },
            { key: 'source', title: t('column.source'), render: (row) => row.source },
          ]}
        />
      </Section>
      {(own.length > 0 || onOpen !== null) && (
        <Section title={t('own')} note={onOpen === null ? undefined : t('ownHelp')}>
          <DataTable<SpecialDay>
            label={t('own')}
            rows={own}
            rowKey={(row) => row.day}
            {...(onOpen === null ? {} : { onOpen: (row: SpecialDay) => onOpen(row.day) })}
            empty={<EmptyState title={t('ownEmpty')} />}
            columns={ownColumns}
          />
        </Section>
      )}
    </>
  )
}

/** Says a day of the year at hand with its weekday: 2月15日（周日）. */
function useDayWithWeekday() {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const names = t('weekdays', { returnObjects: true })
  return (day: string) =>
    `${format.monthDay(day)}${format.bracket(t('weekday', { name: names[weekday(day) - 1] }))}`
}

function PeriodDays({ period }: { period: HolidayPeriod }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  if (period.days.length === 0) return <>{t('otherYear')}</>
  if (period.from === period.to) return <>{format.monthDay(period.from)}</>
  return <>{t('span', { from: format.monthDay(period.from), to: format.monthDay(period.to) })}</>
}

/** Days one by one; each opens its form where the reader may enter days. */
function DayList({ days, onOpen }: { days: SpecialDay[]; onOpen: ((day: string) => void) | null }) {
  const format = useFormat()
  const dayWithWeekday = useDayWithWeekday()
  if (days.length === 0) return <>—</>
  if (onOpen === null) return <>{days.map(({ day }) => dayWithWeekday(day)).join(format.comma)}</>
  return (
    <span className={styles.dayList}>
      {days.map(({ day }) => (
        <Button key={day} type="link" size="small" onClick={() => onOpen(day)}>
          {dayWithWeekday(day)}
        </Button>
      ))}
    </span>
  )
}
