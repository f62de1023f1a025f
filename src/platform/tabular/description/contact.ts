import { z } from 'zod'

/** A telephone number as people write it; nobody is sent back for a space or a bracket. */
export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{4,28}$/)

export const email = z.email().max(200)
