import { z } from 'zod'
import { code as chainCode } from '#modules/chains/contract/terms.ts'
import { day } from '#platform/http/contract.ts'
import { classKind, classState, moduleKind } from './class-terms.ts'

export const organisationName = z.object({ id: z.uuid(), name: z.string() })

/** What can be said against the days of a class; nothing of it forbids them. */
export const classWarning = z.discriminatedUnion('rule', [
  /** A day of it is free, or a weekend worked in exchange. */
  z.object({ rule: z.literal('notWorkday'), day }),
  /** Another class lies on one of its days. */
  z.object({ rule: z.literal('sameDays'), classId: z.uuid(), title: z.string(), startsOn: day }),
  /** Another class of its programme begins sooner before or after it than the programme sets. */
  z.object({ rule: z.literal('tooClose'), title: z.string(), startsOn: day, days: z.number().int() }),
])
export type ClassWarning = z.infer<typeof classWarning>

export const classModule = z.object({
  kind: moduleKind,
  title: z.string().trim().min(2).max(100),
  /** The unit that teaches it, where that is fixed. */
  taughtByOrgId: z.uuid().nullable().default(null),
})
export type ClassModule = z.infer<typeof classModule>

/** A class as lists and the programme show it. */
export const classSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  programmeId: z.uuid().nullable(),
  programmeTitle: z.string().nullable(),
  /** 期次: its place in the programme. */
  termNo: z.number().int().nullable(),
  kind: classKind,
  title: z.string(),
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  host: organisationName,
  startsOn: day,
  endsOn: day,
  hours: z.number(),
  seats: z.number().int(),
  place: z.string().nullable(),
  state: classState,
  stateVersion: z.number().int(),
})
export type ClassSummary = z.infer<typeof classSummary>

export const classDetail = classSummary.extend({
  purpose: z.string().nullable(),
  audience: z.string().nullable(),
  cohosts: z.array(organisationName),
  modules: z.array(classModule.extend({ taughtBy: organisationName.nullable() })),
  /** Why it is held outside of the yearly table. */
  adHocReason: z.string().nullable(),
  warnings: z.array(classWarning),
  createdBy: z.string(),
  mayEdit: z.boolean(),
  mayReschedule: z.boolean(),
  /** Whether the reader sees what was said of single sessions, and what follows from it. */
  mayReadFeedback: z.boolean(),
  lockVersion: z.number().int(),
})
export type ClassDetail = z.infer<typeof classDetail>

const text = (max: number) => z.string().trim().min(2).max(max).nullable().default(null)

/** What people enter of a class. */
export const classFields = z.object({
  kind: classKind,
  title: z.string().trim().min(4).max(100),
  /** A lecture is about one chain; a study class may be about all. */
  chainCode: chainCode.nullable().default(null),
  purpose: text(1000),
  audience: text(500),
  hostOrgId: z.uuid(),
  cohostOrgIds: z.array(z.uuid()).max(10).default([]),
  startsOn: day,
  endsOn: day,
  hours: z.number().min(0.5).max(480).multipleOf(0.5),
  seats: z.number().int().min(1).max(2000),
  place: text(200),
  modules: z.array(classModule).min(1).max(20),
})
export type ClassFields = z.infer<typeof classFields>
