import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { AttendanceMark, AttendanceStanding, AttendedSession } from '../../contract/index.ts'
import styles from './attendance.module.css'

/** A mark as one sign, with its word for whoever cannot see it. */
export function MarkSign({ mark }: { mark: AttendanceMark | null }) {
  const { t } = useTranslation('training')
  const word = mark === null ? t('attendance.open') : t(`attendance.mark.${mark}`)
  return (
    <span className={styles[mark ?? 'open']} title={word}>
      <span aria-hidden="true">{mark === null ? '·' : t(`attendance.short.${mark}`)}</span>
      <span className="sr-only">{word}</span>
    </span>
  )
}

/** A mark as a word. */
export function MarkChip({ mark }: { mark: AttendanceMark | null }) {
  const { t } = useTranslation('training')
  if (mark === null) return <span className={styles.open}>{t('attendance.open')}</span>
  return (
    <Chip tone={mark === 'absent' ? 'alert' : mark === 'present' ? 'ok' : 'plain'}>
      {t(`attendance.mark.${mark}`)}
    </Chip>
  )
}

export function StandingChip({ standing }: { standing: AttendanceStanding }) {
  const { t } = useTranslation('training')
  const alerts = standing === 'toWithdraw' || standing === 'notCompleted'
  return (
    <Chip tone={alerts ? 'alert' : standing === 'completed' ? 'ok' : 'plain'}>
      {t(`attendance.standing.${standing}`)}
    </Chip>
  )
}

/** When a session is held, and its title. */
export function useSessionWords() {
  const format = useFormat()
  const when = ({ at }: Pick<AttendedSession, 'at'>) =>
    `${format.monthDay(at.on)} ${at.startsAt}–${at.endsAt}`
  return { when, whole: (one: Pick<AttendedSession, 'at' | 'title'>) => `${when(one)} ${one.title}` }
}
