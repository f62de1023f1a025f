import { z } from 'zod'
import { lockVersion } from '#platform/http/contract.ts'

/** Why something is done; it stands in the audit. */
export const reason = z.string().trim().min(2).max(500)

/** Deletes one version of an object into the recycle bin, with the reason. */
export const removal = z.object({ id: z.uuid(), lockVersion, reason })
export type Removal = z.infer<typeof removal>
/** What was deleted. */
export const removed = z.object({ id: z.uuid() })
