import { z } from 'zod'
import { day, objectRef } from '../http/contract.ts'

/** Who is a party: one is of it when one's account is named or one's organisation is. */
export const party = z.object({
  orgIds: z.array(z.string()).default([]),
  accountIds: z.array(z.string()).default([]),
})
export type Party = z.infer<typeof party>
/** A piece of evidence: an object of the product, or words. */
const evidence = z.object({
  text: z.string().trim().min(1).max(2000),
  object: objectRef.nullable().default(null),
})

/** What an action is told. Which of it is needed and which is taken at all, the definition says. */
export const stepInput = z.object({
  reason: z.string().trim().min(2).max(2000).optional(),
  evidence: z.array(evidence).min(1).max(50).optional(),
  untilOn: day.optional(),
  dueOn: day.optional(),
  workdays: z.number().int().min(0).max(250).optional(),
  rating: z.number().int().min(1).max(5).optional(),
  /** `none` lifts the supervision. */
  supervision: z.enum(['normal', 'key', 'none']).optional(),
  parties: z.record(z.string(), party).optional(),
  values: z.record(z.string(), z.string().trim().min(1).max(4000)).optional(),
})
export type StepInput = z.infer<typeof stepInput>
