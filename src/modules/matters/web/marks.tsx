import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { Light, Limit, ProblemSummary, TaskPace } from '../contract/index.ts'
import styles from './matters.module.css'

/** A light as shape, colour and word: full, half, exclamation, ring. */
export function LightMark({ light, word }: { light: Light; word: string }) {
  const colour = {
    green: 'var(--sl-ok)',
    amber: 'var(--sl-warn)',
    red: 'var(--sl-seal)',
    grey: 'var(--sl-ink-faint)',
  }[light]
  return (
    <span className={styles.light}>
      <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
        <circle
          cx={7}
          cy={7}
          r={5.5}
          fill={light === 'green' || light === 'red' ? colour : 'none'}
          stroke={colour}
          strokeWidth={1.5}
        />
        {light === 'amber' && <path d="M7 1.5A5.5 5.5 0 0 1 7 12.5Z" fill={colour} />}
        {light === 'red' && <path d="M7 3.6V8M7 9.4V10.6" stroke="var(--sl-surface)" strokeWidth={1.6} />}
      </svg>
      <span style={{ color: colour }}>{word}</span>
    </span>
  )
}

/** Where a time limit stands: light, working days left, the day. Nothing where no limit runs. */
export function LimitMark({ limit }: { limit: Limit }) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const { workdaysLeft, isPaused, dueOn, light } = limit
  if (!isPaused && workdaysLeft === null && dueOn === null) return null
  const word = isPaused
    ? t('limit.paused')
    : workdaysLeft === null
      ? format.day(dueOn ?? '')
      : light === 'red'
        ? t('limit.over', { count: Math.abs(workdaysLeft) })
        : workdaysLeft === 0
          ? t('limit.today')
          : t('limit.left', { count: workdaysLeft })
  return <LightMark light={light} word={word} />
}

/** How a task stands against time. */
export function PaceMark({ pace }: { pace: TaskPace }) {
  const { t } = useTranslation('matters')
  return (
    <LightMark light={pace.light} word={pace.isOverdue ? t('task.overdue') : t(`paceLight.${pace.light}`)} />
  )
}

/** State with the marks beside it: escalated to whom, supervised how. */
export function ProblemStateMark({
  problem,
}: {
  problem: Pick<ProblemSummary, 'state' | 'level' | 'supervision'>
}) {
  const { t } = useTranslation('matters')
  const { state, level, supervision } = problem
  return (
    <span className={styles.marks}>
      <Chip tone={state === 'closed' ? 'ok' : state === 'returned' ? 'alert' : 'plain'}>
        {t(`problemState.${state}`)}
        {state === 'escalated' && level !== null && ` · ${t(`level.${level}`)}`}
      </Chip>
      {supervision !== null && <Chip tone="alert">{t(`supervision.${supervision}`)}</Chip>}
    </span>
  )
}
