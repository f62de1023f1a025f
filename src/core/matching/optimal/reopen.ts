import type { MatchingProblem } from '../problem.ts'
import type { MatchingPrices, Objective } from './certificate.ts'
import { createHoleFiller } from './hole-filler.ts'
import {
  type Changeable,
  checkDistinct,
  checkScore,
  checkWhole,
  type OpenMatching,
  type Pins,
  pairsOf,
  proved,
} from './open-matching.ts'
import { createOpenStore } from './open-store.ts'

/**
 * Problem: one person or need more or less, one score changed: the best matching again, at once, moving little.
 * Method: the prices stay; a unit that lost its place looks for the nearest end, a seat that lost its person for the
 * nearest unit that can be given up, by the same shortest paths. Which ends and units count goes by tiers: the most
 * urgent tier that can gain, the least urgent that can lose, so the fill stays the greatest lexicographically (filled
 * sets are the independent sets of a matroid, so one change moves at most one unit of fill).
 * Reference: G. Mills-Tettey, A. Stentz, M. B. Dias, The dynamic Hungarian algorithm for the assignment problem with
 * changing costs, Carnegie Mellon 2007.
 * Each change is proved before it is given: the prices of all it touched still bound the score exactly. That no tier can
 * be filled further is what the searches found.
 * Cost: a few shortest paths a change, with nothing copied; proving that no end of a tier can be reached costs up to
 * O(edges). Opening costs O(edges).
 * Ties: as in the path finder; what lies on no path is not moved.
 * @throws RangeError on an index that is not there, a wrong score, or a pin that finds no capacity
 * @throws Error when the prices do not prove a change, which would be a fault of this code
 */
