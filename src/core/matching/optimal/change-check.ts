import type { OpenStore } from './open-store.ts'
import type { Touched } from './shortest-paths.ts'

/** What was looked at to prove a change. */
export interface ChangeProof {
  /** By how much the bound of the prices has moved away from the score; 0 proves the change. */
  readonly gap: number
  readonly people: number
  readonly needs: number
}

/**
 * Problem: see whether the prices still prove the matching after a change, without looking at what did not change.
 * Method: the gap between the bound of the prices and the score is a sum of terms that are never below 0: of each pair what
 * it is worth beyond its prices though it is not used, or less than them though it is; of each open seat and each idle unit
 * its price. A term changes only where a price, a unit or a place at one of its ends does. So the gap was 0 and is 0 when the
 * terms at all ends touched are 0. They are reckoned from the edges anew; nothing of the search is taken over but what it
 * touched.
 * Cost: O(edges of the people and needs touched). Ties: none, the answer is unique.
 */
export function createChangeCheck(store: OpenStore) {
  let stamp = 0
  let agentStamp = new Int32Array(0)
  let objectStamp = new Int32Array(0)
  // Prices at which all edges to an object were looked at; a higher one makes none of them worth more.
  let provedAt = store.state.objectPrice.slice()

  /** Terms of an agent: its edges, its idle units. */
  function agentGap(a: number): number {
    const { t, state } = store
    const units = t.supply[a]!
    if (units === 0) return 0
    const price = state.agentPrice[a]!
    const idle = idleGap(a)
    let gap = idle
    let used = state.idleUnits[a]!
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) {
      const end = t.object[k]!
      const over = t.score[k]! - state.objectPrice[end < 0 ? ~end : end]! - price
      if (end >= 0) gap += Math.max(0, over)
      else {
        used++
        // What a single unit holds is worth to it exactly what it is.
        gap += units === 1 ? Math.abs(over) : Math.max(0, -over)
      }
    }
    return used === units ? gap : Infinity
  }
  function idleGap(a: number): number {
    const { state } = store
    if (store.t.supply[a] === 0) return 0
    const over = state.agentPrice[a]! - state.idlePrice[0]!
    return state.idleUnits[a]! * Math.max(0, over) + Math.max(0, -over)
  }
  /** Terms of an object: its open seats, the edges to it, and who holds its places. */
  function objectGap(b: number): number {
    const { t, state, rows } = store
    if (t.capacity[b] === 0) return state.count[b] === 0 ? 0 : Infinity
    const price = state.objectPrice[b]!
    let gap = seatGap(b)
    for (let s = state.slotStart[b]!; s < state.slotStart[b]! + state.count[b]!; s++) {
      const k = state.slotEdge[s]!
      const over = t.score[k]! - price - state.agentPrice[state.slotAgent[s]!]!
      gap += t.object[k] === ~b ? Math.max(0, -over) : Infinity
    }
    if (price >= provedAt[b]!) return gap
    const end = 2 * store.rowTo[b]!
    for (let r = 2 * store.rowFrom[b]!; r < end; r += 2) {
      const a = rows[r]!
      const over = rows[r + 1]! - price - state.agentPrice[a]!
      // Many units of an agent may be worth more where they are than one more is.
      if (over > 0 && t.supply[a]! > 0 && !(t.supply[a]! > 1 && holds(a, b))) gap += over
    }
    return gap
  }
  function seatGap(b: number): number {
    const { t, state } = store
    const open = t.capacity[b]! - state.count[b]!
    if (open < 0 || state.holes[b] !== 0) return Infinity
    const over = state.objectPrice[b]! - state.groupPrice[t.groupOf[b]!]!
    return (open === 0 ? 0 : open * Math.max(0, over)) + (state.count[b] === 0 ? 0 : Math.max(0, -over))
  }
  function holds(a: number, b: number): boolean {
    const { t } = store
    for (let k = t.edgesFrom[a]!; k < t.edgesTo[a]!; k++) if (t.object[k] === ~b) return true
    return false
  }

  return (touched: Touched): ChangeProof => {
    if (agentStamp.length < store.t.agentCount) agentStamp = new Int32Array(store.t.agentCount)
    if (objectStamp.length < store.t.objectCount) {
      objectStamp = new Int32Array(store.t.objectCount)
      const proved = provedAt
      provedAt = new Float64Array(store.t.objectCount).fill(Infinity)
      provedAt.set(proved)
    }
    stamp++
    let gap = 0
    let people = 0
    let needs = 0
    for (const a of touched.agents) {
      if (agentStamp[a] === stamp) continue
      agentStamp[a] = stamp
      people++
      gap += agentGap(a)
    }
    for (const b of touched.objects) {
      if (objectStamp[b] === stamp) continue
      objectStamp[b] = stamp
      needs++
      gap += objectGap(b)
      provedAt[b] = store.state.objectPrice[b]!
    }
    if (touched.wide) {
      for (let a = 0; a < store.agents; a++) gap += idleGap(a)
      for (let b = 0; b < store.objects; b++) if (store.t.capacity[b]! > 0) gap += seatGap(b)
    }
    return { gap, people, needs }
  }
}
