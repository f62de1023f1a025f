import { z } from 'zod'
import {
  day,
  download,
  endpoint,
  lockVersion,
  oneOrMany,
  pageOf,
  pageQuery,
} from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { complianceState, hoursKind, rankBand } from './attendance-terms.ts'
import { organisationName } from './class-shapes.ts'
import { hoursEntry, hoursList } from './hours-list.ts'

const year = z.number().int().min(2000).max(2199)
const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const hoursFilter = z.object({
  kind: oneOrMany(hoursKind).optional(),
  year: year.optional(),
  org: z.uuid().optional(),
  person: z.uuid().optional(),
  /** Also entries that were revoked. */
  revokedToo: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type HoursFilter = z.infer<typeof hoursFilter>
export const hoursListQuery = hoursFilter.extend(listQuery(hoursList).shape)
export type HoursListQuery = z.infer<typeof hoursListQuery>
export const hoursFileQuery = hoursFilter.extend(listFileQuery(hoursList).shape)
export type HoursFileQuery = z.infer<typeof hoursFileQuery>

const hours = z.string().regex(/^\d{1,4}(\.\d)?$/)

/** Hours that were earned elsewhere than in a class of the product. */
export const hoursFields = z.object({
  personId: z.uuid(),
  kind: hoursKind,
  source: z.string().trim().min(2).max(200),
  hours,
  earnedOn: day,
  evidence: z.string().trim().max(300).nullable().default(null),
})
export type HoursFields = z.infer<typeof hoursFields>

const counts = z.record(complianceState, z.number().int())

export const complianceCounts = z.object({
  year,
  people: z.number().int(),
  counts,
  units: z.array(z.object({ unit: organisationName, people: z.number().int(), counts })),
  /** Units with so few people that they are told together. */
  rest: z.object({ units: z.number().int(), people: z.number().int(), counts }).nullable(),
  /** Whether small units are told apart, because the caller sees their people anyhow. */
  whole: z.boolean(),
})
export type ComplianceCounts = z.infer<typeof complianceCounts>

/** What is judged of one person, with its arithmetic. */
export const judgedTrainee = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  org: organisationName,
  band: rankBand.nullable(),
  promotedOn: z.string().nullable(),
  /** Of the entry of rank; null while there is none. */
  lockVersion: lockVersion.nullable(),
  state: complianceState,
  due: z.number().nullable(),
  window: z.object({ from: z.number().int(), until: z.number().int() }).nullable(),
  counted: z.number(),
  missing: z.number(),
  deadline: z.string().nullable(),
})
export type JudgedTrainee = z.infer<typeof judgedTrainee>

export const complianceFilter = z.object({
  year: year.optional(),
  org: z.uuid().optional(),
  state: oneOrMany(complianceState).optional(),
  query: z.string().max(100).optional(),
})
export type ComplianceFilter = z.infer<typeof complianceFilter>

export const hoursContract = {
  listHours: endpoint('training.hours.read', {
    method: 'GET',
    path: '/training/hours',
    tags,
    summary: 'Entries of the ledger of hours, of the people within reach',
  })
    .input(hoursListQuery)
    .output(listPageOf(hoursEntry, hoursList)),
  exportHours: endpoint('training.hours.export', {
    method: 'GET',
    path: '/training/hours/export',
    tags,
    summary: 'The ledger of hours as an Excel file',
  })
    .input(hoursFileQuery)
    .output(download),
  addHours: endpoint('training.hours.edit', {
    method: 'POST',
    path: '/training/hours',
    tags,
    summary: 'Enter hours earned elsewhere, online or in other recognised training',
    successStatus: 201,
  })
    .input(hoursFields)
    .output(byId),
  revokeHours: endpoint('training.hours.edit', {
    method: 'POST',
    path: '/training/hours/{id}/revoke',
    tags,
    summary: 'Revoke an entry that was not issued by a class',
  })
    .input(byId.extend({ lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(byId),
  countCompliance: endpoint('training.hours.count', {
    method: 'GET',
    path: '/training/hours/compliance',
    tags,
    summary: 'How many people of each unit have the training that is due; no small group is told',
  })
    .input(z.object({ year: year.optional() }))
    .output(complianceCounts),
  listCompliance: endpoint('training.hours.read', {
    method: 'GET',
    path: '/training/hours/people',
    tags,
    summary: 'What training is due from each person within reach, and what was done',
  })
    .input(complianceFilter.extend(pageQuery.shape))
    .output(pageOf(judgedTrainee).extend({ year })),
  setTraineeProfile: endpoint('training.hours.edit', {
    method: 'PUT',
    path: '/training/hours/people/{personId}',
    tags,
    summary: 'Enter the rank of a person and when the post was taken by promotion',
  })
    .input(
      z.object({
        personId: z.uuid(),
        lockVersion: lockVersion.nullable(),
        band: rankBand,
        promotedOn: day.nullable(),
      }),
    )
    .output(z.object({ personId: z.uuid() })),
}
