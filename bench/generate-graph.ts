import { seededRandom } from '#core/random/seeded-random.ts'

/** A supply graph whose size and degrees are given, for measuring. */
export interface GeneratedGraph {
  readonly nodes: readonly GeneratedNode[]
  readonly edges: readonly GeneratedEdge[]
}

export interface GeneratedNode {
  readonly id: string
  /** Place along the chain, 0 to 1; edges run from lower to higher, but for a few that run back. */
  readonly stage: number
  readonly band: 0 | 1 | 2 | null
  readonly lane: 0 | 1
  /** Yearly output in 10,000 yuan. */
  readonly localOutput: number
}

export interface GeneratedEdge {
  readonly from: string
  readonly to: string
  /** 1 to 5. */
  readonly strength: number
  readonly group: string | null
}

export interface GraphShape {
  readonly nodes: number
  readonly edges: number
  readonly largestDegree: number
}

/** The sizes every graph benchmark measures; the smaller ones keep the proportions of the largest. */
export const graphShapes: readonly GraphShape[] = [
  { nodes: 10_000, edges: 11_000, largestDegree: 186 },
  { nodes: 30_000, edges: 33_000, largestDegree: 559 },
  { nodes: 100_000, edges: 110_000, largestDegree: 1864 },
]

const shareOfDegreeOne = 0.55
const shareRunningBack = 0.01
const shareSupporting = 0.1

/**
 * A random graph with exactly the given numbers of nodes and edges and largest degree, and median degree 1 (degrees
 * count both directions): just over half the nodes have degree 1, the others follow a power law that is cut to the
 * sum. Stubs are paired at random; pairs that would be loops or repeat an edge are mended by exchanges.
 */
export function generateGraph(shape: GraphShape, seed = 'bench'): GeneratedGraph {
  const random = seededRandom(`${seed}/${shape.nodes}`)
  const degrees = degreeSequence(shape)
  const pairs = pairStubs(degrees, (most) => random.integer(0, most))
  const digits = String(shape.nodes - 1).length
  const names = degrees.map((_, v) => `n${String(v).padStart(digits, '0')}`)
  const places = shuffled(names.length, (most) => random.integer(0, most))
  const nodes = names.map((id, v): GeneratedNode => {
    const stage = places[v]! / names.length
    const supporting = random.chance(shareSupporting)
    return {
      id,
      stage,
      band: supporting ? null : stage < 0.4 ? 0 : stage < 0.8 ? 1 : 2,
      lane: supporting ? 1 : 0,
      localOutput: random.chance(0.3) ? 0 : random.integer(1, 10_000),
    }
  })
  const edges = pairs.map(([a, b]): GeneratedEdge => {
    const forth = nodes[a]!.stage < nodes[b]!.stage !== random.chance(shareRunningBack)
    const from = names[forth ? a : b]!
    const to = names[forth ? b : a]!
    return {
      from,
      to,
      strength: random.integer(1, 5),
      group: random.chance(0.25) ? `g${random.integer(1, 2)}` : null,
    }
  })
  return { nodes, edges }
}

/** What the generator hit: counts, median and largest degree. */
export function describeGraph(graph: GeneratedGraph): {
  nodes: number
  edges: number
  medianDegree: number
  largestDegree: number
} {
  const degrees = new Map(graph.nodes.map((node) => [node.id, 0]))
  for (const { from, to } of graph.edges) {
    degrees.set(from, degrees.get(from)! + 1)
    degrees.set(to, degrees.get(to)! + 1)
  }
  const sorted = [...degrees.values()].sort((a, b) => a - b)
  return {
    nodes: graph.nodes.length,
    edges: graph.edges.length,
    medianDegree: sorted[Math.floor((sorted.length - 1) / 2)]!,
    largestDegree: sorted.at(-1)!,
  }
}

/** Degrees in descending order that add up to twice the edges. */
function degreeSequence({ nodes, edges, largestDegree }: GraphShape): number[] {
  const upper = nodes - Math.ceil(nodes * shareOfDegreeOne)
  const wanted = 2 * edges - (nodes - upper)
  const tail = (exponent: number) =>
    Array.from({ length: upper }, (_, rank) =>
      Math.max(2, Math.round(largestDegree * (rank + 1) ** -exponent)),
    )
  const sum = (list: readonly number[]) => list.reduce((total, degree) => total + degree, 0)
  let low = 0.2
  let high = 3
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (sum(tail(middle)) > wanted) low = middle
    else high = middle
  }
  const degrees = tail(high)
  let missing = wanted - sum(degrees)
  if (missing < 0) throw new RangeError('the largest degree is too large for this number of edges')
  for (let rank = upper - 1; missing > 0; rank = rank > 1 ? rank - 1 : upper - 1) {
    degrees[rank]! += 1
    missing--
  }
  return [...degrees, ...Array.from({ length: nodes - upper }, () => 1)]
}

/** Random simple pairing of stubs (configuration model with repair). */
function pairStubs(degrees: readonly number[], integer: (most: number) => number): [number, number][] {
  const stubs = new Int32Array(degrees.reduce((total, degree) => total + degree, 0))
  let next = 0
  for (const [v, degree] of degrees.entries()) for (let i = 0; i < degree; i++) stubs[next++] = v
  for (let i = stubs.length - 1; i > 0; i--) exchange(stubs, i, integer(i))

  const pairCount = stubs.length / 2
  const keyOf = (pair: number) => {
    const a = stubs[2 * pair]!
    const b = stubs[2 * pair + 1]!
    return Math.min(a, b) * degrees.length + Math.max(a, b)
  }
  const isLoop = (pair: number) => stubs[2 * pair] === stubs[2 * pair + 1]
  const uses = new Map<number, number>()
  const count = (pair: number, by: 1 | -1) => uses.set(keyOf(pair), (uses.get(keyOf(pair)) ?? 0) + by)
  for (let pair = 0; pair < pairCount; pair++) count(pair, 1)
  const isBad = (pair: number) => isLoop(pair) || uses.get(keyOf(pair))! > 1

  for (let pair = 0; pair < pairCount; pair++) {
    for (let attempt = 0; isBad(pair); attempt++) {
      if (attempt > 1000) throw new RangeError('no simple graph found for these degrees')
      const other = integer(pairCount - 1)
      if (other === pair) continue
      const wasBad = isBad(other)
      count(pair, -1)
      count(other, -1)
      exchange(stubs, 2 * pair + 1, 2 * other + 1)
      count(pair, 1)
      count(other, 1)
      if (!isBad(pair) && (wasBad || !isBad(other))) break
      count(pair, -1)
      count(other, -1)
      exchange(stubs, 2 * pair + 1, 2 * other + 1)
      count(pair, 1)
      count(other, 1)
    }
  }
  return Array.from({ length: pairCount }, (_, pair) => [stubs[2 * pair]!, stubs[2 * pair + 1]!])
}

function shuffled(length: number, integer: (most: number) => number): Int32Array {
  const list = Int32Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) exchange(list, i, integer(i))
  return list
}

function exchange(list: Int32Array, a: number, b: number): void {
  const value = list[a]!
  list[a] = list[b]!
  list[b] = value
}
