/** Where somebody could work: a node as one chain has it, or a chain of which only the chain itself is known. */
export interface Place {
  chainCode: string
  nodeCode: string | null
}

export const placeKey = ({ chainCode, nodeCode }: Place): string => `${chainCode}/${nodeCode ?? ''}`

/**
 * Supply by place: each person counts once in all, a share of 1/n at each of his or her n places, so that the sum over all
 * places is the number of people. Somebody without a place counts nowhere.
 *
 * @param people the places of each person; a place named twice counts once.
 */
export function supplyByPlace(people: readonly (readonly Place[])[]): Map<string, number> {
  const supply = new Map<string, number>()
  for (const places of people) {
    const keys = new Set(places.map(placeKey))
    for (const key of keys) supply.set(key, (supply.get(key) ?? 0) + 1 / keys.size)
  }
  return supply
}

/**
 * Places of a person: every (chain, node) of a published template that has one of the person's nodes, and each chain the
 * person is open to in which none of them stands, as a chain alone.
 *
 * @param chainsOfNode chains whose published templates have the node.
 */
export function placesOf(
  person: { nodeCodes: readonly string[]; chainCodes: readonly string[] },
  chainsOfNode: ReadonlyMap<string, readonly string[]>,
): Place[] {
  const atNodes = person.nodeCodes.flatMap((nodeCode) =>
    (chainsOfNode.get(nodeCode) ?? []).map((chainCode): Place => ({ chainCode, nodeCode })),
  )
  const reached = new Set(atNodes.map(({ chainCode }) => chainCode))
  const chainsAlone = person.chainCodes
    .filter((chainCode) => !reached.has(chainCode))
    .map((chainCode): Place => ({ chainCode, nodeCode: null }))
  return [...atNodes, ...chainsAlone]
}

/** Seats of a need that nobody has taken yet, never below none. */
export const openSeats = (headcount: number, onBoard: number): number => Math.max(0, headcount - onBoard)

/** Heat of a place: seats that are open less people who could take them; above none it is a gap of talent. */
export const heatOf = (demand: number, supply: number): number => inHundredths(demand - supply)

/** Shares are told in hundredths; sums are made of what is not rounded yet. */
export const inHundredths = (value: number): number => {
  const rounded = Math.round(value * 100) / 100
  return rounded === 0 ? 0 : rounded
}

export type GapKind = 'both' | 'industry' | 'talent' | 'none'

/** Which gaps a node has: of industry when its verdict is not sound, of talent when its heat is above none. */
export function gapKind(verdict: string | null, heat: number): GapKind {
  const industry = verdict !== null && verdict !== 'sound'
  const talent = heat > 0
  if (industry && talent) return 'both'
  if (industry) return 'industry'
  return talent ? 'talent' : 'none'
}
