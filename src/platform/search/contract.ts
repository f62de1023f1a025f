import { z } from 'zod'
import { endpoint, objectRef } from '../http/contract.ts'

/** Where a match stands in a text, in UTF-16 units, the end exclusive. Clients mark it; there is no markup. */
const range = z.object({ start: z.number().int(), end: z.number().int() })

/** An object as the search shows it. */
export const searchObject = objectRef.extend({
  title: z.string(),
  href: z.string(),
  /** Where it is, of what, since when. */
  line: z.string().nullable(),
})
export type SearchObject = z.infer<typeof searchObject>

export const searchHit = searchObject.extend({
  /** What of the title was meant; nothing where another name or a code was found. */
  ranges: z.array(range),
  /** The former name, other name or code by which it was found, when it was not the title. */
  also: z.object({ text: z.string(), ranges: z.array(range) }).nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

export const searchGroup = z.object({
  kind: z.string(),
  hits: z.array(searchHit),
  /** There are more than are shown; how many is not counted. */
  more: z.boolean(),
})
export type SearchGroup = z.infer<typeof searchGroup>

export const searchAnswer = z.object({
  /** The words were too short to look for: two characters are needed. */
  tooShort: z.boolean(),
  /** By kind of object, the kind with the best hit first. */
  groups: z.array(searchGroup),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

export const searchContract = {
  find: endpoint('signedIn', {
    method: 'GET',
    path: '/search',
    tags: ['search'],
    summary: 'Objects within the caller’s reach by their names: Chinese characters, pinyin, initials, mixed',
  })
    .input(
      z.object({
        query: z.string().max(100),
        /** One kind only, such as `directory.enterprise`. */
        kind: z.string().max(60).optional(),
        /** Most hits of each kind. */
        limit: z.number().int().min(1).max(30).default(6),
      }),
    )
    .output(searchAnswer),
  recall: endpoint('signedIn', {
    method: 'GET',
    path: '/search/recall',
    tags: ['search'],
    summary:
      'Objects that were chosen before, as they are called now; those out of the caller’s reach are left out',
  })
    .input(z.object({ refs: z.array(objectRef).max(10) }))
    .output(z.object({ objects: z.array(searchObject) })),
}
