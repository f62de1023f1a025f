import { z } from 'zod'

/**
 * Filters, selection and tabs live in the URL as plain text: `?chain=pv,semi&stale=true`.
 *
 * What cannot be read is dropped, so that an old or mistyped address still opens its page.
 */
export type SearchRecord = Record<string, unknown>

/** Reads `?a=1&b=x,y` into plain text values. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Writes a search; lists are joined by commas, empty values and `false` are left out. */
export function stringifySearch(search: SearchRecord): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value)
      ? value.join(',')
      : value === undefined || value === null
        ? ''
        : String(value)
    if (text !== '' && value !== false) params.set(key, text)
  }
  const query = params.toString().replaceAll('%2C', ',')
  return query === '' ? '' : `?${query}`
}

/** Free text, at most `max` characters. */
export const textParam = (max = 100) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && value !== '' ? value.slice(0, max) : undefined),
      z.string().optional(),
    )
    .catch(undefined)

/** One of a fixed set. */
export const choiceParam = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined)

/** Several of a fixed set, in the set's order; unknown ones are dropped. */
export const choicesParam = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess((value) => {
    const given = split(value)
    const known = values.filter((item) => given.includes(item))
    return known.length > 0 ? known : undefined
  }, z.array(z.enum(values)).optional())

/** Several of a fixed set, in the order given; unknown and repeated ones are dropped. */
export const orderedParam = <T extends string>(values: readonly T[]) =>
  z.preprocess((value) => {
    const known = [...new Set(split(value))].filter((item) => (values as readonly string[]).includes(item))
    return known.length > 0 ? known : undefined
  }, z.array(z.enum(values as readonly [T, ...T[]])).optional())

/** A month, `YYYY-MM`. */
export const monthParam = () =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined)

/** Several codes such as `pv,semi`. */
export const codesParam = () =>
  z.preprocess((value) => {
    const given = split(value).filter((item) => /^[a-z][a-z0-9-]{0,59}$/.test(item))
    return given.length > 0 ? given : undefined
  }, z.array(z.string()).optional())

/** True or absent. */
export const flagParam = () =>
  z.preprocess((value) => (value === true || value === 'true' ? true : undefined), z.literal(true).optional())

/** True, false (written `no`), or absent. */
export const eitherParam = () =>
  z.preprocess(
    (value) => (value === 'yes' || value === 'no' ? value : undefined),
    z.enum(['yes', 'no']).optional(),
  )

/** A whole number from 1 up. */
export const countParam = () =>
  z.preprocess((value) => {
    const number = Number(value)
    return Number.isInteger(number) && number >= 1 ? number : undefined
  }, z.number().optional())

function split(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' ? value.split(',') : []
}
