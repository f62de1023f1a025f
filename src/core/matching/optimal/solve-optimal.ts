import { inBlocks } from '../blocks.ts'
import { edgeOf, type Matching, type MatchingProblem } from '../problem.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { runAuction } from './auction.ts'
import { type Certificate, checkCertificate, type MatchingPrices, type Objective } from './certificate.ts'
import { greatestFill } from './greatest-fill.ts'
import { readPrices } from './prices.ts'
import { createPathFinder, emptyState, type TransportState } from './shortest-paths.ts'
import { type Before, startFrom } from './start-from.ts'
import { buildTransport, type Transport, tiersOf, usableEngagements, usableSeats } from './transport.ts'

export interface OptimalOptions {
  readonly objective: Objective
  /** A solution between the same needs and people to begin with; which of equal matchings is found may depend on it. */
  readonly before?: Before
  /** Told every thousand how many units have found a place, for now, of how many that look for one. */
  readonly onProgress?: (placed: number, total: number) => void
}

export interface OptimalResult {
  readonly matching: Matching
  readonly prices: MatchingPrices
  readonly totals: MatchingTotals
  /** Checked in this run; its gap is 0. */
  readonly certificate: Certificate
}

/** Parts of a point the auction bids in: finer leaves less to repair and takes a little longer. */
const parts = 16
/** Bids a unit may take before shortest paths take over; contested places take about ten. */
const bidsPerUnit = 64
/** Units the auction leaves to shortest paths, at most one of so many: the last ones bid the longest. */
const leaveUnits = 12
const leaveOneOf = 500

/**
 * Problem: fill each tier as far as can be, most urgent first, then reach the greatest total score (`tiers`); or the
 * greatest total score with nobody forced in (`score`).
 * Method: the side with fewer units looks for places. An auction in fine steps comes close, what is not exactly right in
 * whole points is dropped, and shortest augmenting paths finish exactly. How far tiers can be filled is reckoned apart
 * where it matters, so no weight stands for a tier. The prices prove the result before it is given.
 * Reference: see the parts; the handing on of prices from an auction to shortest paths is after D. Bertsekas, Network
 * Optimization, 1998, chapter 7.
 * Cost: near O(edges) where places are scarce; contested places some ten bids a unit; no worse than shortest paths.
 * Integers throughout; prices are whole points.
 * Ties: fixed by the order of needs and people and nothing else; the totals do not depend on that order.
 * @throws Error when the certificate does not hold, which would be a fault of this code
 */
export function solveOptimal(problem: MatchingProblem, options: OptimalOptions): OptimalResult {
  const { objective } = options
  const { tiers, tierIndex } = tiersOf(problem)
  const seatSum = sum(usableSeats(problem))
  const engagements = usableEngagements(problem, seatSum)
  const engagementSum = sum(engagements)
  const needsLook = seatSum <= engagementSum
  const total = Math.min(seatSum, engagementSum)
  // Where places are contested, an agent looks at its edges many times, and mostly at the best.
  const byScore = 2 * total > Math.max(seatSum, engagementSum)
  const t = buildTransport(problem, { needsLook, byScore }, engagements, tierIndex, tiers.length)
  const state = emptyState(
    t,
    new Float64Array(t.groupCount).fill(Infinity),
    new Float64Array(t.classCount).fill(objective === 'score' ? Infinity : 0),
  )
  // Where all units can be placed, which is to be expected, how far the tiers can be filled need not be reckoned.
  const wasShort = options.before !== undefined && sum(options.before.matching) < total
  let supposed = objective === 'tiers' && (needsLook || tiers.length === 1) && !wasShort
  const fillOf = () => greatestFill(problem, tierIndex, tiers.length)
  if (objective === 'tiers' && !needsLook) {
    if (supposed) state.groupLeft[0] = total
    else {
      const fill = fillOf()
      state.groupLeft.set(fill)
      state.idleLeft[0] = total - sum(fill)
    }
  }
  const report = reporter(total, options.onProgress)
  const most = greatestScore(problem)
  if (options.before !== undefined) startFrom(t, state, options.before, objective, tiers)
  else {
    runAuction(t, state, {
      parts,
      least: objective === 'score' ? 0 : -2 * most,
      most,
      mostBids: bidsPerUnit * total,
      onRound: report,
      leave: Math.min(leaveUnits, Math.floor(total / leaveOneOf)),
    })
    if (objective === 'tiers') priceIdleness(t, state)
  }
  if (objective === 'tiers' && needsLook && wasShort) limitFill(t, state, fillOf(), total)
  finish(t, state, objective, total, report, () => {
    if (!supposed) return false
    supposed = false
    limitFill(t, state, fillOf(), total)
    return true
  })
  const matching = matchingOf(problem, t, state)
  const prices = readPrices(problem, t, state, objective, tiers, tierIndex, engagements)
  const { faults, primal, dual, gap } = checkCertificate(problem, matching, prices, objective)
  if (faults.length > 0 || gap !== 0)
    throw new Error(`the certificate does not hold: gap ${gap}, ${JSON.stringify(faults)}`)
  return { matching, prices, totals: totalsOf(problem, matching), certificate: { primal, dual, gap } }
}

