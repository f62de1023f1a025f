import { isForcedIn, isForcedOut, type Prepared, unitCap } from './prepare.ts'

/** People a model need not tell apart: same unit, kinds, needs, score and place in the previous selection. */
export interface Group {
  /** In input order: whoever is taken of a group, the first are. */
  readonly members: readonly number[]
  /** How many of the members are selected in any case; these stand first. */
  readonly forced: number
}

/** In a unit of more groups than this, none is looked through for dominance: the pairs would be too many. */
const mostGroupsCompared = 800

/**
 * Problem: fewer columns for the solver, with the same best objective and number selected.
 * Method: equal people form a group. In a unit that sends at most c, somebody is left out of the model when c others
 * of the same kinds and standing meet all the same needs and score no less: whoever selects them could take one of
 * the others, and lose nothing.
 * Cost: pairs of groups within each unit. Ties: of two that dominate each other the earlier stands.
 */
export function groupPeople(prepared: Prepared): Group[] {
  const groups = new Map<string, { members: number[]; forced: number }>()
  for (const [index, person] of prepared.people.entries()) {
    if (isForcedOut(person)) continue
    const forced = isForcedIn(person)
    const key = forced
      ? `forced ${index}`
      : JSON.stringify([person.unit, person.kinds, person.covers, prepared.score[index], person.previous])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { members: [index], forced: forced ? 1 : 0 })
    else group.members.push(index)
  }
  const all = [...groups.values()]
  const ofUnit = Map.groupBy(all, ({ members }) => prepared.people[members[0]!]!.unit)
  const dominated = new Set<Group>()
  for (const [unit, own] of ofUnit) {
    if (own.length > mostGroupsCompared) continue
    const cap = Math.min(unitCap(prepared.units[unit]!), prepared.seats)
    const free = own.filter(({ forced }) => forced === 0)
    for (const group of free) {
      let better = 0
      for (const other of free) {
        if (better >= cap) break
        if (other !== group && dominates(prepared, other, group)) better += other.members.length
      }
      if (better >= cap) dominated.add(group)
    }
  }
  return all.filter((group) => !dominated.has(group))
}

function dominates({ people, score }: Prepared, strong: Group, weak: Group): boolean {
  const [first, second] = [strong.members[0]!, weak.members[0]!]
  const [a, b] = [people[first]!, people[second]!]
  if (score[first]! < score[second]! || a.previous !== b.previous || a.covers.length < b.covers.length)
    return false
  if (a.kinds.length !== b.kinds.length || !a.kinds.every((kind, at) => kind === b.kinds[at])) return false
  return b.covers.every((need) => a.covers.includes(need))
}
