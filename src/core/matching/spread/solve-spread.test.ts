import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem, type Matching, type MatchingProblem } from '../problem.ts'
import { everyMatching, needsOf, tinyProblems } from '../testing/tiny-problems.ts'
import { totalsOf } from '../totals.ts'
import type { CollidingRule } from './collisions.ts'
import { type Group, groupTree, isTree } from './groups.ts'
import type { Pins } from './matching-network.ts'
import { CrossingGroupsError, type SpreadOptions, solveSpread } from './solve-spread.ts'

/** Groups inside or apart: members cut into stretches, and stretches into shorter ones. */
function laminarGroups(count: number, letter: string): fc.Arbitrary<Group[]> {
  const quota = fc.record({
    least: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 2 })),
    more: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  const order = Array.from({ length: count }, (_, at) => at)
  return fc
    .record({
      members: fc.shuffledSubarray(order, { minLength: count, maxLength: count }),
      outer: fc.integer({ min: 0, max: count }),
      inner: fc.integer({ min: 0, max: count }),
      rest: fc.integer({ min: 0, max: count }),
      quotas: fc.tuple(quota, quota, quota),
    })
    .map(({ members, outer, inner, rest, quotas }) =>
      [
        members.slice(0, outer),
        members.slice(0, Math.min(inner, outer)),
        members.slice(Math.max(rest, outer)),
      ].map((own, at) => ({
        name: `${letter}${at}`,
        members: own,
        least: quotas[at]!.least,
        ...(quotas[at]!.more === undefined ? {} : { most: quotas[at]!.least + quotas[at]!.more }),
      })),
    )
}

const cases = tinyProblems({ needs: 4, people: 4, edges: 9 }).chain(({ problem }) => {
  const edges = Array.from(problem.edgePerson.keys())
  return fc.record({
    problem: fc.constant(problem),
    options: fc.record({
      objective: fc.constantFrom('tiers' as const, 'score' as const),
      needGroups: laminarGroups(problem.needCount, 'n'),
      personGroups: laminarGroups(problem.personCount, 'p'),
      pins: fc
        .record({
          one: fc.subarray(edges, { maxLength: Math.min(2, edges.length) }),
          two: fc.subarray(edges, { maxLength: Math.min(2, edges.length) }),
        })
        .map(({ one, two }) => ({ forced: one, forbidden: two.filter((edge) => !one.includes(edge)) })),
      previous: fc.option(fc.subarray(edges)),
    }),
  })
})

const countIn = (
  ends: readonly number[],
  matching: Matching,
  members: readonly number[] | Int32Array,
): number => ends.filter((end, edge) => matching[edge] === 1 && [...members].includes(end)).length

function keepsRules(problem: MatchingProblem, options: SpreadOptions, matching: Matching): boolean {
  const needs = needsOf(problem)
  const people = [...problem.edgePerson]
  const inside =
    (ends: readonly number[]) =>
    ({ members, least = 0, most = Number.POSITIVE_INFINITY }: Group) => {
      const count = countIn(ends, matching, members)
      return count >= least && count <= most
    }
  return (
    (options.needGroups ?? []).every(inside(needs)) &&
    (options.personGroups ?? []).every(inside(people)) &&
    [...(options.pins?.forced ?? [])].every((edge) => matching[edge] === 1) &&
    [...(options.pins?.forbidden ?? [])].every((edge) => matching[edge] === 0)
  )
}

/** What is sought in turn, as numbers of which the first that differs decides. */
function worth(problem: MatchingProblem, options: SpreadOptions, matching: Matching): number[] {
  const totals = totalsOf(problem, matching)
  return [
    ...(options.objective === 'tiers' ? totals.filledByTier.map(({ filled }) => filled) : []),
    totals.totalScore,
    ...(options.previous == null
      ? []
      : [[...options.previous].filter((edge) => matching[edge] === 1).length]),
  ]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, k) => value !== b[k])
  return at === -1 ? 0 : a[at]! - b[at]!
}

