import { z } from 'zod'

/** What is done in a session. */
export const sessionKinds = ['opening', 'teaching', 'fieldTeaching', 'discussion', 'closing'] as const
export const sessionKind = z.enum(sessionKinds)
export type SessionKind = z.infer<typeof sessionKind>

export const halves = ['am', 'pm'] as const
export const half = z.enum(halves)
export type Half = z.infer<typeof half>
