import type { MatchingProblem } from '../../problem.ts'
import type { Solved } from '../match-all.ts'

interface Arc {
  readonly from: number
  readonly to: number
  room: number
  readonly cost: number
  /** Index of the arc the other way. */
  readonly back: number
}

/**
 * A slow, obvious exact solver for small problems: cheapest paths by Bellman and Ford, one unit after the other. For
 * `tiers` a seat of a tier is worth more than all seats of the tiers after it together; prices take that off again.
 */
export function solveSlowly(problem: MatchingProblem, objective: 'tiers' | 'score'): Solved {
  const { needCount, personCount } = problem
  const premium = objective === 'tiers' ? premiums(problem) : new Map<number, number>()
  const [source, sink] = [needCount + personCount, needCount + personCount + 1]
  const arcs: Arc[] = []
  const join = (from: number, to: number, room: number, cost: number) => {
    arcs.push({ from, to, room, cost, back: arcs.length + 1 })
    arcs.push({ from: to, to: from, room: 0, cost: -cost, back: arcs.length - 1 })
  }
  for (let need = 0; need < needCount; need++)
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++) {
      const worth = problem.edgeScore[edge]! + (premium.get(problem.needTier[need]!) ?? 0)
      join(need, needCount + problem.edgePerson[edge]!, 1, -worth)
    }
  for (let need = 0; need < needCount; need++) join(source, need, problem.needCapacity[need]!, 0)
  for (let person = 0; person < personCount; person++)
    join(needCount + person, sink, problem.personCapacity[person]!, 0)

  for (;;) {
    const start = Array.from({ length: sink + 1 }, () => Number.POSITIVE_INFINITY)
    start[source] = 0
    const { distance, by } = cheapest(arcs, start)
    if (!(distance[sink]! < 0)) break
    for (let at = sink; at !== source; at = arcs[by[at]!]!.from) {
      const arc = arcs[by[at]!]!
      arc.room--
      arcs[arc.back]!.room++
    }
  }
  join(sink, source, 1, 0)
  // What flows could flow less: the arc back from source to sink.
  if (arcs.some(({ from, to, room }) => from === sink && to !== source && room > 0)) arcs.at(-1)!.room = 1
  const { distance } = cheapest(
    arcs,
    Array.from({ length: sink + 1 }, () => 0),
  )
  return {
    matching: Uint8Array.from(problem.edgePerson, (_, edge) => arcs[2 * edge + 1]!.room),
    prices: {
      need: Array.from({ length: needCount }, (_, need) => Math.max(0, distance[need]! - distance[source]!)),
      person: Array.from({ length: personCount }, (_, person) =>
        Math.max(0, distance[sink]! - distance[needCount + person]!),
      ),
      tier: [...premium].map(([tier, price]) => ({ tier, price: -price })),
    },
  }
}

function cheapest(arcs: readonly Arc[], distance: number[]) {
  const by = distance.map(() => -1)
  for (let changed = true; changed; ) {
    changed = false
    for (const [at, { from, to, room, cost }] of arcs.entries())
      if (room > 0 && distance[from]! + cost < distance[to]!) {
        distance[to] = distance[from]! + cost
        by[to] = at
        changed = true
      }
  }
  return { distance, by }
}

function premiums({ needTier, needCapacity }: MatchingProblem): Map<number, number> {
  const seats = needCapacity.reduce((sum, capacity) => sum + capacity, 1)
  let premium = 1_000_000
  const tiers = [...new Set(needTier)].sort((a, b) => b - a)
  return new Map(
    tiers.map((tier) => {
      premium *= seats + 1
      return [tier, premium]
    }),
  )
}
