import type { Limit, ProblemState } from '../contract/index.ts'

/** What the workflow engine keeps of a clock, read from its columns. */
export interface ClockColumns {
  state: ProblemState
  dueOn: string | null
  /** From this day on it is nearly due. */
  warnOn: string | null
  isPaused: boolean
}

/**
 * The light of a problem. One that is closed or merged, or whose clock stands still, shows grey. `workdaysBetween`
 * counts the working days after the first day up to and with the second, negative backwards.
 */
export function limitOf(
  clock: ClockColumns,
  today: string,
  workdaysBetween: (from: string, until: string) => number,
): Limit {
  const { state, dueOn, warnOn, isPaused } = clock
  const isOver = state === 'closed' || state === 'merged'
  if (isOver || isPaused || dueOn === null) return { dueOn, workdaysLeft: null, isPaused, light: 'grey' }
  const light = today > dueOn ? 'red' : warnOn !== null && today >= warnOn ? 'amber' : 'green'
  return { dueOn, workdaysLeft: workdaysBetween(today, dueOn), isPaused, light }
}