/** The best by looking at all; null when nothing keeps the rules. */
function bestSlowly(problem: MatchingProblem, options: SpreadOptions): number[] | null {
  let best: number[] | null = null
  for (const matching of everyMatching(problem)) {
    if (!keepsRules(problem, options, matching)) continue
    const own = worth(problem, options, matching)
    if (best === null || compare(own, best) > 0) best = own
  }
  return best
}

/** The problem with all rules given up but those named. */
function onlyWith(problem: MatchingProblem, options: SpreadOptions, rules: readonly CollidingRule[]) {
  const has = (test: (rule: CollidingRule) => boolean): boolean => rules.some(test)
  const groupsWith = (side: 'need' | 'person', groups: readonly Group[]): Group[] =>
    groups.map(({ name, members, least = 0, most }, at) => {
      const kept = (bound: 'least' | 'most') =>
        has((rule) => rule.rule === bound && rule.side === side && rule.group === at)
      return {
        name,
        members,
        least: kept('least') ? least : 0,
        ...(kept('most') && most !== undefined ? { most } : {}),
      }
    })
  const edges = problem.edgePerson.length
  return {
    problem: {
      ...problem,
      needCapacity: problem.needCapacity.map((own, need) =>
        has((rule) => rule.rule === 'needCapacity' && rule.need === need) ? own : edges,
      ),
      personCapacity: problem.personCapacity.map((own, person) =>
        has((rule) => rule.rule === 'personCapacity' && rule.person === person) ? own : edges,
      ),
    },
    options: {
      ...options,
      needGroups: groupsWith('need', options.needGroups ?? []),
      personGroups: groupsWith('person', options.personGroups ?? []),
      pins: {
        forced: [...(options.pins?.forced ?? [])].filter((edge) =>
          has((rule) => rule.rule === 'pinned' && rule.edge === edge),
        ),
        forbidden: [...(options.pins?.forbidden ?? [])].filter((edge) =>
          has((rule) => rule.rule === 'ruledOut' && rule.edge === edge),
        ),
      } satisfies Pins,
    },
  }
}

