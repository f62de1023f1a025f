import type { MatchingProblem } from '../problem.ts'

/**
 * Slow, obvious judge of optimal matchings: a flow network of needs, people and single units, longest paths by
 * Bellman and Ford, one unit at a time. For `tiers` a seat filled of tier t is worth more than all of tier t + 1 and all
 * scores together, in BigInt.
 */
export function slowOptimum(problem: MatchingProblem, objective: 'tiers' | 'score') {
  const { needCount, personCount, needCapacity, needTier, personCapacity, needStart } = problem
  const tiers = [...new Set(needTier)].sort((a, b) => b - a)
  const scale = BigInt(problem.edgePerson.length + 1) * 1_000_001n
  const bonus = new Map(tiers.map((tier, k) => [tier, objective === 'tiers' ? scale ** BigInt(k + 1) : 0n]))
  const source = needCount + personCount
  const sink = source + 1
  const arcs: { from: number; to: number; left: number; worth: bigint; back: number }[] = []
  const arc = (from: number, to: number, left: number, worth: bigint) => {
    arcs.push({ from, to, left, worth, back: arcs.length + 1 })
    arcs.push({ from: to, to: from, left: 0, worth: -worth, back: arcs.length - 1 })
  }
  for (let i = 0; i < needCount; i++) arc(source, i, needCapacity[i]!, bonus.get(needTier[i]!)!)
  for (let p = 0; p < personCount; p++) arc(needCount + p, sink, personCapacity[p]!, 0n)
  const firstEdge = arcs.length
  for (let i = 0; i < needCount; i++)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++)
      arc(i, needCount + problem.edgePerson[e]!, 1, BigInt(problem.edgeScore[e]!))
  for (;;) {
    const worth: (bigint | null)[] = Array.from({ length: sink + 1 }, () => null)
    const by: number[] = []
    worth[source] = 0n
    for (let changed = true; changed; ) {
      changed = false
      for (let k = 0; k < arcs.length; k++) {
        const { from, to, left, worth: gain } = arcs[k]!
        const before = worth[from]
        if (left === 0 || before === null || before === undefined) continue
        const now = worth[to]
        if (now !== null && now !== undefined && now >= before + gain) continue
        worth[to] = before + gain
        by[to] = k
        changed = true
      }
    }
    const total = worth[sink]
    if (total === null || total === undefined || total <= 0n) break
    for (let node = sink; node !== source; node = arcs[by[node]!]!.from) {
      arcs[by[node]!]!.left--
      arcs[arcs[by[node]!]!.back]!.left++
    }
  }
  const filled = new Map<number, number>(tiers.map((tier) => [tier, 0]))
  let totalScore = 0
  for (let i = 0; i < needCount; i++)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      if (arcs[firstEdge + 2 * e]!.left === 1) continue
      totalScore += problem.edgeScore[e]!
      filled.set(needTier[i]!, filled.get(needTier[i]!)! + 1)
    }
  return {
    totalScore,
    filledByTier: [...filled].sort(([a], [b]) => a - b).map(([tier, count]) => ({ tier, filled: count })),
  }
}
