import type { SeededRandom } from '#core/random/seeded-random.ts'
import { addDays } from './days.ts'
import type { PlannedNode } from './network.ts'
import { leadOfChain, officeOfRegion } from './organisations.ts'
import { homesOfNode } from './regions.ts'
import type { Day, DemoNodeOwner } from './types.ts'

/** Part of the nodes that nobody has looked after for more than a year. */
const staleShare = 0.12

/** Bureaux that keep nodes of a kind, by the beginning of the GB/T 4754 class. */
const keepers: readonly (readonly [RegExp, string])[] = [
  [/^0[1-5]/, 'agriculture-rural'],
  [/^(51|52|54|58|59|62)/, 'commerce'],
  [/^(44|45|48)/, 'development-reform'],
  [/^(65|73|75)/, 'science-technology'],
  [/^(42|77)/, 'ecology-environment'],
  [/^74/, 'market-regulation'],
  [/^10/, 'natural-resources-planning'],
]

/** Which office keeps each node: the county where the trade is at home, a bureau by trade, else the chain's lead. */
export function assignNodeOwners(
  random: SeededRandom,
  nodes: readonly PlannedNode[],
  today: Day,
): DemoNodeOwner[] {
  return nodes.map((node) => {
    const homes = homesOfNode[node.code]
    const county = homes?.length === 1 ? homes[0] : undefined
    const keeper = keepers.find(([beginning]) => beginning.test(node.gb[0] ?? ''))?.[1]
    const lead = leadOfChain[node.home] ?? 'economy-information'
    const daysOld = random.chance(staleShare) ? random.integer(370, 640) : random.integer(5, 180)
    return {
      nodeCode: node.code,
      orgCode: county === undefined ? (keeper ?? lead) : officeOfRegion(county),
      asOfOn: addDays(today, -daysOld),
    }
  })
}
