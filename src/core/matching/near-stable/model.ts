import { type LinearModel, linearModelBuilder } from '#core/scheduling/linear-model.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import type { Group } from '../spread/groups.ts'
import type { Pins } from '../spread/matching-network.ts'
import { blockingPairsOf } from '../stable/count-blocking-pairs.ts'
import { preferencesOf, type Ranks } from '../stable/ranks.ts'

/**
 * Problem: an assignment within rules that are no flow: at most so many blocking pairs, groups that cross.
 * Method: an integer program. x_e uses edge e. With a limit on blocking pairs, S_{i,r} counts what need i holds of the
 * ranks up to r, y_{i,r} ≤ S_{i,r} / capacity says that it is full of what it likes at least as well, z likewise for
 * people (with capacity 1 the sum itself), and x_e + y + z + b_e ≥ 1 makes b_e a blocking pair otherwise; Σ b ≤ limit.
 * Tiers come as aims in turn, each held by a row: no weights.
 * Reference: A. Kwanashie, D. Manlove, An integer programming approach to the hospitals/residents problem with ties, 2014,
 * with the condition for many-to-many and blocking pairs counted.
 * Cost: about three columns and rows per edge.
 */
export interface AssignmentRules {
  /** With it, at most `most` pairs may block under `ranks`. */
  readonly blocking?: { readonly ranks: Ranks | null; readonly most: number }
  readonly needGroups?: readonly Group[]
  readonly personGroups?: readonly Group[]
  readonly pins?: Pins
}

export interface AssignmentModel {
  readonly model: LinearModel
  decode(point: Float64Array): Matching
  /** The point of an assignment that keeps the rules. */
  encode(matching: Matching): Float64Array
}

/** An aim that is reached already and must not be lost. */
export interface HeldAim {
  readonly worth: Int32Array
  readonly least: number
}

/** Columns of one side: where "full of what is liked as well" stands for each edge, and how to reckon it. */
interface SideColumns {
  /** Column of each edge's class; -1 where no such column is, because the end has capacity 1 or none. */
  readonly full: Int32Array
  /** Column of the count of each edge's class. */
  readonly count: Int32Array
}

/** The integer program for the greatest sum of `worth` over used edges, with a least sum of each aim before. */
export function assignmentModel(
  problem: MatchingProblem,
  rules: AssignmentRules,
  worth: Int32Array,
  held: readonly HeldAim[] = [],
): AssignmentModel {
  const { needCount, personCount, needStart, needCapacity, personCapacity, edgePerson } = problem
  const edgeCount = edgePerson.length
  const edgeNeed = new Int32Array(edgeCount)
  for (let i = 0; i < needCount; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!)
  const ofNeed = edgesOf(edgeNeed, needCount)
  const ofPerson = edgesOf(edgePerson, personCount)
  const forced = new Set(rules.pins?.forced)
  const forbidden = new Set(rules.pins?.forbidden)

  const builder = linearModelBuilder('maximise')
  for (let e = 0; e < edgeCount; e++) {
    builder.addColumn({
      cost: worth[e]!,
      lower: forced.has(e) ? 1 : 0,
      upper: forbidden.has(e) ? 0 : 1,
      integer: true,
    })
  }
  const limit = (edges: readonly number[], lower: number, upper: number): void => {
    if (lower <= 0 && upper >= edges.length) return
    builder.addRow({ lower, upper, terms: edges.map((e) => [e, 1] as const) })
  }
  for (const [i, own] of ofNeed.entries()) limit(own, 0, needCapacity[i]!)
  for (const [p, own] of ofPerson.entries()) limit(own, 0, personCapacity[p]!)
  for (const [groups, own] of [
    [rules.needGroups ?? [], ofNeed],
    [rules.personGroups ?? [], ofPerson],
  ] as const) {
    for (const { members, least = 0, most } of groups) {
      const edges = Array.from(members).flatMap((member) => own[member]!)
      limit(edges, least, most ?? Number.POSITIVE_INFINITY)
    }
  }
  for (const { worth: own, least } of held) {
    const terms = Array.from(own.keys()).flatMap((e) => (own[e] === 0 ? [] : [[e, own[e]!] as const]))
    if (least > 0) builder.addRow({ lower: least, terms })
  }
  const decode = (point: Float64Array): Matching =>
    Uint8Array.from({ length: edgeCount }, (_, e) => Math.round(point[e]!))
  if (rules.blocking === undefined) {
    return { model: builder.build(), decode, encode: (matching) => Float64Array.from(matching) }
  }

  const preferences = preferencesOf(problem, rules.blocking.ranks)
  const needSide = addSide(builder, ofNeed, needCapacity, preferences.ofNeed)
  const personSide = addSide(builder, ofPerson, personCapacity, preferences.ofPerson)
  // An end without capacity never blocks.
  const mayBlock = Array.from(edgePerson.keys()).filter(
    (e) => needCapacity[edgeNeed[e]!] !== 0 && personCapacity[edgePerson[e]!] !== 0,
  )
  const blocks = mayBlock.map((e) => {
    const column = builder.addColumn({ lower: 0, upper: 1, integer: true })
    builder.addRow({
      lower: 1,
      terms: [
        [e, 1],
        [needSide.full[e]!, 1],
        [personSide.full[e]!, 1],
        [column, 1],
      ],
    })
    return column
  })
  builder.addRow({ upper: rules.blocking.most, terms: blocks.map((column) => [column, 1] as const) })
  const model = builder.build()
  return {
    model,
    decode,
    encode(matching) {
      const point = new Float64Array(model.cost.length)
      point.set(matching)
      fillSide(point, needSide, edgeNeed, needCapacity, preferences.ofNeed, matching)
      fillSide(point, personSide, edgePerson, personCapacity, preferences.ofPerson, matching)
      const { first } = blockingPairsOf(problem, preferences, matching, edgeCount)
      const blocking = new Set(first.map(({ edge }) => edge))
      for (const [at, e] of mayBlock.entries()) if (blocking.has(e)) point[blocks[at]!] = 1
      return point
    },
  }
}

