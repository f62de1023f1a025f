import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import { surveyState } from './survey-terms.ts'

/** A questionnaire as lists show it. */
export const surveySummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  isAnonymous: z.boolean(),
  opensOn: day,
  closesOn: day,
  state: surveyState,
  askedBy: z.object({ id: z.uuid(), name: z.string() }),
  invited: z.number().int(),
  /** By invitation and at the open address together. */
  answered: z.number().int(),
})
export type SurveySummary = z.infer<typeof surveySummary>
