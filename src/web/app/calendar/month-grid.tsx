import { useTranslation } from 'react-i18next'
import { weekday } from '#core/scheduling/working-calendar.ts'
import type { SpecialDay } from '#platform/calendar/contract.ts'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './calendar.module.css'
import { monthWeeks } from './month-weeks.ts'

/** One month: holidays and worked weekends marked by a word and a colour; a day opens its form for whoever may enter days. */
export function MonthGrid({
  year,
  month,
  workdays,
  special,
  today,
  onOpen,
}: {
  year: number
  /** Counted from 1. */
  month: number
  workdays: number
  special: ReadonlyMap<string, SpecialDay>
  today: string
  /** Null where days are only read. */
  onOpen: ((day: string) => void) | null
}) {
  const { t } = useTranslation('calendar')
  const names = t('weekdays', { returnObjects: true })
  return (
    <table className={styles.month}>
      <caption>
        <strong>{t('month', { month })}</strong>
        <span>{t('monthDays', { count: workdays })}</span>
      </caption>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => (
              <td key={day ?? `pad${index}`}>
                {day !== null && (
                  <DayCell day={day} special={special.get(day)} isToday={day === today} onOpen={onOpen} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({
  day,
  special,
  isToday,
  onOpen,
}: {
  day: string
  special: SpecialDay | undefined
  isToday: boolean
  onOpen: ((day: string) => void) | null
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const look = special?.kind ?? (weekday(day) > 5 ? 'weekend' : 'plain')
  const isEntered = special !== undefined && special.lockVersion !== null
  const told = special === undefined ? [] : [t(`kindLong.${special.kind}`), special.name]
  return (
    <button
      type="button"
      className={`${styles.day} ${styles[look]} ${isEntered ? styles.entered : ''} ${isToday ? styles.today : ''}`}
      aria-label={[format.day(day), ...told].join(' ')}
      aria-current={isToday ? 'date' : undefined}
      title={told.join(' ')}
      disabled={onOpen === null}
      onClick={() => onOpen?.(day)}
    >
      <span>{Number(day.slice(8))}</span>
      {special !== undefined && (
        <span className={styles.kind} aria-hidden="true">
          {t(`kind.${special.kind}`)}
        </span>
      )}
    </button>
  )
}