function edgesOf(end: Int32Array, count: number): number[][] {
  const own = Array.from({ length: count }, (): number[] => [])
  for (let e = 0; e < end.length; e++) own[end[e]!]!.push(e)
  return own
}

/** Adds for each class of equal rank of each end the count up to it, and whether that fills the end. */
function addSide(
  builder: ReturnType<typeof linearModelBuilder>,
  own: readonly (readonly number[])[],
  capacity: Int32Array,
  rank: Int32Array,
): SideColumns {
  const full = new Int32Array(rank.length).fill(-1)
  const count = new Int32Array(rank.length).fill(-1)
  for (const [who, edges] of own.entries()) {
    const most = capacity[who]!
    if (most === 0) continue
    const sorted = edges.toSorted((a, b) => rank[a]! - rank[b]! || a - b)
    let before = -1
    for (let from = 0; from < sorted.length; ) {
      let to = from + 1
      while (to < sorted.length && rank[sorted[to]!] === rank[sorted[from]!]) to++
      const tie = sorted.slice(from, to)
      const sum = builder.addColumn({ lower: 0, upper: Math.min(most, to) })
      builder.addRow({
        lower: 0,
        upper: 0,
        terms: [
          [sum, -1],
          ...(before === -1 ? [] : [[before, 1] as const]),
          ...tie.map((e) => [e, 1] as const),
        ],
      })
      let is = sum
      if (most > 1) {
        is = builder.addColumn({ lower: 0, upper: to < most ? 0 : 1, integer: true })
        builder.addRow({
          upper: 0,
          terms: [
            [is, most],
            [sum, -1],
          ],
        })
      }
      for (const e of tie) {
        count[e] = sum
        full[e] = is
      }
      before = sum
      from = to
    }
  }
  return { full, count }
}

function fillSide(
  point: Float64Array,
  { full, count }: SideColumns,
  end: Int32Array,
  capacity: Int32Array,
  rank: Int32Array,
  matching: Matching,
): void {
  const held = Array.from(capacity, (): number[] => [])
  for (let e = 0; e < matching.length; e++) if (matching[e] === 1) held[end[e]!]!.push(rank[e]!)
  for (let e = 0; e < matching.length; e++) {
    if (count[e] === -1) continue
    const upTo = held[end[e]!]!.filter((other) => other <= rank[e]!).length
    point[count[e]!] = upTo
    if (full[e] !== count[e]) point[full[e]!] = upTo >= capacity[end[e]!]! ? 1 : 0
  }
}
