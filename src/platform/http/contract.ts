import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Any object of the product: kind by the grammar `module.noun`, id as its page uses it. */
export const objectRef = z.object({ kind: z.string().min(3).max(60), id: z.string().min(1).max(200) })
export type ObjectRef = z.infer<typeof objectRef>

/** A reference with what a reader needs to recognise it. `title` is null when the object is unknown or gone. */
export const namedRef = objectRef.extend({ title: z.string().nullable(), href: z.string().nullable() })
export type NamedRef = z.infer<typeof namedRef>

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = z.iso.date()
/** Instant in UTC, ISO 8601. */
export const instant = z.iso.datetime()
/** Exact decimal as text, for money and output value. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
/** The version an editor saw; a write with an older one is refused so that nobody's work is overwritten. */
export const lockVersion = z.number().int().min(1)

export const pageQuery = z.object({
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(200).default(20),
})

/** One page of a longer list; `total` counts all rows that fit the filter. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  })

/** A list in a query string, where one value may stand by itself: `chain=pv` as well as `chain[0]=pv`. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])])

/** A downloadable file as the answer. */
export const download = z.file()

export const contractBase = oc

/** The one shape of every error the API gives. */
export const errorBody = z.object({
  error: z.object({
    kind: z.string(),
    reason: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
