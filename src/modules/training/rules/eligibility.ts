import { dayNumber } from '#core/scheduling/working-calendar.ts'
import type { PostRole } from '#modules/governance/contract.ts'
import { blockingRules } from '../contract/enrolment-terms.ts'
import { type HeldPost, mustAttendRoles } from './duty.ts'

/** A class as far as drafting people for it asks. */
export interface DraftedClass {
  id: string
  title: string
  chainId: string | null
  startsOn: string
  endsOn: string
}

/** What one person is nominated for elsewhere. */
export interface Elsewhere extends DraftedClass {
  /** Selected there; otherwise not settled yet. */
  selected: boolean
}

export interface PersonFacts {
  leftOn: string | null
  /** Of the unit that nominates, or of what stands below it. */
  ofUnit: boolean
  posts: readonly HeldPost[]
  /** Nominations for other classes that take place or took place. */
  elsewhere: readonly Elsewhere[]
  /** The earlier class of the programme or chain that the person was left out of. */
  carriedOverFrom: string | null
}

export interface UnitFacts {
  name: string
  /** Nominated and neither declined nor withdrawn. */
  nominated: number
  quota: number
  headcount: number
  /** Of its people, selected for other classes on the same days. */
  away: number
}

/** What can be said of somebody nominated; rule and parameters, words are made where they are shown. */
export type Check =
  | { rule: 'left'; leftOn: string }
  | { rule: 'notOfUnit'; unit: string }
  | { rule: 'sameDays'; title: string; startsOn: string }
  | { rule: 'tooSoon'; title: string; startsOn: string; days: number; limit: number }
  | { rule: 'repeat'; title: string; startsOn: string }
  | { rule: 'alsoNominated'; title: string; startsOn: string }
  | { rule: 'overQuota'; unit: string; nominated: number; quota: number }
  | { rule: 'unitShare'; unit: string; away: number; allowed: number; headcount: number }
  | { rule: 'mustAttend'; role: PostRole }
  | { rule: 'carriedOver'; title: string }

export const isBlocking = ({ rule }: Pick<Check, 'rule'>): boolean => blockingRules.includes(rule)

/** How many of an office may be away at once; one always may, else an office of two could never send anybody. */
export const mostAway = (headcount: number, share: number): number =>
  Math.max(1, Math.floor(headcount * share + 1e-9))

/** Days from the end of the one class to the beginning of the other, 0 when they overlap. */
export function daysBetween(a: DraftedClass, b: DraftedClass): number {
  const [first, second] = a.startsOn <= b.startsOn ? [a, b] : [b, a]
  return Math.max(0, dayNumber(second.startsOn) - dayNumber(first.endsOn))
}

const overlap = (a: DraftedClass, b: DraftedClass): boolean =>
  a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** Everything that is to be known before somebody is drafted for a class; what forbids it first. */
export function checkEligibility(
  one: DraftedClass,
  person: PersonFacts,
  unit: UnitFacts | null,
  settings: { spacingDays: number; unitShare: number },
): Check[] {
  const selected = person.elsewhere.filter((other) => other.selected)
  const checks: Check[] = []
  if (person.leftOn !== null) checks.push({ rule: 'left', leftOn: person.leftOn })
  if (!person.ofUnit && unit !== null) checks.push({ rule: 'notOfUnit', unit: unit.name })
  for (const other of selected) {
    const { title, startsOn } = other
    const days = daysBetween(one, other)
    if (overlap(one, other)) checks.push({ rule: 'sameDays', title, startsOn })
    else if (days <= settings.spacingDays && settings.spacingDays > 0)
      checks.push({ rule: 'tooSoon', title, startsOn, days, limit: settings.spacingDays })
  }
  const same = selected.find(
    (other) => one.chainId !== null && other.chainId === one.chainId && other.startsOn < one.startsOn,
  )
  if (same !== undefined) checks.push({ rule: 'repeat', title: same.title, startsOn: same.startsOn })
  for (const other of person.elsewhere)
    if (!other.selected && (overlap(one, other) || daysBetween(one, other) <= settings.spacingDays))
      checks.push({ rule: 'alsoNominated', title: other.title, startsOn: other.startsOn })
  if (unit !== null) checks.push(...ofUnit(unit, settings.unitShare))
  const must = person.posts.find(({ role, own }) => own && mustAttendRoles.includes(role))
  if (must !== undefined && one.chainId !== null) checks.push({ rule: 'mustAttend', role: must.role })
  if (person.carriedOverFrom !== null) checks.push({ rule: 'carriedOver', title: person.carriedOverFrom })
  return checks
}

function ofUnit(unit: UnitFacts, share: number): Check[] {
  const allowed = mostAway(unit.headcount, share)
  const away = unit.away + unit.nominated
  return [
    ...(unit.nominated > unit.quota
      ? [{ rule: 'overQuota' as const, unit: unit.name, nominated: unit.nominated, quota: unit.quota }]
      : []),
    ...(away > allowed
      ? [{ rule: 'unitShare' as const, unit: unit.name, away, allowed, headcount: unit.headcount }]
      : []),
  ]
}
