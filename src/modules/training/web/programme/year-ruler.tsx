import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { Programme } from '../../contract/index.ts'
import { StandingMark, standingOf, standingShape } from '../class/class-marks.tsx'
import styles from './ruler.module.css'
import { monthsOf, placeOn } from './ruler-scale.ts'

/** The year of a programme as one line: months, holidays, what was held and what is to come. */
export function YearRuler({ programme, today }: { programme: Programme; today: string }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const shown = programme.classes
  const months = monthsOf(shown.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]))
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))]
  const calendars = useQueries({
    queries: years.map((year) => ({
      queryKey: ['calendar', 'year', year],
      queryFn: () => api.calendar.getYear({ year }),
    })),
  })
  const holidays = calendars.flatMap(({ data }) => data?.days ?? []).filter(({ kind }) => kind === 'holiday')
  const at = (day: string) => `${placeOn(months, day) * 100}%`
  return (
    <figure className={styles.ruler}>
      <div className={styles.scroll}>
        <div className={styles.line} style={{ minWidth: months.length * 64 }}>
          <div className={styles.months} style={{ gridTemplateColumns: `repeat(${months.length}, 1fr)` }}>
            {months.map((month) => (
              <span key={month}>
                {month.endsWith('-01') || month === months[0]
                  ? format.month(month)
                  : t('class.programme.monthOnly', { month: Number(month.slice(5)) })}
              </span>
            ))}
          </div>
          <div className={styles.track}>
            {holidays.map(({ day, name }) => (
              <span key={day} className={styles.holiday} style={{ left: at(day) }} title={`${day} ${name}`} />
            ))}
            {placeOn(months, today) >= 0 && placeOn(months, today) <= 1 && (
              <span className={styles.today} style={{ left: at(today) }}>
                <span>{t('class.programme.today')}</span>
              </span>
            )}
            {shown.map((one, index) => {
              const standing = standingOf(one.state)
              return (
                <PageLink
                  key={one.id}
                  href={paths.trainingClass(one.id)}
                  className={`${styles.mark} ${styles[standing]} ${index % 2 === 0 ? '' : styles.low}`}
                  style={{ left: at(one.startsOn) }}
                  aria-label={`${one.title} ${format.day(one.startsOn)} ${t(`class.programme.${standing}`)}`}
                >
                  <span aria-hidden>{standingShape(standing)}</span>
                  <span className={styles.markName}>
                    {one.chainName ?? t('class.detail.term', { count: one.termNo ?? 0 })}
                  </span>
                </PageLink>
              )
            })}
          </div>
        </div>
      </div>
      <figcaption className={styles.legend}>
        {(['held', 'now', 'coming', 'dropped'] as const).map((standing) => (
          <StandingMark key={standing} standing={standing} />
        ))}
        <span className={styles.holidayKey}>
          <span aria-hidden className={styles.holidaySwatch} /> {t('class.programme.holiday')}
        </span>
      </figcaption>
    </figure>
  )
}
