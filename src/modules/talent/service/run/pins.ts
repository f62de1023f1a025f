import { type PairExplainer, pairExplainer } from '#core/matching/candidates/explain-pair.ts'
import { buildProblem, edgeOf } from '#core/matching/problem.ts'
import { pinConflicts } from '#core/matching/rerun/rematch.ts'
import type { PinConflictView, RunPairIds, StartRunInput } from '../../contract/match-run.ts'
import { groupTitle, quotaGroups } from './quota-groups.ts'
import { candidateInput, type IndexPair, type RunInput } from './snapshot.ts'

export interface PlacedPins {
  readonly forced: readonly IndexPair[]
  readonly ruledOut: readonly IndexPair[]
  readonly conflicts: readonly PinConflictView[]
}

const nothing: Omit<PinConflictView, 'rule'> = {
  need: null,
  person: null,
  capacity: null,
  pinned: 0,
  fails: [],
}

/**
 * Lays pins against the needs and people they name. Each that cannot be kept is named: an end that is not in the run, a rule
 * that the pair fails, more pins than seats or places or than a quota allows, a pair pinned and ruled out.
 */
export function placePins(
  read: Pick<RunInput, 'needs' | 'people' | 'needCapacity' | 'needTier' | 'personCapacity' | 'references'>,
  { pins, ...given }: StartRunInput,
  nameOf: (profileId: string) => string,
): PlacedPins {
  const needAt = new Map(read.needs.map(({ candidate }, at) => [candidate.id, at]))
  const personAt = new Map(read.people.map((person, at) => [person?.candidate.id, at]))
  const conflicts: PinConflictView[] = []
  const titleOf = (need: number) => `${read.needs[need]!.title}（${read.needs[need]!.enterpriseName}）`
  const personName = (person: number) => nameOf(read.people[person]!.candidate.id)
  const place = (pairs: readonly RunPairIds[], isAsked: boolean): IndexPair[] => {
    const seen = new Map<string, IndexPair>()
    for (const { needId, profileId } of pairs) {
      const need = needAt.get(needId)
      const person = personAt.get(profileId)
      if (need !== undefined && person !== undefined) seen.set(`${need} ${person}`, [need, person])
      // What is not there cannot be matched anyway: ruled out all the same.
      else if (isAsked)
        conflicts.push({
          ...nothing,
          rule: need === undefined ? 'needNotInRun' : 'personNotInRun',
          need: need === undefined ? null : titleOf(need),
          person: person === undefined ? (need === undefined ? null : nameOf(profileId)) : personName(person),
          pinned: 1,
        })
    }
    return [...seen.values()].sort(([a, b], [c, d]) => a - c || b - d)
  }
  const forced = place(pins.forced, true)
  const ruledOut = place(pins.ruledOut, false)
  if (forced.length > 0) {
    const all = [...new Map([...forced, ...ruledOut].map((pair) => [pair.join(' '), pair])).values()]
    const problem = buildProblem(
      Int32Array.from(read.needCapacity),
      Int32Array.from(read.needTier),
      Int32Array.from(read.personCapacity),
      {
        need: Int32Array.from(all, ([need]) => need),
        person: Int32Array.from(all, ([, person]) => person),
        score: new Int32Array(all.length),
      },
    )
    const edges = (pairs: readonly IndexPair[]) =>
      pairs.map(([need, person]) => edgeOf(problem, need, person))
    const pairOf = new Map(all.map((pair) => [edgeOf(problem, ...pair), pair]))
    for (const { rule, index, capacity, pinned } of pinConflicts(problem, {
      forced: edges(forced),
      forbidden: edges(ruledOut),
    })) {
      const pair = rule === 'pinnedAndRuledOut' ? pairOf.get(index)! : null
      conflicts.push({
        ...nothing,
        rule,
        need: rule === 'needCapacity' ? titleOf(index) : pair && titleOf(pair[0]),
        person: rule === 'personCapacity' ? personName(index) : pair && personName(pair[1]),
        capacity,
        pinned: pinned.length,
      })
    }
    const explain: PairExplainer = pairExplainer(
      candidateInput({ ...read, pins: { forced: [], ruledOut: [] } }),
    )
    for (const [need, person] of forced) {
      const { eligible, rules } = explain(need, person)
      if (!eligible)
        conflicts.push({
          ...nothing,
          rule: 'notEligible',
          need: titleOf(need),
          person: personName(person),
          pinned: 1,
          fails: rules.filter(({ passed }) => !passed).map(({ rule }) => rule),
        })
    }
    if (given.method === 'spread') {
      const groups = quotaGroups({ ...read, settings: given, pins: { forced, ruledOut } })
      for (const group of [...groups.needGroups, ...groups.personGroups])
        if (group.most !== undefined && group.most < 0)
          conflicts.push({
            ...nothing,
            rule: 'quota',
            need: groupTitle(read, group),
            capacity: null,
            pinned: -group.most,
          })
    }
  }
  return { forced, ruledOut, conflicts }
}
