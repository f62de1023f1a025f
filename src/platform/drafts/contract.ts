import { z } from 'zod'
import { endpoint, instant } from '../http/contract.ts'

/** Greatest draft, in bytes of its JSON. */
export const maxDraftBytes = 64 * 1024
/** Drafts one account keeps; the oldest goes for a new one. */
export const maxDrafts = 200
/** Days that a draft stays after its last change. */
export const draftDays = 30

export const draft = z.object({
  /** Which form of which object: `directory.enterprise:<id>`. */
  key: z.string().min(1).max(200),
  value: z.record(z.string(), z.unknown()),
  updatedAt: instant,
})
export type Draft = z.infer<typeof draft>

const key = draft.pick({ key: true })
const tags = ['drafts']

export const draftsContract = {
  get: endpoint('signedIn', {
    method: 'GET',
    path: '/drafts',
    tags,
    summary: 'One’s own draft of a form, null when there is none',
  })
    .input(key)
    .output(draft.nullable()),
  save: endpoint('signedIn', {
    method: 'PUT',
    path: '/drafts',
    tags,
    summary: 'Keep what was typed into a form',
  })
    .input(
      draft.pick({ key: true, value: true }).extend({
        /** In whose page it was typed: somebody else may have logged in in another tab since. */
        accountId: z.string().max(100),
      }),
    )
    .output(draft),
  discard: endpoint('signedIn', {
    method: 'DELETE',
    path: '/drafts',
    tags,
    summary: 'Drop one’s own draft of a form',
  })
    .input(key)
    .output(z.object({ discarded: z.boolean() })),
}
