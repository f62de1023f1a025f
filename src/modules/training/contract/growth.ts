import { z } from 'zod'
import { postRole } from '#modules/governance/contract.ts'
import { day, endpoint } from '#platform/http/contract.ts'

/** What a growth record tells of. Nothing is counted, scored or compared. */
export const growthKinds = ['class', 'chainDuty', 'problem', 'task', 'idea', 'hours', 'need'] as const
export const growthKind = z.enum(growthKinds)
export type GrowthKind = z.infer<typeof growthKind>

export const growthEntry = z.object({
  kind: growthKind,
  /** When it was, or began. */
  on: day,
  /** Its last day, where it lasted; null for one that goes on, or was of one day. */
  until: day.nullable(),
  goesOn: z.boolean(),
  /** Null where the object is out of the reader's reach. */
  title: z.string().nullable(),
  href: z.string().nullable(),
  /** The post held, of a chain duty. */
  role: postRole.nullable(),
  /** Class-hours credited. */
  hours: z.number().nullable(),
})
export type GrowthEntry = z.infer<typeof growthEntry>

export const growthRecord = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), unit: z.string(), posts: z.string().nullable() }),
  /** The latest first. */
  entries: z.array(growthEntry),
})
export type GrowthRecord = z.infer<typeof growthRecord>

const tags = ['training']

export const growthContract = {
  getOwnGrowth: endpoint('training.growth.read', {
    method: 'GET',
    path: '/training/growth',
    tags,
    summary: 'One’s own growth record; null for an account that stands for no person',
  }).output(growthRecord.nullable()),
  getGrowth: endpoint('training.growth.read', {
    method: 'GET',
    path: '/training/growth/{personId}',
    tags,
    summary: 'The growth record of an official; reading that of somebody else is noted in the audit',
  })
    .input(z.object({ personId: z.uuid() }))
    .output(growthRecord),
}