export function reopen(
  problem: MatchingProblem,
  previous: { readonly matching: Uint8Array; readonly prices: MatchingPrices },
  objective: Objective,
): OpenMatching {
  const store = createOpenStore(problem, previous.matching, previous.prices, objective)
  const { touched } = store
  const pins: Pins = new Map()
  let idle = 0
  let openSeats = 0
  const openByGroup: number[] = Array.from({ length: store.groups }, () => 0)
  for (let a = 0; a < store.agents; a++) idle += store.state.idleUnits[a]!
  for (let b = 0; b < store.objects; b++)
    openByGroup[store.t.groupOf[b]!]! += store.t.capacity[b]! - store.state.count[b]!
  for (const seats of openByGroup) openSeats += seats

  // Both sides of the store are replaced when its arrays grow.
  let filled = store.state
  let filler = createHoleFiller(store)
  const byUrgency = () =>
    Array.from({ length: store.groups }, (_, g) => g).sort(
      (g, h) => store.groupTier[g]! - store.groupTier[h]!,
    )

  /** Places one unit more: in the most urgent tier that can gain, else idle. */
  function placeUnit(a: number): void {
    const { state, finder } = store
    if (objective === 'score') {
      finder.place(a)
      return
    }
    if (openSeats > 0)
      for (const g of byUrgency()) {
        if (openByGroup[g]! <= 0) continue
        state.groupLeft[g] = 1
        const found = finder.place(a)
        state.groupLeft[g] = 0
        if (!found) continue
        count(g, 1)
        return
      }
    state.idleLeft[0] = 1
    const found = finder.place(a)
    state.idleLeft[0] = 0
    if (!found) throw new Error('a unit can always be idle')
    idle++
  }
  /** One seat of the group filled more, or with -1 less. */
  function count(g: number, change: number): void {
    store.fill[g]! += change
    openByGroup[g]! -= change
    openSeats -= change
  }
  /** A seat of object b lost its person or is new, and counts as a hole: fill it, or find what else to give up. */
  function fillHole(b: number): void {
    if (filled !== store.state) {
      filled = store.state
      filler = createHoleFiller(store)
    }
    if (objective === 'score') {
      if (!filler.fill(b, 'ground')) throw new Error('a seat can always stay free')
      return
    }
    if (idle > 0 && filler.fill(b, 'idle')) {
      idle--
      return
    }
    const own = store.t.groupOf[b]!
    for (const g of byUrgency().reverse()) {
      if (g !== own && store.fill[g] === 0) continue
      if (filler.fill(b, g)) {
        count(g, -1)
        return
      }
      if (g === own) throw new Error('a seat can always stay free')
    }
  }
  /** One more seat of object b, which counts as filled until it is known whether it can be. */
  function openSeat(b: number): void {
    const g = store.t.groupOf[b]!
    store.roomForSlots(b, store.t.capacity[b]! + 1)
    const { t, state } = store
    t.capacity[b]!++
    openSeats++
    openByGroup[g]!++
    state.objectPrice[b] = Math.max(state.objectPrice[b]!, state.groupPrice[g]!)
    state.holes[b]!++
    touched.objects.push(b)
    count(g, 1)
    fillHole(b)
  }
  function closeSeat(b: number): void {
    store.t.capacity[b]!--
    openSeats--
    openByGroup[store.t.groupOf[b]!]!--
  }
  /** Takes edge k of agent a away; what it held is filled again where it can be. The agent's unit goes with it. */
  function takeEdge(a: number, k: number): void {
    const { t, state } = store
    const end = t.object[k]!
    const b = end < 0 ? ~end : end
    touched.agents.push(a)
    touched.objects.push(b)
    if (end < 0) store.dropSlot(b, store.slotOf(b, a))
    store.removeEdge(a, k)
    store.degree[b]!--
    const shrinks = store.degree[b]! < t.capacity[b]!
    if (end < 0) {
      lowerSupply(a)
      if (shrinks) {
        // The seat goes with its last edge.
        t.capacity[b]!--
        store.fill[t.groupOf[b]!]!--
      } else {
        state.holes[b]!++
        fillHole(b)
      }
    } else if (shrinks) closeSeat(b)
  }
  /** One unit less; what the agent holds alone is worth to it what its place is, as for every single unit. */
  function lowerSupply(a: number): void {
    const { t, state } = store
    t.supply[a]!--
    if (t.supply[a] !== 1) return
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) {
      const end = t.object[k]!
      if (end >= 0) continue
      touched.agents.push(a)
      state.agentPrice[a] = t.score[k]! - state.objectPrice[~end]!
      store.placeOf[a] = ~end
    }
  }
  /** Takes an agent out of everything and gives its edges. */
  function strip(a: number): { need: number; score: number }[] {
    const { t, state } = store
    const edges: { need: number; score: number }[] = []
    t.supply[a]! -= state.idleUnits[a]!
    idle -= state.idleUnits[a]!
    state.idleUnits[a] = 0
    for (let k = t.edgesTo[a]! - 1; k >= t.edgesFrom[a]!; k--) {
      const end = t.object[k]!
      edges.push({ need: end < 0 ? ~end : end, score: t.score[k]! })
      if (end >= 0) takeEdge(a, k)
    }
    // Filling one hole may move what is left of this agent, but its edges stay the same.
    while (t.edgesTo[a]! > t.edgesFrom[a]!) takeEdge(a, t.edgesTo[a]! - 1)
    idle -= state.idleUnits[a]!
    state.idleUnits[a] = 0
    t.supply[a] = 0
    state.agentPrice[a] = Infinity
    return edges.reverse()
  }
  /** Takes an agent of one unit off its place, which is filled again where it can be; its edges stay. */
  function lift(a: number): void {
    const { t, state } = store
    t.supply[a] = 0
    state.agentPrice[a] = Infinity
    if (state.idleUnits[a] === 1) {
      state.idleUnits[a] = 0
      idle--
      return
    }
    const b = store.placeOf[a]!
    store.dropSlot(b, store.slotOf(b, a))
    state.holes[b]!++
    touched.objects.push(b)
    fillHole(b)
  }
  /** Places so many units of an agent that has none, at the price its edges give. */
  function settle(a: number, units: number): void {
    const { t, state } = store
    t.supply[a] = units
    touched.agents.push(a)
    if (units === 0) return
    let price = state.idlePrice[0]!
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++)
      price = Math.max(price, t.score[k]! - state.objectPrice[t.object[k]!]!)
    state.agentPrice[a] = price
    for (let u = 0; u < units; u++) placeUnit(a)
  }
  /** Whether a seat more of the need can be given when it has so many edges. */
  const isShort = (need: number, degree: number) =>
    store.t.capacity[need]! < Math.min(store.objectLimit[need]! - pinsOf(need), degree)
  function addEdge(a: number, need: number, score: number): void {
    store.putEdge(a, need, score)
    if (store.degree[need]!++ === 0 && store.objectLimit[need]! > 0)
      store.state.objectPrice[need] = store.state.groupPrice[store.t.groupOf[need]!]!
  }
  /** Gives an agent without edges its edges and places it. */
  function enter(a: number, edges: readonly { need: number; score: number }[], limit: number): void {
    for (const { need, score } of edges) addEdge(a, need, score)
    // The edge has to be there before a seat that lacked edges opens, which in turn may lower prices.
    for (const { need } of edges) if (isShort(need, store.degree[need]!)) openSeat(need)
    settle(a, Math.min(limit, edges.length))
  }
  function pinsOf(need: number): number {
    return pins.get(need)?.size ?? 0
  }
  function pinsOfPerson(person: number): number {
    let held = 0
    for (const people of pins.values()) if (people.has(person)) held++
    return held
  }
  const freeLimit = (a: number) => store.agentLimit[a]! - pinsOfPerson(a)

  function checkPerson(a: number): void {
    if (!(Number.isInteger(a) && a >= 0 && a < store.agents)) throw new RangeError(`no person ${a}`)
  }
  function checkNeed(b: number): void {
    if (!(Number.isInteger(b) && b >= 0 && b < store.objects)) throw new RangeError(`no need ${b}`)
  }

  const open: Changeable = {
    addPerson(capacity, edges) {
      checkWhole(capacity, 0)
      for (const { need, score } of edges) {
        checkNeed(need)
        checkScore(score)
      }
      checkDistinct(edges.map(({ need }) => need))
      store.roomForAgent()
      const a = store.agents++
      store.agentLimit[a] = capacity
      enter(a, edges, capacity)
      return a
    },
    withdrawPerson(person) {
      checkPerson(person)
      for (const [need, people] of pins) if (people.has(person)) open.unpin(need, person)
      const { t } = store
      if (t.supply[person]! > 1) strip(person)
      else {
        if (t.supply[person] === 1) lift(person)
        for (let k = t.edgesFrom[person]!; k < t.edgesTo[person]!; k++) {
          const need = t.object[k]!
          if (--store.degree[need]! < t.capacity[need]!) closeSeat(need)
        }
        store.forgetEdges(person)
      }
      store.agentLimit[person] = 0
    },
    addNeed(capacity, tier, edges) {
      checkWhole(capacity, 0)
      checkWhole(tier, 1)
      for (const { person, score } of edges) {
        checkPerson(person)
        checkScore(score)
      }
      checkDistinct(edges.map(({ person }) => person))
      store.roomForObject()
      const b = store.objects++
      const g = objective === 'score' ? 0 : groupOfTier(tier)
      store.objectLimit[b] = capacity
      store.t.groupOf[b] = g
      let price = store.state.groupPrice[g]!
      for (const { person, score } of edges) {
        price = Math.max(price, score - store.state.agentPrice[person]!)
        store.putEdge(person, b, score)
      }
      store.degree[b] = edges.length
      store.state.objectPrice[b] = price
      touched.objects.push(b)
      // A person with capacity beyond its edges may now take more.
      for (let seat = Math.min(capacity, edges.length); seat > 0; seat--) openSeat(b)
      for (const { person } of edges) raiseSupply(person)
      return b
    },
    dropNeed(need) {
      checkNeed(need)
      for (const person of [...(pins.get(need)?.keys() ?? [])]) open.unpin(need, person)
      store.objectLimit[need] = 0
      const { t, state } = store
      touched.objects.push(need)
      while (t.capacity[need]! > state.count[need]!) closeSeat(need)
      store.forgetRows(need)
      // All leave before anybody looks for another place, so that nobody takes a seat that goes.
      const left: number[] = []
      while (state.count[need]! > 0) {
        const s = state.slotStart[need]! + state.count[need]! - 1
        const person = state.slotAgent[s]!
        if (t.supply[person]! > 1) {
          takeLastSeat(need)
          continue
        }
        takeSeat(need, s)
        t.supply[person] = 0
        state.agentPrice[person] = Infinity
        left.push(person)
      }
      state.objectPrice[need] = Infinity
      for (const person of left) settle(person, Math.min(1, t.edgesTo[person]! - t.edgesFrom[person]!))
    },
    setEdge(need, person, score) {
      checkNeed(need)
      checkPerson(person)
      if (score !== null) checkScore(score)
      if (pins.get(need)?.has(person)) open.unpin(need, person)
      if (changeOfSingle(need, person, score)) return
      const edges = strip(person).filter((edge) => edge.need !== need)
      if (score !== null) edges.push({ need, score })
      enter(person, edges, freeLimit(person))
    },
    pin(need, person) {
      checkNeed(need)
      checkPerson(person)
      if (pins.get(need)?.has(person)) return
      const edges = strip(person)
      const held = edges.find((edge) => edge.need === need)
      const room = held !== undefined && pinsOf(need) < store.objectLimit[need]! && freeLimit(person) > 0
      if (!room) {
        enter(person, edges, freeLimit(person))
        throw new RangeError(`need ${need} and person ${person} cannot be held together`)
      }
      const people = pins.get(need) ?? new Map<number, number>()
      pins.set(need, people)
      people.set(person, held.score)
      lowerSeats(need)
      enter(
        person,
        edges.filter((edge) => edge !== held),
        freeLimit(person),
      )
    },
    unpin(need, person) {
      const score = pins.get(need)?.get(person)
      if (score === undefined) return
      const edges = strip(person)
      pins.get(need)!.delete(person)
      if (isShort(need, store.degree[need]!)) openSeat(need)
      edges.push({ need, score })
      enter(person, edges, freeLimit(person))
    },
    needsOf(person) {
      checkPerson(person)
      const { t } = store
      const needs: number[] = []
      for (let k = t.edgesFrom[person]!; k < t.edgesTo[person]!; k++)
        if (t.object[k]! < 0) needs.push(~t.object[k]!)
      for (const [need, people] of pins) if (people.has(person)) needs.push(need)
      return needs.sort((a, b) => a - b)
    },
    pairs: () => pairsOf(store, pins),
  }
  return proved(open, store)

  /** Changes one edge of a person with one unit and more edges than that, or with none. False for others. */
  function changeOfSingle(need: number, a: number, score: number | null): boolean {
    const { t, state } = store
    const units = t.supply[a]!
    const edges = t.edgesTo[a]! - t.edgesFrom[a]!
    const k = store.edgeTo(a, need)
    if (k < 0 && score === null) return true
    if (units > 1 || freeLimit(a) !== units || edges === 0 || (score === null && edges === 1)) return false
    const opens = k < 0 && isShort(need, store.degree[need]! + 1)
    const isBetter = score !== null && score - state.objectPrice[need]! > state.agentPrice[a]!
    const moves = units === 1 && (opens || isBetter || (k >= 0 && t.object[k]! < 0))
    touched.agents.push(a)
    if (moves) lift(a)
    if (k < 0) {
      addEdge(a, need, score!)
      if (opens) openSeat(need)
    } else if (score === null) takeEdge(a, k)
    else store.setScore(a, k, score)
    if (moves) settle(a, 1)
    return true
  }
  function groupOfTier(tier: number): number {
    for (let g = 0; g < store.groups; g++) if (store.groupTier[g] === tier) return g
    store.roomForGroup()
    const g = store.groups++
    store.groupTier[g] = tier
    openByGroup[g] = 0
    return g
  }
  /** A person may take as many units as it has edges and capacity; the ones it lacked are placed. */
  function raiseSupply(a: number): void {
    const { t } = store
    const units = Math.min(freeLimit(a), t.edgesTo[a]! - t.edgesFrom[a]!)
    if (t.supply[a]! >= units) return
    // Its price was made for one unit; taken out and entered again, all is as for a new person.
    enter(a, strip(a), freeLimit(a))
  }
  /** One seat of the need less than before, after a pin took it. */
  function lowerSeats(need: number): void {
    const { t, state } = store
    if (t.capacity[need]! <= store.objectLimit[need]! - pinsOf(need)) return
    if (state.count[need]! < t.capacity[need]!) {
      closeSeat(need)
      return
    }
    const { person, score } = takeLastSeat(need)
    const edges = strip(person)
    enter(person, [...edges, { need, score }], freeLimit(person))
  }
  /** Takes a seat with the person on it and the edge between them away; the person's unit goes elsewhere. */
  function takeLastSeat(need: number): { person: number; score: number } {
    const { t, state } = store
    const s = state.slotStart[need]! + state.count[need]! - 1
    const person = state.slotAgent[s]!
    const score = takeSeat(need, s)
    // A person left with fewer edges than units takes the fewer.
    if (t.edgesTo[person]! - t.edgesFrom[person]! < t.supply[person]!) lowerSupply(person)
    else placeUnit(person)
    return { person, score }
  } /** Takes a seat, the edge that holds it and its person away; gives what it scored. */
  function takeSeat(need: number, s: number): number {
    const { t, state } = store
    const person = state.slotAgent[s]!
    const k = state.slotEdge[s]!
    const score = t.score[k]!
    touched.agents.push(person)
    touched.objects.push(need)
    store.dropSlot(need, s)
    store.removeEdge(person, k)
    store.degree[need]!--
    t.capacity[need]!--
    store.fill[t.groupOf[need]!]!--
    return score
  }
}
