import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import {
  findingSentence,
  type Half,
  halves,
  type OtherSession,
  type PlannedSession,
  type TimetableFinding,
} from '../../contract/index.ts'
import { halfKey, type Preview } from './preview.ts'
import { type SessionActs, SessionCard } from './session-card.tsx'
import styles from './timetable.module.css'

/** What is being dragged, and what would be in each half-day. */
export interface Dragged {
  session: PlannedSession
  previews: Map<string, Preview>
}

/** Days as rows, halves as columns, and beside them what other classes do with the same people and rooms. */
export function DayGrid({
  days,
  sessions,
  findings,
  others,
  dragged,
  acts,
  span,
}: {
  days: readonly string[]
  sessions: readonly PlannedSession[]
  findings: readonly TimetableFinding[]
  others: readonly OtherSession[]
  dragged: Dragged | null
  /** Null where nothing may be changed. */
  acts: SessionActs | null
  span: { startsOn: string; endsOn: string }
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (
    <div className={styles.grid} data-others={others.length > 0}>
      <div className={`${styles.row} ${styles.headRow}`} aria-hidden>
        <span />
        {halves.map((half) => (
          <span key={half}>{t(`timetable.half.${half}`)}</span>
        ))}
        {others.length > 0 && <span className="no-print">{t('timetable.others')}</span>}
      </div>
      {days.map((day) => (
        <section
          key={day}
          className={styles.row}
          aria-label={`${format.day(day)} ${weekdayOf(day, format.language)}`}
        >
          <h3 className={styles.day}>
            {format.monthDay(day)}
            <span>{weekdayOf(day, format.language)}</span>
            {(day < span.startsOn || day > span.endsOn) && (
              <span className={styles.hardMark}>{t('timetable.outside')}</span>
            )}
          </h3>
          {halves.map((half) => (
            <HalfCell
              key={half}
              half={half}
              preview={dragged?.previews.get(halfKey(day, half)) ?? null}
              dragged={dragged}
              acts={acts}
            >
              {sessions
                .filter(({ at }) => at?.on === day && at.half === half)
                .map((session) => (
                  <SessionCard key={session.id} session={session} findings={findings} acts={acts} />
                ))}
            </HalfCell>
          ))}
          {others.length > 0 && <Others of={others.filter(({ at }) => at.on === day)} />}
        </section>
      ))}
    </div>
  )
}

function HalfCell({
  half,
  preview,
  dragged,
  acts,
  children,
}: {
  half: Half
  preview: Preview | null
  dragged: Dragged | null
  acts: SessionActs | null
  children: React.ReactNode
}) {
  const { t } = useTranslation('training')
  const { language } = useFormat()
  const [over, setOver] = useState(false)
  const worst = preview?.findings.find(({ hard }) => hard) ?? preview?.findings[0]
  const tone =
    preview === null
      ? ''
      : worst === undefined
        ? styles.cellFree
        : worst.hard
          ? styles.cellHard
          : styles.cellSoft
  return (
    <section
      className={`${styles.cell} ${tone} ${over && preview !== null ? styles.cellOver : ''}`}
      aria-label={t(`timetable.half.${half}`)}
      onDragOver={(event) => {
        if (preview === null) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (preview !== null && dragged !== null) acts?.move(dragged.session, preview)
      }}
    >
      <span className={styles.halfName}>{t(`timetable.half.${half}`)}</span>
      <ul>{children}</ul>
      {preview !== null && (
        <p className={styles.cellSays} role="status">
          <span aria-hidden>{worst === undefined ? '○' : worst.hard ? '✕' : '△'}</span>{' '}
          {worst === undefined
            ? t('timetable.freeAt', { from: preview.at.startsAt })
            : findingSentence(worst)[language]}
          {over && preview.findings.length > 1 && (
            <span> {t('timetable.andMore', { count: preview.findings.length - 1 })}</span>
          )}
        </p>
      )}
    </section>
  )
}

/** What other classes have on a day: their rooms and teachers. */
function Others({ of }: { of: readonly OtherSession[] }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (
    <ul className={`${styles.others} no-print`} aria-label={t('timetable.others')}>
      {of.map((other) => (
        <li key={other.id} className={styles.other}>
          <span className={styles.cardTime}>
            {other.at.startsAt}–{other.at.endsAt}
          </span>
          <PageLink href={paths.classTimetable(other.class.id)}>{other.class.title}</PageLink>
          <span className={styles.cardSub}>
            {[
              other.title,
              other.teachers.map(({ name }) => name).join(format.comma),
              other.venue?.name,
              other.sharedTrainees > 0 && t('timetable.shared', { count: other.sharedTrainees }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const weekdayOf = (day: string, language: 'zh' | 'en') =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
