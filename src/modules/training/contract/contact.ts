import { z } from 'zod'

/** Contacts of teachers and venues, in the forms in which those of people of the register are entered. */
export const contactPhone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{4,28}$/)
export const contactEmail = z.email().max(200)

/** Why a masked value is to be seen in clear; it stands in the audit. */
export const revealReason = z.string().trim().min(2).max(500)
