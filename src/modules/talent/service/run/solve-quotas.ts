import { matchSpreadAmongAll } from '#core/matching/candidates/match-spread.ts'
import type { CollidingRule } from '#core/matching/spread/collisions.ts'
import { withOneMore } from '#core/matching/spread/gain-of-one-more.ts'
import { type QuotaPrice, type SpreadOptions, solveSpread } from '#core/matching/spread/solve-spread.ts'
import { totalsOf } from '#core/matching/totals.ts'
import type { RunSummary } from '../../contract/match-run.ts'
import type { FrozenGroup } from './frozen.ts'
import { behindBest, type Found, type Prepared } from './prepared-run.ts'
import { groupTitle } from './quota-groups.ts'

type PriceView = RunSummary['quotaPrices'][number]

/** Pairs × quotas whose worth is reckoned by really giving one place more: each of them is a match of its own. */
const mostWork = 2_000_000

/** The best within quotas among all eligible pairs, with what one place more in each quota that binds is worth. */
export function spreadAmongAll(prepared: Prepared): Found | { collision: RunSummary['collision'] } {
  const { input, space, capacities, groups, tell } = prepared
  const { objective, most } = input.settings
  const match = (list: Prepared['list'], quotas: Pick<SpreadOptions, 'needGroups' | 'personGroups'>) =>
    matchSpreadAmongAll(solveSpread, space, list, capacities, {
      objective,
      ...quotas,
      previous: input.previous,
      most,
      onRound: (round) => tell('matching', 0.85, round),
    })
  const { problem, solved, list, rounds, status } = match(prepared.list, groups)
  if (solved.status === 'infeasible') return { collision: collisionView(prepared, solved.collision.rules) }
  const bound = status === 'proven' ? 0 : behindBest(prepared, totalsOf(problem, solved.matching)).bound
  return {
    problem,
    list,
    matching: solved.matching,
    prices: null,
    rounds,
    certificate: { status: status === 'proven' ? 'withinQuotas' : 'limit', bound, greaterFill: 0 },
    quotaPrices: pricesView(),
  }

  function pricesView(): PriceView[] {
    if (solved.status === 'infeasible') return []
    const { prices, aims } = solved
    const sorted = prices.toSorted((a, b) => byPrice(a, b))
    const views = sorted.map((one, at): PriceView => {
      const own = groupOf(prepared, one)
      // The quotas worth most come first; of the rest no more than the bound is known.
      const isExact = (at + 1) * problem.edgePerson.length <= mostWork
      const key = one.side === 'need' ? 'needGroups' : 'personGroups'
      let worth = one.price
      if (isExact) {
        const wider = match(list, { ...groups, [key]: withOneMore(groups[key], one.group, one.bound) }).solved
        if (wider.status === 'infeasible') throw new Error('what is possible must be so with a place more')
        worth = wider.aims.map(({ value }, aim) => value - aims[aim]!.value)
      }
      return {
        ...titleOf(prepared, own),
        side: one.side,
        bound: one.bound,
        quota: one.bound === 'most' ? (own.most ?? 0) : own.least,
        isExact,
        tiers: aims.flatMap(({ aim, tier }, at) =>
          aim === 'tier' ? [{ tier: tier!, seats: worth[at]! }] : [],
        ),
        score: worth[aims.findIndex(({ aim }) => aim === 'score')] ?? 0,
      }
    })
    // Prices are not unique: one more place may prove to be worth nothing.
    return views.filter(
      ({ isExact, tiers, score }) => !isExact || score !== 0 || tiers.some(({ seats }) => seats !== 0),
    )
  }
}

/** The greater price first, aim by aim; ties by side and place. */
function byPrice(a: QuotaPrice, b: QuotaPrice): number {
  const at = a.price.findIndex((price, aim) => price !== b.price[aim])
  return at < 0 ? a.side.localeCompare(b.side) || a.group - b.group : b.price[at]! - a.price[at]!
}

const groupOf = ({ groups }: Prepared, { side, group }: QuotaPrice): FrozenGroup =>
  (side === 'need' ? groups.needGroups : groups.personGroups)[group]!

/** What a quota is told as; of a school its people, whose snapshots say its name as long as one of them is kept. */
function titleOf({ input }: Prepared, { kind, members }: FrozenGroup) {
  return kind === 'school'
    ? { kind, name: null, members: [...members] }
    : { kind, name: groupTitle(input, { kind, members }), members: [] }
}

function collisionView(prepared: Prepared, rules: readonly CollidingRule[]): RunSummary['collision'] {
  const { needGroups, personGroups } = prepared.groups
  return rules.map((rule) => {
    const none = { kind: null, name: null, members: [] }
    switch (rule.rule) {
      case 'least':
      case 'most':
        return {
          rule: `${rule.side}.${rule.rule}`,
          ...titleOf(prepared, (rule.side === 'need' ? needGroups : personGroups)[rule.group]!),
          quota: rule.quota,
        }
      case 'needCapacity':
      case 'personCapacity':
        return { rule: rule.rule, ...none, quota: rule.capacity }
      default:
        return { rule: rule.rule, ...none, quota: null }
    }
  })
}
