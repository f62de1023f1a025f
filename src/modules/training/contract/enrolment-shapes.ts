import { z } from 'zod'
import { postRoles } from '#modules/governance/contract.ts'
import { day, instant } from '#platform/http/contract.ts'
import { words } from '#platform/words.ts'
import { classState } from './class-terms.ts'
import { audience, checkRule, deviation, kindLimit, pin, runKind } from './enrolment-terms.ts'
import { nominationState, seatKind } from './nomination-terms.ts'

const unit = z.object({ id: z.uuid(), name: z.string() })

/** One sentence of what was checked. */
export const eligibilityCheck = z.object({ rule: checkRule, blocking: z.boolean(), text: words })
export type EligibilityCheck = z.infer<typeof eligibilityCheck>

export const nominationRow = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  title: z.string().nullable(),
  unit,
  audience,
  state: nominationState,
  seat: seatKind.nullable(),
  /** Place on the waitlist. */
  rank: z.number().int().nullable(),
  nominatedOn: day,
  lockVersion: z.number().int(),
  /** All of it is null or empty for the person, who is told the own state alone. */
  confirmed: z.boolean(),
  waiver: z.string().nullable(),
  reason: z.string().nullable(),
  /** Chain duty, 0 to 10, and the post it comes from. */
  duty: z.number().nullable(),
  dutyRole: z.enum(postRoles).nullable(),
  checks: z.array(eligibilityCheck),
  /** Why the proposal last adopted had the person in or out. */
  proposalReason: words.nullable(),
  /** Known to the organiser only. */
  pin: pin.nullable(),
  pinReason: z.string().nullable(),
  mayWithdraw: z.boolean(),
})
export type NominationRow = z.infer<typeof nominationRow>

export const quotaRow = z.object({
  unit,
  audience,
  seats: z.number().int(),
  least: z.number().int(),
  fixed: z.boolean(),
  /** Nominated and neither declined nor withdrawn. */
  nominated: z.number().int(),
  selected: z.number().int(),
  mayNominate: z.boolean(),
})
export type QuotaRow = z.infer<typeof quotaRow>

export const selectionRun = z.object({
  id: z.uuid(),
  number: z.number().int(),
  kind: runKind,
  status: z.enum(['optimal', 'feasible', 'infeasible', 'limit']),
  objective: z.number().nullable(),
  /** Nothing is better than this. */
  bound: z.number().nullable(),
  seats: z.number().int(),
  nominees: z.number().int(),
  /** Weight of needs met, and of all needs reckoned with. */
  needsMet: z.number(),
  needsAll: z.number(),
  selected: z.array(z.uuid()),
  waitlist: z.array(z.uuid()),
  reasons: z.array(z.object({ nominationId: z.uuid(), in: z.boolean(), text: words })),
  conflicts: z.array(words),
  askedBy: z.string(),
  askedAt: instant,
  /** The nominations are no longer those it was computed from. */
  outdated: z.boolean(),
  adoptedBy: z.string().nullable(),
  adoptedAt: instant.nullable(),
  deviations: z.array(deviation),
})
export type SelectionRun = z.infer<typeof selectionRun>

export const extraSeats = z.object({
  id: z.uuid(),
  kind: seatKind,
  seats: z.number().int(),
  reason: z.string(),
  openedBy: z.string(),
  openedOn: day,
})
export type ExtraSeats = z.infer<typeof extraSeats>

/** Somebody left out of an earlier class of the programme or chain, who goes first. */
export const carriedOver = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  unit,
  classTitle: z.string(),
  startsOn: day,
  nominated: z.boolean(),
})

/** Enrolment of a class as far as the actor may know it. */
export const enrolment = z.object({
  classId: z.uuid(),
  title: z.string(),
  state: classState,
  startsOn: day,
  endsOn: day,
  /** Runs the class: sees all of it. */
  mayRun: z.boolean(),
  mayExport: z.boolean(),
  seats: z.object({ hall: z.number().int(), online: z.number().int(), taken: z.number().int() }),
  lockVersion: z.number().int(),
  spacingDays: z.number().int(),
  unitShare: z.number(),
  kindLimits: z.array(kindLimit),
  extraSeats: z.array(extraSeats),
  quotas: z.array(quotaRow),
  nominations: z.array(nominationRow),
  /** For the organiser: the proposals, the latest first. */
  runs: z.array(selectionRun),
  /** Places that somebody selected gave up and nobody took yet. */
  vacancies: z.number().int(),
  carriedOver: z.array(carriedOver),
})
export type Enrolment = z.infer<typeof enrolment>

/** Somebody whom a unit can nominate. */
export const nominee = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  title: z.string().nullable(),
  org: unit,
  duty: z.number(),
  dutyRole: z.enum(postRoles).nullable(),
  checks: z.array(eligibilityCheck),
})
export type Nominee = z.infer<typeof nominee>

/** Trainees of one unit in one quarter. */
export const unitCoverageRow = z.object({
  unit,
  audience,
  selected: z.number().int(),
  leftOut: z.number().int(),
  people: z.number().int(),
  quarters: z.array(z.object({ quarter: z.string(), selected: z.number().int(), leftOut: z.number().int() })),
  classes: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      startsOn: day,
      selected: z.number().int(),
      leftOut: z.number().int(),
    }),
  ),
})
export type UnitCoverageRow = z.infer<typeof unitCoverageRow>
export const unitCoverage = z.object({
  year: z.number().int(),
  quarters: z.array(z.string()),
  rows: z.array(unitCoverageRow),
})
export type UnitCoverage = z.infer<typeof unitCoverage>
