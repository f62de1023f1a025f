import { bestReplacement } from './improve.ts'
import { isForcedIn, isForcedOut, type Prepared } from './prepare.ts'
import type { Conflict, Reason } from './proposal.ts'
import type { Rule } from './rules.ts'
import type { SelectionState } from './state.ts'

/**
 * A true reason for everybody, by id: what is named holds of this very selection and can be checked against it
 * (`explain.test.ts` does). Where several hold, the strongest is named: a decision before a rule, a rule before a worth.
 */
export function reasonsFor(prepared: Prepared, state: SelectionState): Record<string, Reason> {
  const twins = equalToSelected(prepared, state)
  return Object.fromEntries(
    prepared.people.map(({ id }, person) => [
      id,
      state.has(person)
        ? reasonIn(prepared, state, person)
        : reasonOut(prepared, state, person, twins.get(person)),
    ]),
  )
}

function reasonIn(prepared: Prepared, state: SelectionState, person: number): Reason {
  const { people, units, kinds, problem } = prepared
  const { mustAttend, pinnedIn, covers, unit, kinds: own, previous } = people[person]!
  const { duty, carriedOver } = problem.people[person]!
  const { weights } = problem
  const plain = <R extends Reason['rule']>(rule: R) => ({ in: true, rule, params: {} }) as const
  if (mustAttend) return plain('mustAttend')
  if (pinnedIn) return plain('pinnedIn')
  const alone = covers.filter((need) => state.coverCount(need) === 1)
  if (alone.length > 0) {
    return { in: true, rule: 'coversNeeds', params: { needs: alone.map((need) => problem.needs[need]!.id) } }
  }
  const { min } = units[unit]!
  if (state.unitCount(unit) <= min) {
    return { in: true, rule: 'unitMinimum', params: { unit: problem.units[unit]!.id, minimum: min } }
  }
  const needed = own.find((kind) => state.kindCount(kind) <= kinds[kind]!.min)
  if (needed !== undefined) {
    return { in: true, rule: 'kindMinimum', params: { kind: kinds[needed]!.id, minimum: kinds[needed]!.min } }
  }
  if (problem.fewestChanges === true && !previous && state.size <= prepared.minSize) return plain('stepsIn')
  if (duty > 0 && weights.duty > 0) return { in: true, rule: 'chainDuty', params: { duty } }
  if (carriedOver === true && (weights.precedence ?? 0) > 0) return plain('carriedOver')
  if (previous && (weights.change > 0 || problem.fewestChanges === true)) return plain('kept')
  return plain('seatFree')
}

function reasonOut(
  prepared: Prepared,
  state: SelectionState,
  person: number,
  twin: number | undefined,
): Reason {
  const { people, units, kinds, problem } = prepared
  const { blocked, unit, pinnedOut } = people[person]!
  const own = problem.units[unit]!
  if (blocked) {
    const why = problem.people[person]!.blocked
    return { in: false, rule: 'blocked', params: { why: typeof why === 'string' ? why : null } }
  }
  if (pinnedOut) return { in: false, rule: 'pinnedOut', params: {} }
  const obstacle = state.obstacleTo(person)
  const gain = prepared.valueOf(state.gainOf(person))
  switch (obstacle) {
    case 'unitMaximum':
      return { in: false, rule: 'unitMaximum', params: { unit: own.id, maximum: own.max } }
    case 'unitShare':
      return {
        in: false,
        rule: 'unitShare',
        params: {
          unit: own.id,
          allowed: units[unit]!.share,
          share: problem.maxUnitShare,
          headcount: own.headcount,
        },
      }
    case 'changes':
      return { in: false, rule: 'fewestChanges', params: { changes: prepared.maxChanges } }
    case 'seats':
      return twin === undefined
        ? { in: false, rule: 'seats', params: { seats: prepared.seats, gain } }
        : { in: false, rule: 'inputOrder', params: { after: people[twin]!.id } }
    case null:
    case 'forcedOut':
      return { in: false, rule: 'notWorthTheMove', params: { gain } }
    default:
      return {
        in: false,
        rule: 'kindMaximum',
        params: { kind: kinds[obstacle.kind]!.id, maximum: kinds[obstacle.kind]!.max },
      }
  }
}

