import type { ComplianceState, HoursKind, RankBand } from '../contract/attendance-terms.ts'

/** Class-hours of centralised training that are due, and in how many calendar years. */
export const hoursDue: Readonly<Record<RankBand, { hours: number; years: number }>> = {
  division: { hours: 550, years: 5 },
  section: { hours: 90, years: 1 },
}

/** Of a person whose training is judged. */
export interface JudgedPerson {
  /** Null where it is not known. */
  band: RankBand | null
  /** When the present post was taken by promotion. */
  promotedOn: string | null
  /** Entries in force. */
  entries: readonly { kind: HoursKind; hours: number; earnedOn: string }[]
}

/** A judgement with its arithmetic. */
export interface Compliance {
  state: ComplianceState
  /** What is due; null where the rank is not known. */
  due: number | null
  /** The calendar years that count, both included. */
  window: { from: number; until: number } | null
  counted: number
  missing: number
  /** Until when somebody promoted has to make up for it. */
  deadline: string | null
}

/**
 * Whether somebody did the training that the regulations of 2023 ask for: from division rank up 550 class-hours of
 * centralised training in five years, from section rank down 90 in each year; who was promoted without it makes up for it
 * within a year of taking the post. A year is a calendar year, and five of them end with the one that is judged.
 *
 * @param year the last of the window.
 * @param today decides whether a window or a year of grace is still open.
 */
export function judgeHours(person: JudgedPerson, year: number, today: string): Compliance {
  const none = { due: null, window: null, counted: 0, missing: 0, deadline: null }
  if (person.band === null) return { state: 'unknown', ...none }
  const { hours: due, years } = hoursDue[person.band]
  const window = { from: year - years + 1, until: year }
  const counted = sumOf(
    person.entries.filter(({ kind, earnedOn }) => kind === 'centralised' && isWithin(earnedOn, window)),
  )
  const missing = Math.max(0, Math.round((due - counted) * 10) / 10)
  const judged = { due, window, counted, missing, deadline: null }
  if (missing === 0) return { ...judged, state: 'met' }
  const deadline = person.promotedOn === null ? null : yearAfter(person.promotedOn)
  if (person.promotedOn !== null && deadline !== null && person.promotedOn <= today && today <= deadline)
    return { ...judged, state: 'grace', deadline }
  return { ...judged, state: today <= `${year}-12-31` ? 'open' : 'missed' }
}

/** The same day a year on; 29 February has its anniversary on the 28th. */
export function yearAfter(day: string): string {
  const next = Number(day.slice(0, 4)) + 1
  return day.endsWith('02-29') ? `${next}-02-28` : `${next}${day.slice(4)}`
}

const isWithin = (day: string, { from, until }: { from: number; until: number }): boolean => {
  const year = Number(day.slice(0, 4))
  return year >= from && year <= until
}

const sumOf = (entries: readonly { hours: number }[]): number =>
  entries.reduce((sum, { hours }) => sum + Math.round(hours * 10), 0) / 10

/** How many people stand where, without their names. */
export type Counts = Record<ComplianceState, number>

export const noCounts = (): Counts => ({ met: 0, open: 0, grace: 0, missed: 0, unknown: 0 })

/** Of fewer people than these no figures are told. */
export const smallestGroup = 5

/**
 * Figures of units without singling anybody out: a unit with fewer people than the smallest group goes into the rest, and
 * when the rest is still too small, the next smallest unit joins it, so that it cannot be worked out.
 */
export function withoutSmallGroups<U extends { people: number; counts: Counts }>(
  units: readonly U[],
): { units: U[]; rest: { people: number; counts: Counts; units: number } | null } {
  const told = units.filter(({ people }) => people >= smallestGroup)
  const small = units.filter(({ people }) => people > 0 && people < smallestGroup)
  const sum = () => small.reduce((all, { people }) => all + people, 0)
  if (small.length > 0 && sum() < smallestGroup) {
    const next = told.toSorted((a, b) => a.people - b.people)[0]
    if (next !== undefined) {
      told.splice(told.indexOf(next), 1)
      small.push(next)
    }
  }
  if (small.length === 0) return { units: told, rest: null }
  const counts = noCounts()
  for (const one of small)
    for (const [state, count] of Object.entries(one.counts)) counts[state as ComplianceState] += count
  // Whoever sees too few people in all is told nothing of them.
  if (sum() < smallestGroup) return { units: told, rest: null }
  return { units: told, rest: { people: sum(), counts, units: small.length } }
}
