import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type ClassState, type ClassWarning, droppedStates, heldStates } from '../../contract/index.ts'
import styles from '../training.module.css'

/** Whether a class was held, runs, is to come or was dropped: what the eye looks for in a year. */
export type Standing = 'held' | 'now' | 'coming' | 'dropped'

export function standingOf(state: ClassState): Standing {
  if (droppedStates.includes(state)) return 'dropped'
  if (heldStates.includes(state)) return 'held'
  return state === 'running' ? 'now' : 'coming'
}

/** Shape and word besides colour, so that it is read in black and white. */
const shapes: Record<Standing, string> = { held: '●', now: '◐', coming: '○', dropped: '×' }

export function StandingMark({ standing }: { standing: Standing }) {
  const { t } = useTranslation('training')
  return (
    <span className={`${styles.standing} ${styles[standing]}`}>
      <span aria-hidden>{shapes[standing]}</span> {t(`class.programme.${standing}`)}
    </span>
  )
}

/** The mark alone, where its word stands elsewhere. */
export const standingShape = (standing: Standing): string => shapes[standing]

const tones: Partial<Record<ClassState, 'alert' | 'ok' | 'accent'>> = {
  submitted: 'alert',
  endorsed: 'alert',
  running: 'accent',
  closed: 'ok',
}

/** Where a class stands, in a word. */
export function ClassStateChip({ state }: { state: ClassState }) {
  const { t } = useTranslation('training')
  return <Chip tone={tones[state] ?? 'plain'}>{t(`class.state.${state}`)}</Chip>
}

/** What speaks against the days of a class, one sentence each. */
export function ClassWarnings({ warnings }: { warnings: readonly ClassWarning[] }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  if (warnings.length === 0) return null
  const tell = (warning: ClassWarning): string => {
    switch (warning.rule) {
      case 'notWorkday':
        return t('class.warning.notWorkday', { day: format.day(warning.day) })
      case 'sameDays':
        return t('class.warning.sameDays', { title: warning.title })
      case 'tooClose':
        return t('class.warning.tooClose', { title: warning.title, count: warning.days })
    }
  }
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)}>{tell(warning)}</li>
      ))}
    </ul>
  )
}

/** The days of a class: one, or from the first to the last. */
export function useClassDays(): (one: { startsOn: string; endsOn: string }) => string {
  const { t } = useTranslation('training')
  const format = useFormat()
  return ({ startsOn, endsOn }) =>
    startsOn === endsOn
      ? format.day(startsOn)
      : t('class.detail.span', { from: format.day(startsOn), until: format.monthDay(endsOn) })
}