/** Of those for whom no seat is left: whom each could replace at the same objective, the last such in the input. */
function equalToSelected(prepared: Prepared, state: SelectionState): Map<number, number> {
  const twins = new Map<number, number>()
  const waiting = prepared.people.flatMap((_, person) =>
    state.obstacleTo(person) === 'seats' ? [person] : [],
  )
  const outside = waiting.filter((person) => !state.has(person))
  for (const person of state.list()) {
    if (prepared.people[person]!.mustAttend || prepared.people[person]!.pinnedIn) continue
    for (const other of outside) {
      if (other <= person) continue
      if (bestReplacement(prepared, [other], state, person)[1] === 0) twins.set(other, person)
    }
  }
  return twins
}

/**
 * Who is next when a seat opens: first those whom the rules would let in, then those whose unit or kind is full. Within
 * each by what they would add to the objective, by chain duty, those carried over, and input order. Nobody blocked or
 * pinned out is on it.
 */
export function waitlistOf(prepared: Prepared, state: SelectionState): number[] {
  const { people, problem } = prepared
  const rows = people.flatMap((person, at) => {
    if (state.has(at) || isForcedOut(person)) return []
    const obstacle = state.obstacleTo(at)
    return [
      {
        at,
        isBarred: obstacle !== null && obstacle !== 'seats',
        gain: state.gainOf(at),
        duty: problem.people[at]!.duty,
        carriedOver: problem.people[at]!.carriedOver === true,
      },
    ]
  })
  return rows
    .sort(
      (a, b) =>
        Number(a.isBarred) - Number(b.isBarred) ||
        b.gain - a.gain ||
        b.duty - a.duty ||
        Number(b.carriedOver) - Number(a.carriedOver) ||
        a.at - b.at,
    )
    .map(({ at }) => at)
}

/** Names and numbers of a rule that collides. */
export function describeRule(prepared: Prepared, rule: Rule): Conflict {
  const { problem, people, units, kinds } = prepared
  const isEligible = (at: number): boolean => !people[at]!.blocked || isForcedIn(people[at]!)
  switch (rule.rule) {
    case 'seats':
      return { rule: 'seats', params: { seats: problem.seats } }
    case 'unitMinimum': {
      const eligible = people.filter(({ unit }, at) => unit === rule.unit && isEligible(at)).length
      const { id, min } = problem.units[rule.unit]!
      return { rule: 'unitMinimum', params: { unit: id, minimum: min, eligible } }
    }
    case 'unitMaximum': {
      const { id, max } = problem.units[rule.unit]!
      return { rule: 'unitMaximum', params: { unit: id, maximum: max } }
    }
    case 'unitShare': {
      const { id, headcount, away = 0 } = problem.units[rule.unit]!
      return {
        rule: 'unitShare',
        params: { unit: id, allowed: units[rule.unit]!.share, share: problem.maxUnitShare, headcount, away },
      }
    }
    case 'kindMinimum': {
      const { id, min } = kinds[rule.kind]!
      const eligible = people.filter(
        (person, at) => person.kinds.includes(rule.kind) && isEligible(at),
      ).length
      return { rule: 'kindMinimum', params: { kind: id, minimum: min, eligible } }
    }
    case 'kindMaximum': {
      const { id, max } = kinds[rule.kind]!
      return { rule: 'kindMaximum', params: { kind: id, maximum: max } }
    }
    case 'blocked': {
      const { id, unit, blocked } = problem.people[rule.person]!
      return {
        rule: 'blocked',
        params: { person: id, unit, why: typeof blocked === 'string' ? blocked : null },
      }
    }
    default: {
      const { id, unit } = problem.people[rule.person]!
      return { rule: rule.rule, params: { person: id, unit } }
    }
  }
}
