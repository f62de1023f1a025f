import type { ProblemColumns, ProblemState } from '../contract/index.ts'

export type Column = keyof ProblemColumns

const whatIsStuck: readonly Column[] = ['title', 'problem', 'nodeCode', 'isBlocking', 'severity']
const howToSolveIt: readonly Column[] = ['countermeasure', 'responsibility', 'responsiblePerson']

/**
 * The columns an editor may change in each state: what is stuck until it is handed to a unit, how to solve it while the
 * unit handles it, what came of it once it says so. What was accepted as solved stands; the time limit is moved by
 * assigning and extending only.
 */
const editableColumns: Readonly<Record<ProblemState, readonly Column[]>> = {
  registered: [...whatIsStuck, 'countermeasure', 'responsibility'],
  returned: [...whatIsStuck, 'countermeasure', 'responsibility'],
  assigned: [...whatIsStuck, ...howToSolveIt],
  planned: ['severity', 'isBlocking', ...howToSolveIt],
  inProgress: ['severity', 'isBlocking', ...howToSolveIt, 'effect'],
  escalated: ['severity', ...howToSolveIt],
  suspended: [],
  resolved: ['effect'],
  rated: [],
  closed: [],
  merged: [],
}

/** The columns open now: what other units are asked to agree to stays as they read it. */
export function openColumns(problem: { state: ProblemState; isCountersigned: boolean }): Column[] {
  const open = editableColumns[problem.state]
  return problem.isCountersigned ? open.filter((column) => !howToSolveIt.includes(column)) : [...open]
}

/** Those of the wanted columns that are not open now. */
export function closedColumns(
  problem: { state: ProblemState; isCountersigned: boolean },
  wanted: readonly Column[],
): Column[] {
  const open = openColumns(problem)
  return wanted.filter((column) => !open.includes(column))
}
