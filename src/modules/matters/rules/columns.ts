import type { ProblemColumns, ProblemState } from '../contract/index.ts'

export type Column = keyof ProblemColumns

const whatIsStuck: readonly Column[] = ['title', 'problem', 'nodeCode', 'isBlocking', 'severity']
const howToSolveIt: readonly Column[] = ['countermeasure', 'responsibility', 'responsiblePerson']

/**
 * The columns an editor may change in each state: what is stuck until it is handed to a unit, how to solve it while the
 * unit handles it, what came of it once it says so. What was accepted as solved stands; the time limit is moved by
 * assigning and extending only.
 */
export const editableColumns: Readonly<Record<ProblemState, readonly Column[]>> = {
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

/** Those of the wanted columns that the state does not leave open. */
export function closedColumns(state: ProblemState, wanted: readonly Column[]): Column[] {
  return wanted.filter((column) => !editableColumns[state].includes(column))
}
