import { z } from 'zod'
import { day } from '#platform/http/contract.ts'

/** Which part of each day: morning, afternoon, or all of it. */
export const halfDays = ['am', 'pm', 'all'] as const

/** From one day until another, both included, a teacher or a venue cannot be had. */
export const unavailability = z
  .object({
    fromOn: day,
    untilOn: day,
    half: z.enum(halfDays).default('all'),
    reason: z.string().trim().max(200).nullable().default(null),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, { path: ['untilOn'], message: 'ends before it begins' })
export type Unavailability = z.infer<typeof unavailability>

/** When somebody or something cannot be had; without a row it always can. */
export const unavailabilities = z.array(unavailability).max(100)
