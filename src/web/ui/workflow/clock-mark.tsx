import { useTranslation } from 'react-i18next'
import type { ClockView } from '#platform/workflow/contract.ts'
import { useFormat } from '../use-language.ts'
import styles from './workflow.module.css'

/** Shape of each light, so that it is told without colour. */
const shapes = { green: '●', amber: '◐', red: '▲', grey: '❚❚' } as const

/** A clock: light, working days left or over, and the due day. */
export function ClockMark({ clock }: { clock: ClockView }) {
  const { t } = useTranslation('workflow')
  const format = useFormat()
  const light = clock.state === 'stopped' && !clock.isOverdue ? 'green' : clock.light
  return (
    <span className={`${styles.clock} ${styles[light]}`}>
      <span aria-hidden="true">{clock.state === 'stopped' ? '■' : shapes[light]}</span>
      <span>{useClockText(clock)}</span>
      {clock.state === 'running' && clock.dueOn !== null && (
        <span className={styles.due}>
          {t('clock.dueOn', { day: format.day(clock.dueOn) })}
          {clock.isProvisional && <abbr title={t('clock.provisional')}> ※</abbr>}
        </span>
      )}
    </span>
  )
}

function useClockText(clock: ClockView): string {
  const { t } = useTranslation('workflow')
  const count = Math.abs(clock.remaining)
  switch (clock.state) {
    case 'running':
      return t(`clock.running_${clock.light === 'grey' ? 'green' : clock.light}`, { count })
    case 'paused':
      return t(clock.isOverdue ? 'clock.pausedLate' : 'clock.paused', { count })
    case 'stopped':
      return t(clock.isOverdue ? 'clock.stoppedLate' : 'clock.stoppedGood', { count: clock.elapsed })
  }
}
