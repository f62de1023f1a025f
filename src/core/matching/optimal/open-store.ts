import { grown } from '../../collections/grown.ts'
import { inBlocks } from '../blocks.ts'
import type { MatchingProblem } from '../problem.ts'
import type { MatchingPrices, Objective } from './certificate.ts'
import { createPathFinder, emptyState, type Touched, type TransportState } from './shortest-paths.ts'
import { buildTransport, type Transport, tiersOf, usableEngagements } from './transport.ts'

/** A solved problem with people as agents, open to change. Its arrays are replaced when they grow. */
export interface OpenStore {
  readonly t: Transport
  readonly state: TransportState
  finder: ReturnType<typeof createPathFinder>
  /** Object that holds each agent of one unit that is not idle. */
  readonly placeOf: Int32Array
  /** What the change that is being made touched. */
  readonly touched: Touched
  agents: number
  objects: number
  groups: number
  edgesEnd: number
  slotsEnd: number
  rowsEnd: number
  /** End of the room for each agent's edges, and slots each object has room for. */
  edgesRoom: Int32Array
  slotsRoom: Int32Array
  /** Edges an object has, and what it and an agent could take at most. */
  degree: Int32Array
  objectLimit: Int32Array
  agentLimit: Int32Array
  /** Tier of each group, and seats filled in it. */
  groupTier: Int32Array
  fill: Int32Array
  /** The edges by object: agent and score at 2r and 2r + 1 of `rows`, r from `rowFrom` to `rowTo`. */
  rows: Int32Array
  rowFrom: Int32Array
  rowTo: Int32Array
  rowRoom: Int32Array
  /** Edge of the agent to the object, used or not; -1 when there is none. */
  edgeTo(agent: number, object: number): number
  /** Slot by which the object holds the agent. */
  slotOf(object: number, agent: number): number
  dropSlot(object: number, slot: number): void
  /** Adds an edge to an agent and to its object. */
  putEdge(agent: number, object: number, score: number): void
  /** Takes edge k, which is not used, off its agent and its object. */
  removeEdge(agent: number, k: number): void
  setScore(agent: number, k: number, score: number): void
  /** Takes all edges, none of them used, off an agent that never comes back; its objects keep rows nobody asks for. */
  forgetEdges(agent: number): void
  /** Takes all rows off an object that nobody is to come to any more; its edges stay with their agents. */
  forgetRows(object: number): void
  roomForAgent(): void
  roomForObject(): void
  roomForGroup(): void
  roomForSlots(object: number, size: number): void
}

/**
 * A solved problem with people as agents, whose arrays have room to grow: people, needs, edges, slots and tiers are
 * added at the end, an edge list or slots without room move there. Growing doubles, so it is rare.
 */