/** Passes on every thousandth unit and the last, never fewer than before. */
function reporter(total: number, onProgress: OptimalOptions['onProgress']): (placed: number) => void {
  let told = 0
  return (placed) => {
    if (placed < told + 1000 && (placed !== total || told === total)) return
    told = placed
    onProgress?.(placed, total)
  }
}

/** Idleness that nobody has yet costs what the least asking agent of its class asks. */
function priceIdleness(t: Transport, { idlePrice, agentPrice }: TransportState): void {
  idlePrice.fill(Infinity)
  for (let a = 0; a < t.agentCount; a++)
    if (t.supply[a]! > 0 && agentPrice[a]! < idlePrice[t.classOf[a]!]!)
      idlePrice[t.classOf[a]!] = agentPrice[a]!
}

/**
 * Places what has no place yet and mends what is counted too much. `recount` is asked once when a unit cannot be placed:
 * whether the supposed fill has been corrected.
 */
function finish(
  t: Transport,
  state: TransportState,
  objective: Objective,
  total: number,
  report: (placed: number) => void,
  recount: () => boolean,
): void {
  const { groupLeft, idleLeft, holes } = state
  const unplaced = t.supply.slice()
  inBlocks(t.objectCount, (from, to) => takeOff(state, from, to, unplaced))
  const finder = createPathFinder(t, state)
  const need = (found: boolean) => {
    if (!found) throw new Error('no path where there has to be one')
  }
  let placed = total - sum(unplaced)
  if (placed < total)
    for (let a = 0; a < t.agentCount; a++) {
      for (let unit = unplaced[a]!; unit > 0; unit--) {
        if (!finder.place(a)) need(recount() && finder.place(a))
        report(++placed)
      }
    }
  for (let g = 0; g < t.groupCount; g++) while (groupLeft[g]! < 0) need(finder.takeFromGroup(g))
  for (let c = 0; c < t.classCount; c++) while (idleLeft[c]! < 0) need(finder.takeFromIdle(c))
  for (let open = sum(holes); open > 0; open--)
    need(objective === 'score' ? finder.takeFromGround() : finder.takeFromGroup(0))
}

function takeOff(
  { slotStart, count, slotAgent }: TransportState,
  from: number,
  to: number,
  unplaced: Int32Array,
): void {
  for (let b = from; b < to; b++) {
    const end = slotStart[b]! + count[b]!
    for (let s = slotStart[b]!; s < end; s++) unplaced[slotAgent[s]!]!--
  }
}

/** Lets as many units stay idle as do not fit into the greatest fill. */
function limitFill(t: Transport, { groupLeft, idleLeft }: TransportState, fill: Int32Array, total: number) {
  if (!t.needsLook) {
    const over = total - sum(fill)
    idleLeft[0] = idleLeft[0]! + over
    groupLeft[0] = groupLeft[0]! - over
    return
  }
  for (let a = 0; a < t.agentCount; a++) idleLeft[t.classOf[a]!]! += t.supply[a]!
  for (let c = 0; c < t.classCount; c++) idleLeft[c]! -= fill[c]!
}

function matchingOf(problem: MatchingProblem, t: Transport, state: TransportState): Matching {
  const matching = new Uint8Array(problem.edgePerson.length)
  inBlocks(t.objectCount, (from, to) => markUsed(problem, t, state, from, to, matching))
  return matching
}

function markUsed(
  problem: MatchingProblem,
  { needsLook, byScore }: Transport,
  { slotStart, count, slotEdge, slotAgent }: TransportState,
  from: number,
  to: number,
  matching: Matching,
): void {
  for (let b = from; b < to; b++) {
    const end = slotStart[b]! + count[b]!
    for (let s = slotStart[b]!; s < end; s++) {
      if (needsLook && !byScore) matching[slotEdge[s]!] = 1
      else matching[needsLook ? edgeOf(problem, slotAgent[s]!, b) : edgeOf(problem, b, slotAgent[s]!)] = 1
    }
  }
}

function greatestScore({ edgeScore }: MatchingProblem): number {
  let most = 0
  inBlocks(edgeScore.length, (from, to) => {
    most = Math.max(most, greatestOf(edgeScore, from, to))
  })
  return most
}

function greatestOf(values: Int32Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) most = Math.max(most, values[i]!)
  return most
}

function sum(values: Int32Array | Uint8Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}
