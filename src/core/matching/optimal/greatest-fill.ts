import type { MatchingProblem } from '../problem.ts'
import { usableSeats } from './transport.ts'

/**
 * Problem: how many seats of tier 1 can be filled, how many of tier 2 without taking from tier 1, and so on.
 * Method: augmenting paths, tier by tier. Seats that can be filled together form a matroid, so what is filled once need
 * not be emptied again, and going tier by tier is best. Depth first with look-ahead, marks kept through a round
 * (Pothen and Fan).
 * Reference: A. Pothen, C. Fan, Computing the block triangular form of a sparse matrix, ACM TOMS 16, 1990.
 * Cost: O(edges × rounds); rounds are few in practice.
 * Ties: none, the numbers are unique.
 */
export function greatestFill(problem: MatchingProblem, tierIndex: Int32Array, tierCount: number): Int32Array {
  const { needCount, personCount, personCapacity, needStart, edgePerson } = problem
  const seats = usableSeats(problem)
  const left = seats.slice()
  const free = personCapacity.slice()
  // Needs a person is engaged by: a list through its slots.
  const slotStart = new Int32Array(personCount + 1)
  const degree = new Int32Array(personCount)
  for (let e = 0; e < edgePerson.length; e++) degree[edgePerson[e]!]!++
  for (let p = 0; p < personCount; p++)
    slotStart[p + 1] = slotStart[p]! + Math.min(personCapacity[p]!, degree[p]!)
  const slotEdge = new Int32Array(slotStart[personCount]!).fill(-1)
  const slotNeed = new Int32Array(slotStart[personCount]!).fill(-1)
  const used = new Uint8Array(edgePerson.length)
  const ahead = needStart.slice(0, needCount)
  const next = new Int32Array(needCount)
  const nextSlot = new Int32Array(personCount)
  const seenPerson = new Int32Array(personCount)
  const seenNeed = new Int32Array(needCount)
  const pathEdge = new Int32Array(needCount + 1)
  const pathSlot = new Int32Array(needCount + 1)
  const pathNeed = new Int32Array(needCount + 1)
  let round = 0
  const fill = new Int32Array(tierCount)
  const order = Array.from({ length: tierCount }, () => [] as number[])
  for (let i = 0; i < needCount; i++) if (left[i]! > 0) order[tierIndex[i]!]!.push(i)

  /** First edge of the need to a person with room, looked at once over all rounds: room never comes back. */
  function freeEdge(i: number): number {
    const end = needStart[i + 1]!
    while (ahead[i]! < end) {
      const e = ahead[i]!
      if (free[edgePerson[e]!]! > 0 && used[e] === 0) return e
      ahead[i]!++
    }
    return -1
  }
  function take(e: number, i: number): void {
    const p = edgePerson[e]!
    const s = slotStart[p + 1]! - free[p]!
    free[p]!--
    slotEdge[s] = e
    slotNeed[s] = i
    used[e] = 1
  }
  function augment(root: number): boolean {
    let depth = 0
    pathNeed[0] = root
    seenNeed[root] = round
    next[root] = needStart[root]!
    while (depth >= 0) {
      const i = pathNeed[depth]!
      const direct = freeEdge(i)
      if (direct >= 0) {
        take(direct, i)
        for (let d = depth - 1; d >= 0; d--) {
          const s = pathSlot[d]!
          used[slotEdge[s]!] = 0
          used[pathEdge[d]!] = 1
          slotEdge[s] = pathEdge[d]!
          slotNeed[s] = pathNeed[d]!
        }
        return true
      }
      const deeper = step(i, depth)
      if (deeper) depth++
      else depth--
    }
    return false
  }
  /** Next need reached from need i over a person without room, put on the path; false when there is none left. */
  function step(i: number, depth: number): boolean {
    const end = needStart[i + 1]!
    while (next[i]! < end) {
      const e = next[i]!
      const p = edgePerson[e]!
      if (used[e] === 0) {
        if (seenPerson[p] !== round) {
          seenPerson[p] = round
          nextSlot[p] = slotStart[p]!
        }
        while (nextSlot[p]! < slotStart[p + 1]!) {
          const s = nextSlot[p]!++
          const j = slotNeed[s]!
          if (j < 0 || seenNeed[j] === round) continue
          seenNeed[j] = round
          next[j] = needStart[j]!
          pathEdge[depth] = e
          pathSlot[depth] = s
          pathNeed[depth + 1] = j
          return true
        }
      }
      next[i]!++
    }
    return false
  }

  for (let p = 0; p < personCount; p++) free[p] = slotStart[p + 1]! - slotStart[p]!
  for (let t = 0; t < tierCount; t++) {
    for (const i of order[t]!) {
      while (left[i]! > 0) {
        const e = freeEdge(i)
        if (e < 0) break
        take(e, i)
        left[i]!--
        fill[t]!++
      }
    }
    let open = order[t]!.filter((i) => left[i]! > 0)
    let found = open.length > 0
    while (found) {
      found = false
      round++
      for (const i of open) {
        while (left[i]! > 0 && seenNeed[i] !== round && augment(i)) {
          left[i]!--
          fill[t]!++
          found = true
          seenNeed[i] = -1
        }
      }
      open = open.filter((i) => left[i]! > 0)
      if (open.length === 0) break
    }
  }
  return fill
}
