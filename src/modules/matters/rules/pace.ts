import type { TaskPace, TaskState, TaskTarget } from '../contract/index.ts'

/** Percentage points that progress may lag behind time before the light turns. */
export const paceThresholds = { amberBehind: 10, redBehind: 25 }

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/**
 * Share of a term that has passed at the end of a day, per cent. Both the first and the last day count, so that a term
 * of one day has passed when that day has.
 */
export function elapsedShare(startsOn: string, dueOn: string, today: string): number {
  const days = dayNumber(dueOn) - dayNumber(startsOn) + 1
  const passed = dayNumber(today) - dayNumber(startsOn) + 1
  return roundShare(Math.min(1, Math.max(0, passed / days)) * 100)
}

/**
 * Share of the whole task that a measured value stands for, per cent: what is reached against what the last quarter with
 * a countable target asks. Null when no target can be counted.
 */
export function shareOfValue(targets: readonly TaskTarget[], value: number): number | null {
  const last = lastMeasured(targets)
  return last === null ? null : roundShare(Math.min(100, (value / last) * 100))
}

/** What the last countable target asks. */
export function lastMeasured(targets: readonly TaskTarget[]): number | null {
  return (
    [...targets].sort((a, b) => (a.quarter < b.quarter ? -1 : 1)).findLast((target) => target.value !== null)
      ?.value ?? null
  )
}

/**
 * Progress against time. A running task is red when it is overdue or more than `redBehind` points behind, amber when
 * more than `amberBehind` points behind. A draft does not run yet and a cancelled task no more: grey. A finished one is
 * green.
 *
 * @param progress per cent of the task that is done, as last reported; 0 before the first report.
 */
export function paceOf(
  task: { state: TaskState; startsOn: string; dueOn: string; progress: number },
  today: string,
): TaskPace {
  const elapsed = elapsedShare(task.startsOn, task.dueOn, today)
  const behind = roundShare(elapsed - task.progress)
  const isOverdue = (task.state === 'approved' || task.state === 'running') && today > task.dueOn
  return {
    progress: task.progress,
    elapsed,
    behind,
    isOverdue,
    light: lightOf(task.state, behind, isOverdue),
  }
}

function lightOf(state: TaskState, behind: number, isOverdue: boolean): TaskPace['light'] {
  if (state === 'drafted' || state === 'cancelled') return 'grey'
  if (state === 'done') return 'green'
  if (isOverdue || behind > paceThresholds.redBehind) return 'red'
  return behind > paceThresholds.amberBehind ? 'amber' : 'green'
}

/** Shares are told to a tenth of a per cent. */
function roundShare(share: number): number {
  return Math.round(share * 10) / 10
}

/** The quarter of a day: `2023-05-01` → `2023Q2`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** Targets whose quarter lies outside of the task's term. */
export function targetsOutsideTerm(
  targets: readonly TaskTarget[],
  startsOn: string,
  dueOn: string,
): string[] {
  return targets
    .map((target) => target.quarter)
    .filter((quarter) => quarter < quarterOf(startsOn) || quarter > quarterOf(dueOn))
}
