import { z } from 'zod'

/** A row that referred to the entry merged, and all that is needed to put it back. */
export const movedRow = z.object({
  id: z.string(),
  title: z.string(),
  /** `dropped`: the other enterprise had the same. */
  fate: z.enum(['moved', 'dropped']),
  /** The version the move left behind; another one now means that somebody edited the row since. */
  lockVersion: z.number().int(),
  /** The whole row before. */
  row: z.record(z.string(), z.unknown()),
})
export type MovedRow = z.infer<typeof movedRow>
