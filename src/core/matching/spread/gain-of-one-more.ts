import type { MatchingProblem } from '../problem.ts'
import type { Group } from './groups.ts'
import { type ProvedAim, type SpreadOptions, type SpreadResult, solveSpread } from './solve-spread.ts'

/** The same quotas with one place more allowed to a group, or one less asked of it. */
export function withOneMore(
  groups: readonly Group[],
  group: number,
  bound: 'most' | 'least',
): readonly Group[] {
  const own = groups[group]!
  if (bound === 'least') return groups.with(group, { ...own, least: Math.max(0, (own.least ?? 0) - 1) })
  return own.most === undefined ? groups : groups.with(group, { ...own, most: own.most + 1 })
}

/**
 * What exactly one place more in a quota brings, aim by aim: the difference of two proved optima. A price of `solveSpread`
 * only bounds it. All 0 where the group has no greatest number.
 * @param solved the solution with the quotas as they are
 * @throws RangeError for a group that is not there
 */
export function gainOfOneMore(
  problem: MatchingProblem,
  options: SpreadOptions,
  solved: Extract<SpreadResult, { status: 'optimal' }>,
  side: 'need' | 'person',
  group: number,
): readonly number[] {
  const key = side === 'need' ? 'needGroups' : 'personGroups'
  const groups: readonly Group[] = options[key] ?? []
  const own = groups[group]
  if (own === undefined) throw new RangeError(`no ${side} group ${group}`)
  const values = (aims: readonly ProvedAim[]): number[] => aims.map(({ value }) => value)
  const before = values(solved.aims)
  if (own.most === undefined) return before.map(() => 0)
  const wider = solveSpread(problem, {
    ...options,
    [key]: withOneMore(groups, group, 'most'),
  })
  if (wider.status === 'infeasible') throw new Error('what is possible must be so with a place more')
  return values(wider.aims).map((value, at) => value - before[at]!)
}
