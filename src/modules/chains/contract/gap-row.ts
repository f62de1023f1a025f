import { z } from 'zod'
import { actionType, segment, tier, verdict } from './terms.ts'

/** One node as one chain sees it, in the list of gaps. */
export const gapRow = z.object({
  /** Chain and node: `pv.float-glass`. */
  id: z.string(),
  chainCode: z.string(),
  chainName: z.string(),
  nodeCode: z.string(),
  nodeName: z.string(),
  segment,
  tier,
  verdict,
  overridden: z.boolean(),
  score: z.number().nullable(),
  criticality: z.number(),
  /** Order of the list: severity of the verdict times criticality. */
  priority: z.number(),
  /** Null for whoever may not see evidence. */
  soleOutput: z.number().nullable(),
  substitutable: z.boolean(),
  action: actionType.nullable(),
  ruleFired: z.string(),
  firms: z.number().int(),
  aboveScaleFirms: z.number().int(),
  confidence: z.number(),
  stale: z.boolean(),
  ownerName: z.string().nullable(),
})
export type GapRow = z.infer<typeof gapRow>
