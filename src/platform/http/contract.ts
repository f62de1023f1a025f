import { oc, type Route } from '@orpc/contract'
import { z } from 'zod'
import type { Right } from '../rights/permission.ts'

export type { Permission } from '../rights/permission.ts'

/** Any object of the product: kind by the grammar `module.noun`, id as its page uses it. */
export const objectRef = z.object({ kind: z.string().min(3).max(60), id: z.string().min(1).max(200) })
export type ObjectRef = z.infer<typeof objectRef>

/** A reference with what a reader needs to recognise it. `title` is null when the object is unknown or gone. */
export const namedRef = objectRef.extend({ title: z.string().nullable(), href: z.string().nullable() })
export type NamedRef = z.infer<typeof namedRef>

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`, of a year that a person means: no database or calendar breaks on it. */
export const day = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text <= '2199-12-31', 'a day lies between 1900 and 2199')
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

/** What the contract says of an endpoint beyond its shape. */
export type EndpointMeta = {
  right: Right
  /** Reachable while the caller must first choose a new password. */
  beforePasswordChange?: boolean
  /**
   * Asked by pages of themselves, again and again: it is no activity of the person, and keeps no session alive. The
   * server alone decides it, so that no caller can lengthen a session.
   */
  passive?: boolean
}

/**
 * Begins an endpoint. There is no other way to declare one, so none exists without the right it asks for; the server
 * checks it before the route runs, the service then checks how far it reaches.
 */
export const endpoint = (right: Right, route: Route, meta: Omit<EndpointMeta, 'right'> = {}) =>
  oc.$meta<EndpointMeta>({ right, ...meta }).route(route)

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
