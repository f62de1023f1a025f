import { z } from 'zod'
import { day, instant, namedRef } from '#platform/http/contract.ts'
import { light } from './terms.ts'

export const organisationName = z.object({ id: z.uuid(), name: z.string() })
export type OrganisationName = z.infer<typeof organisationName>

export const proof = z.object({
  id: z.uuid(),
  text: z.string(),
  ref: namedRef.nullable(),
  url: z.string().nullable(),
  attachment: z.string().nullable(),
  at: instant,
  byName: z.string(),
})
export type Proof = z.infer<typeof proof>

/** Where the time limit of the present step stands, in working days. */
export const limit = z.object({
  dueOn: day.nullable(),
  /** Negative when overdue; null while the clock stands still or has none. */
  workdaysLeft: z.number().int().nullable(),
  isPaused: z.boolean(),
  light,
})
export type Limit = z.infer<typeof limit>

const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** What something is raised from: a node of a chain, by its code, or another object by its id. */
export const draftSource = <K extends string>(kinds: readonly ['gap', K, ...K[]]) =>
  z
    .object({ kind: z.enum(kinds), chainCode: code.optional(), id: z.string().max(60) })
    .refine(({ kind, id }) => (kind === 'gap' ? code : z.uuid()).safeParse(id).success, { path: ['id'] })