describe('SYS7 matching spread by quotas', () => {
  test('is the best of all that keep quotas and pins, tier by tier, then by score, then by pairs kept', () => {
    let infeasible = 0
    fc.assert(
      fc.property(cases, ({ problem, options }) => {
        const found = solveSpread(problem, options)
        const best = bestSlowly(problem, options)
        if (found.status === 'infeasible') {
          infeasible++
          expect(best).toBeNull()
          return
        }
        expect(keepsRules(problem, options, found.matching)).toBe(true)
        expect(worth(problem, options, found.matching)).toEqual(best)
        expect(found.aims.map(({ value }) => value)).toEqual(best)
        expect(found.aims.map(({ bound }) => bound)).toEqual(best)
      }),
      { numRuns: 2000 },
    )
    expect(infeasible).toBeGreaterThan(100)
  })

  test('rules named as colliding do collide, and without any one of them there is an assignment', () => {
    fc.assert(
      fc.property(cases, ({ problem, options }) => {
        const found = solveSpread(problem, options)
        if (found.status !== 'infeasible') return
        const { rules, irreducible } = found.collision
        expect(irreducible).toBe(true)
        const possible = (kept: readonly CollidingRule[]): boolean => {
          const relaxed = onlyWith(problem, options, kept)
          return everyMatching(relaxed.problem).some((matching) =>
            keepsRules(relaxed.problem, relaxed.options, matching),
          )
        }
        expect(possible(rules)).toBe(false)
        for (const rule of rules) expect(possible(rules.filter((other) => other !== rule))).toBe(true)
      }),
      { numRuns: 600 },
    )
  })

  test('one place more in a quota never brings more than its price, and one without a price brings nothing', () => {
    fc.assert(
      fc.property(cases, ({ problem, options }) => {
        const found = solveSpread(problem, options)
        if (found.status !== 'optimal') return
        const before = found.aims.map(({ value }) => value)
        for (const side of ['need', 'person'] as const) {
          const key = side === 'need' ? 'needGroups' : 'personGroups'
          for (const [at, group] of options[key].entries()) {
            for (const bound of ['most', 'least'] as const) {
              const own = found.prices.find(
                (price) => price.side === side && price.group === at && price.bound === bound,
              )
              const wider =
                bound === 'most'
                  ? { ...group, ...(group.most === undefined ? {} : { most: group.most + 1 }) }
                  : { ...group, least: Math.max(0, (group.least ?? 0) - 1) }
              const after = bestSlowly(problem, { ...options, [key]: options[key].with(at, wider) })!
              const most = before.map((value, k) => value + (own?.price[k] ?? 0))
              expect(compare(after, most)).toBeLessThanOrEqual(0)
            }
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  test('the price of a quota lies between what one place more brings and what the last one brings', () => {
    // Two posts of one enterprise, two people worth 7 and 5 there; one match allowed: one more brings 5, the last 7.
    const one = Int32Array.of(1, 1)
    const list = { need: Int32Array.of(0, 1), person: Int32Array.of(0, 1), score: Int32Array.of(7, 5) }
    const problem = buildProblem(one, one, one, list)
    const needGroups = [{ name: 'enterprise', members: [0, 1], most: 1 }]
    const found = solveSpread(problem, { objective: 'score', needGroups })
    expect(found).toMatchObject({
      totals: { filled: 1, totalScore: 7 },
      prices: [{ side: 'need', name: 'enterprise', bound: 'most' }],
    })
    const price = found.status === 'optimal' ? found.prices[0]!.price[0]! : Number.NaN
    expect(price).toBeGreaterThanOrEqual(5)
    expect(price).toBeLessThanOrEqual(7)
    expect(
      solveSpread(problem, { objective: 'tiers', needGroups, pins: { forced: [0, 1], forbidden: [] } }),
    ).toEqual({
      status: 'infeasible',
      collision: {
        irreducible: true,
        rules: [
          { rule: 'most', side: 'need', group: 0, name: 'enterprise', quota: 1 },
          { rule: 'pinned', edge: 0, need: 0, person: 0 },
          { rule: 'pinned', edge: 1, need: 1, person: 1 },
        ],
      },
    })
  })

  test('groups that cross are refused by name, groups inside or apart are a tree', () => {
    const problem = buildProblem(Int32Array.of(1, 1, 1), Int32Array.of(1, 1, 1), new Int32Array(0), {
      need: new Int32Array(0),
      person: new Int32Array(0),
      score: new Int32Array(0),
    })
    const needGroups = [
      { name: 'a', members: [0, 1] },
      { name: 'b', members: [1, 2] },
    ]
    expect(() => solveSpread(problem, { objective: 'score', needGroups })).toThrow(CrossingGroupsError)
    for (const bad of [
      { name: 'x', members: [3] },
      { name: 'x', members: [1, 1] },
      { name: 'x', members: [1], least: 2, most: 1 },
      { name: 'x', members: [1], least: 0.5 },
    ]) {
      expect(() => solveSpread(problem, { objective: 'score', needGroups: [bad] })).toThrow('group x')
    }
    const members = fc.subarray([0, 1, 2, 3, 4])
    fc.assert(
      fc.property(
        fc.array(
          members.map((own) => ({ name: 'g', members: own })),
          { maxLength: 5 },
        ),
        (groups) => {
          const crosses = (a: readonly number[], b: readonly number[]): boolean =>
            a.some((v) => b.includes(v)) && a.some((v) => !b.includes(v)) && b.some((v) => !a.includes(v))
          const found = groupTree(groups, 5)
          if (isTree(found)) {
            expect(groups.some((one) => groups.some((other) => crosses(one.members, other.members)))).toBe(
              false,
            )
          } else expect(crosses(groups[found.first]!.members, groups[found.second]!.members)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