export function createOpenStore(
  problem: MatchingProblem,
  matching: Uint8Array,
  prices: MatchingPrices,
  objective: Objective,
): OpenStore {
  const { tiers, tierIndex } = tiersOf(problem)
  const engagements = usableEngagements(problem)
  const groups = objective === 'score' ? new Int32Array(problem.needCount) : tierIndex
  const groupCount = objective === 'score' ? 1 : tiers.length
  const laidOut = buildTransport(
    problem,
    { needsLook: false, byScore: false },
    engagements,
    groups,
    groupCount,
  )
  // Where an edge list ends is no longer where the next begins.
  let t: Transport = {
    ...laidOut,
    edgesFrom: laidOut.edgesFrom.slice(),
    edgesTo: laidOut.edgesTo.slice(),
    groupOf: groups.slice(),
  }
  let state: TransportState = emptyState(t, new Float64Array(groupCount), new Float64Array(1))
  const touched: Touched = { agents: [], objects: [], wide: false }
  let placeOf: Int32Array = new Int32Array(problem.personCount)
  const tierPrice = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
  for (let k = 0; k < groupCount; k++)
    state.groupPrice[k] = objective === 'score' ? 0 : tierPrice.get(tiers[k]!)!
  if (objective === 'score') {
    state.groupLeft.fill(Infinity)
    state.idleLeft.fill(Infinity)
  }
  const store: OpenStore = {
    agents: problem.personCount,
    objects: problem.needCount,
    groups: groupCount,
    edgesEnd: problem.edgePerson.length,
    slotsEnd: state.slotEdge.length,
    edgesRoom: t.edgesTo.slice(),
    slotsRoom: t.capacity.slice(),
    degree: Int32Array.from(t.capacity, (_, i) => problem.needStart[i + 1]! - problem.needStart[i]!),
    objectLimit: problem.needCapacity.slice(),
    agentLimit: problem.personCapacity.slice(),
    groupTier: objective === 'score' ? Int32Array.of(0) : tiers,
    fill: new Int32Array(groupCount),
    get t() {
      return t
    },
    get state() {
      return state
    },
    get placeOf() {
      return placeOf
    },
    rows: interleaved(problem),
    rowFrom: problem.needStart.slice(0, problem.needCount),
    rowTo: problem.needStart.slice(1),
    rowRoom: problem.needStart.slice(1),
    rowsEnd: problem.edgePerson.length,
    finder: createPathFinder(t, state, { placeOf, touched }),
    touched,
    edgeTo,
    slotOf,
    dropSlot,
    putEdge,
    removeEdge,
    setScore,
    forgetEdges,
    forgetRows,
    roomForAgent,
    roomForObject,
    roomForGroup,
    roomForSlots,
  }

  for (let b = 0; b < problem.needCount; b++)
    if (t.capacity[b]! > 0) state.objectPrice[b] = prices.need[b]! + state.groupPrice[t.groupOf[b]!]!
  const placed = new Int32Array(problem.personCount)
  for (let i = 0; i < problem.needCount; i++)
    for (let e = problem.needStart[i]!; e < problem.needStart[i + 1]!; e++) {
      if (matching[e] === 0) continue
      const a = problem.edgePerson[e]!
      const k = edgeTo(a, i)
      const s = state.slotStart[i]! + state.count[i]!
      state.count[i]!++
      state.slotAgent[s] = a
      state.slotEdge[s] = k
      t.object[k] = ~i
      placed[a]!++
      placeOf[a] = i
      store.fill[t.groupOf[i]!]!++
    }
  for (let a = 0; a < problem.personCount; a++) {
    state.idleUnits[a] = t.supply[a]! - placed[a]!
    let price = 0
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) {
      const b = t.object[k]!
      const worth = t.score[k]! - state.objectPrice[b < 0 ? ~b : b]!
      if (b >= 0) price = Math.max(price, worth)
      else if (t.supply[a] === 1) {
        price = worth
        break
      }
    }
    state.agentPrice[a] = t.supply[a] === 0 ? Infinity : price
  }
  const more = (count: number) => count + (count >> 3) + 64
  store.rows = grown(store.rows, more(store.rows.length))
  resize({
    agents: more(store.agents),
    objects: more(store.objects),
    edges: more(store.edgesEnd),
    slots: more(store.slotsEnd),
  })
  return store

  function edgeTo(a: number, b: number): number {
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++)
      if (t.object[k] === b || t.object[k] === ~b) return k
    return -1
  }
  function slotOf(b: number, a: number): number {
    const end = state.slotStart[b]! + state.count[b]!
    for (let s = state.slotStart[b]!; s < end; s++) if (state.slotAgent[s] === a) return s
    throw new Error(`object ${b} does not hold agent ${a}`)
  }
  function dropSlot(b: number, s: number): void {
    const last = state.slotStart[b]! + state.count[b]! - 1
    t.object[state.slotEdge[s]!] = b
    state.slotEdge[s] = state.slotEdge[last]!
    state.slotAgent[s] = state.slotAgent[last]!
    state.count[b]!--
  }
  function moveEdge(a: number, from: number, to: number): void {
    const b = t.object[from]!
    t.object[to] = b
    t.score[to] = t.score[from]!
    if (b < 0) state.slotEdge[slotOf(~b, a)] = to
  }
  function putEdge(a: number, b: number, score: number): void {
    putRow(a, b, score)
    const size = t.edgesTo[a]! - t.edgesFrom[a]!
    if (t.edgesTo[a]! === store.edgesRoom[a]) {
      const room = 2 * size + 4
      if (store.edgesEnd + room > t.object.length) resize({ edges: 2 * (store.edgesEnd + room) })
      const from = t.edgesFrom[a]!
      for (let k = 0; k < size; k++) moveEdge(a, from + k, store.edgesEnd + k)
      t.edgesFrom[a] = store.edgesEnd
      t.edgesTo[a] = store.edgesEnd + size
      store.edgesEnd += room
      store.edgesRoom[a] = store.edgesEnd
    }
    const k = t.edgesTo[a]!
    t.object[k] = b
    t.score[k] = score
    t.edgesTo[a]!++
  }
  function putRow(a: number, b: number, score: number): void {
    const from = store.rowFrom[b]!
    const to = store.rowTo[b]!
    if (to === store.rowRoom[b]) {
      const room = 2 * (to - from) + 4
      const end = store.rowsEnd + room
      if (2 * end > store.rows.length) store.rows = grown(store.rows, 4 * end)
      store.rows.copyWithin(2 * store.rowsEnd, 2 * from, 2 * to)
      store.rowFrom[b] = store.rowsEnd
      store.rowTo[b] = store.rowsEnd + to - from
      store.rowsEnd = end
      store.rowRoom[b] = end
    }
    const r = store.rowTo[b]!
    store.rows[2 * r] = a
    store.rows[2 * r + 1] = score
    store.rowTo[b] = r + 1
  }
  function removeEdge(a: number, k: number): void {
    const b = t.object[k]!
    const r = rowOf(a, b)
    if (r >= 0) {
      const lastRow = store.rowTo[b]! - 1
      store.rows[2 * r] = store.rows[2 * lastRow]!
      store.rows[2 * r + 1] = store.rows[2 * lastRow + 1]!
      store.rowTo[b] = lastRow
    }
    const last = t.edgesTo[a]! - 1
    if (k !== last) moveEdge(a, last, k)
    t.edgesTo[a] = last
  }
  /** Row of the agent, -1 for an object without rows. */
  function rowOf(a: number, b: number): number {
    const { rows } = store
    const end = store.rowTo[b]!
    for (let r = store.rowFrom[b]!; r < end; r++) if (rows[2 * r] === a) return r
    return -1
  }
  function setScore(a: number, k: number, score: number): void {
    const end = t.object[k]!
    t.score[k] = score
    const r = rowOf(a, end < 0 ? ~end : end)
    if (r >= 0) store.rows[2 * r + 1] = score
  }
  function forgetEdges(a: number): void {
    t.edgesTo[a] = t.edgesFrom[a]!
  }
  function forgetRows(b: number): void {
    store.rowTo[b] = store.rowFrom[b]!
  }
  function roomForAgent(): void {
    if (store.agents === t.agentCount) resize({ agents: 2 * store.agents + 16 })
  }
  function roomForObject(): void {
    if (store.objects === t.objectCount) resize({ objects: 2 * store.objects + 16 })
  }
  function roomForGroup(): void {
    if (store.groups === t.groupCount) resize({ groups: 2 * store.groups + 4 })
  }
  function roomForSlots(b: number, size: number): void {
    if (size <= store.slotsRoom[b]!) return
    const room = 2 * size
    if (store.slotsEnd + room > state.slotEdge.length) resize({ slots: 2 * (store.slotsEnd + room) })
    const from = state.slotStart[b]!
    for (let s = 0; s < state.count[b]!; s++) {
      state.slotEdge[store.slotsEnd + s] = state.slotEdge[from + s]!
      state.slotAgent[store.slotsEnd + s] = state.slotAgent[from + s]!
    }
    state.slotObject.fill(b, store.slotsEnd, store.slotsEnd + room)
    state.slotStart[b] = store.slotsEnd
    store.slotsRoom[b] = room
    store.slotsEnd += room
  }
  function resize(more: {
    agents?: number
    objects?: number
    edges?: number
    slots?: number
    groups?: number
  }) {
    const agents = more.agents ?? t.agentCount
    const objects = more.objects ?? t.objectCount
    const slots = more.slots ?? state.slotEdge.length
    const groupsNow = more.groups ?? t.groupCount
    t = {
      ...t,
      agentCount: agents,
      objectCount: objects,
      groupCount: groupsNow,
      supply: grown(t.supply, agents),
      capacity: grown(t.capacity, objects),
      edgesFrom: grown(t.edgesFrom, agents),
      edgesTo: grown(t.edgesTo, agents),
      object: grown(t.object, more.edges ?? t.object.length),
      score: grown(t.score, more.edges ?? t.object.length),
      classOf: grown(t.classOf, agents),
      groupOf: grown(t.groupOf, objects),
    }
    const unbounded = objective === 'score' ? Infinity : 0
    state = {
      slotStart: grown(state.slotStart, objects + 1),
      count: grown(state.count, objects),
      slotEdge: grown(state.slotEdge, slots),
      slotAgent: grown(state.slotAgent, slots),
      slotObject: grown(state.slotObject, slots),
      agentPrice: widerNumbers(state.agentPrice, agents),
      objectPrice: widerNumbers(state.objectPrice, objects, Infinity),
      groupPrice: widerNumbers(state.groupPrice, groupsNow),
      idlePrice: state.idlePrice,
      groupLeft: widerNumbers(state.groupLeft, groupsNow, unbounded),
      idleLeft: state.idleLeft,
      idleUnits: grown(state.idleUnits, agents),
      holes: grown(state.holes, objects),
    }
    store.edgesRoom = grown(store.edgesRoom, agents)
    store.agentLimit = grown(store.agentLimit, agents)
    store.slotsRoom = grown(store.slotsRoom, objects)
    store.degree = grown(store.degree, objects)
    store.objectLimit = grown(store.objectLimit, objects)
    store.rowFrom = grown(store.rowFrom, objects)
    store.rowTo = grown(store.rowTo, objects)
    store.rowRoom = grown(store.rowRoom, objects)
    store.groupTier = grown(store.groupTier, groupsNow)
    store.fill = grown(store.fill, groupsNow)
    placeOf = grown(placeOf, agents)
    store.finder = createPathFinder(t, state, { placeOf, touched })
  }
}

/** The edges by need, as the store keeps them. */
function interleaved({ edgePerson, edgeScore }: MatchingProblem): Int32Array {
  const rows = new Int32Array(2 * edgePerson.length)
  inBlocks(edgePerson.length, (from, to) => interleave(edgePerson, edgeScore, from, to, rows))
  return rows
}
function widerNumbers(values: Float64Array, length: number, rest = 0): Float64Array {
  if (length === values.length) return values
  const next = new Float64Array(length).fill(rest)
  next.set(values)
  return next
}

function interleave(person: Int32Array, score: Int32Array, from: number, to: number, rows: Int32Array): void {
  for (let e = from; e < to; e++) {
    rows[2 * e] = person[e]!
    rows[2 * e + 1] = score[e]!
  }
}
