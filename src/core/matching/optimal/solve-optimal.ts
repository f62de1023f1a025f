import type { Matching, MatchingProblem } from '../problem.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { runAuction } from './auction.ts'
import { type Certificate, checkCertificate, type MatchingPrices, type Objective } from './certificate.ts'
import { greatestFill } from './greatest-fill.ts'
import { readPrices } from './prices.ts'
import { createPathFinder, emptyState } from './shortest-paths.ts'
import { buildTransport, personDegrees, tiersOf, usableSeats } from './transport.ts'

export interface OptimalOptions {
  readonly objective: Objective
  /** Told now and then how many units of how many are placed. */
  readonly onProgress?: (placed: number, total: number) => void
}

export interface OptimalResult {
  readonly matching: Matching
  readonly prices: MatchingPrices
  readonly totals: MatchingTotals
  readonly certificate: Certificate
}

export function solveOptimal(problem: MatchingProblem, options: OptimalOptions): OptimalResult {
  const { objective } = options
  const { tiers, tierIndex } = tiersOf(problem)
  const degree = personDegrees(problem)
  const seats = usableSeats(problem)
  let seatSum = 0
  for (const s of seats) seatSum += s
  let engagementSum = 0
  for (let p = 0; p < problem.personCount; p++)
    engagementSum += Math.min(problem.personCapacity[p]!, degree[p]!)
  const needsLook = seatSum <= engagementSum
  const t = buildTransport(problem, needsLook, degree, tierIndex, tiers.length)
  const total = needsLook ? seatSum : engagementSum
  const groupLeft = new Float64Array(t.groupCount).fill(Infinity)
  const idleLeft = new Float64Array(t.classCount).fill(objective === 'score' ? Infinity : 0)
  const assumed = objective === 'tiers' && (needsLook || tiers.length === 1)
  if (objective === 'tiers' && !needsLook) {
    if (assumed) groupLeft[0] = total
    else {
      const fill = greatestFill(problem, tierIndex, tiers.length)
      groupLeft.set(fill)
      idleLeft[0] = total
      for (const f of fill) idleLeft[0]! -= f
    }
  }
  const state = emptyState(t, groupLeft, idleLeft)
  runAuction(t, state, {
    parts: 16,
    least: objective === 'score' ? 0 : -2 * maxScoreOf(problem),
    mostBids: 64 * total,
    leave: Math.floor(total / 10_000),
  })
  if (objective === 'tiers') {
    state.idlePrice.fill(Infinity)
    for (let a = 0; a < t.agentCount; a++)
      if (t.supply[a]! > 0)
        state.idlePrice[t.classOf[a]!] = Math.min(state.idlePrice[t.classOf[a]!]!, state.agentPrice[a]!)
  }
  if (process.env.DBG) console.log('auction done', process.cpuUsage())
  const unplaced = t.supply.slice()
  for (let b = 0; b < t.objectCount; b++)
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++)
      unplaced[state.slotAgent[s]!]!--
  const finder = createPathFinder(t, state)
  let exact = !assumed
  let searches = 0
  for (let a = 0; a < t.agentCount; a++) {
    for (let unit = unplaced[a]!; unit > 0; unit--) {
      searches++
      if (finder.place(a)) continue
      if (exact) throw new Error(`unit ${unit} of agent ${a} has nowhere to go`)
      exact = true
      const fill = greatestFill(problem, tierIndex, tiers.length)
      if (needsLook) {
        for (let i = 0; i < t.agentCount; i++) idleLeft[tierIndex[i]!]! += seats[i]!
        for (let k = 0; k < tiers.length; k++) idleLeft[k]! -= fill[k]!
      } else {
        idleLeft[0]! += total - fill[0]!
        groupLeft[0]! -= total - fill[0]!
      }
      if (!finder.place(a)) throw new Error(`unit ${unit} of agent ${a} has nowhere to go`)
    }
  }
  for (let g = 0; g < t.groupCount; g++)
    while (groupLeft[g]! < 0) if (!finder.takeFromGroup(g)) throw new Error('group')
  for (let c = 0; c < t.classCount; c++)
    while (idleLeft[c]! < 0) if (!finder.takeFromIdle(c)) throw new Error('idle')
  let open = 0
  for (let b = 0; b < t.objectCount; b++) open += state.holes[b]!
  if (process.env.DBG) console.log('searches', searches, 'of', total, 'open holes', open, process.cpuUsage())
  for (; open > 0; open--)
    if (!(objective === 'score' ? finder.takeFromGround() : finder.takeFromGroup(0))) throw new Error('hole')
  const matching = new Uint8Array(problem.edgePerson.length)
  for (let b = 0; b < t.objectCount; b++) {
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++) {
      const a = state.slotAgent[s]!
      if (needsLook) matching[state.slotEdge[s]!] = 1
      else matching[edgeBetween(problem, b, a)] = 1
    }
  }
  const prices = readPrices(problem, t, state, objective, tiers, tierIndex, degree)
  const { faults, primal, dual, gap } = checkCertificate(problem, matching, prices, objective)
  if (faults.length > 0 || gap !== 0)
    throw new Error(`the certificate does not hold: gap ${gap}, ${JSON.stringify(faults)}`)
  return { matching, prices, totals: totalsOf(problem, matching), certificate: { primal, dual, gap } }
}

/** Edge of a need to a person, who is one of its own. */
function edgeBetween(problem: MatchingProblem, need: number, person: number): number {
  let low = problem.needStart[need]!
  let high = problem.needStart[need + 1]! - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (problem.edgePerson[middle]! < person) low = middle + 1
    else high = middle
  }
  return low
}

function maxScoreOf(problem: MatchingProblem): number {
  let most = 0
  const { edgeScore } = problem
  for (let e = 0; e < edgeScore.length; e++) if (edgeScore[e]! > most) most = edgeScore[e]!
  return most
}
