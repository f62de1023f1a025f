import type { SelectionProblem } from './problem.ts'

/**
 * The problem after refusals: those who refused are blocked, and as few others as possible move.
 *
 * Read literally, "fewest changes" would leave the refuser's seat empty, because filling it is a change too. So, before
 * anything else, as many places stay taken as `previous` had, as far as the rules allow; then the symmetric difference
 * from `previous` is least; then the objective decides who steps in. Places that were free before stay free.
 *
 * @param refusals ids; their pins and their duty to attend are lifted, since the refusal was accepted.
 */
export function replan(
  problem: SelectionProblem,
  previous: readonly string[],
  refusals: readonly string[],
): SelectionProblem {
  const refused = new Set(refusals)
  const pinnedIn = problem.pins?.in?.filter((id) => !refused.has(id))
  return {
    ...problem,
    people: problem.people.map((person) =>
      refused.has(person.id) ? { ...person, mustAttend: false, blocked: 'refused' } : person,
    ),
    previous,
    ...(problem.pins === undefined ? {} : { pins: { ...problem.pins, in: pinnedIn ?? [] } }),
    fewestChanges: true,
  }
}
