import type { FormInstance } from 'antd'
import type { z } from 'zod'
import { ApiError } from '#platform/http/client.ts'

/**
 * Checks a form against the contract's schema and puts each message under its field.
 *
 * @returns the parsed input, or null when something must be mended; the entered values stay.
 */
export function readForm<S extends z.ZodType>(
  form: FormInstance,
  schema: S,
  values: unknown,
): z.output<S> | null {
  const parsed = schema.safeParse(values)
  const names = Object.keys(form.getFieldsValue(true) as Record<string, unknown>)
  form.setFields(names.map((name) => ({ name, errors: [] })))
  if (parsed.success) return parsed.data
  form.setFields(
    parsed.error.issues.map((issue) => ({
      name: issue.path.filter((part) => typeof part !== 'symbol') as (string | number)[],
      errors: [issue.message],
    })),
  )
  const first = parsed.error.issues[0]?.path[0]
  if (typeof first === 'string') form.scrollToField(first, { focus: true })
  return null
}

/** Field names a refused request complains about, when the server named them in `details.field`. */
export function refusedField(error: unknown): string | null {
  const field = error instanceof ApiError ? error.body.details.field : null
  return typeof field === 'string' ? field : null
}

/** The schema that the contract checks an endpoint's input with, so that page and server say the same. */
export function inputSchemaOf<S extends z.ZodType>(endpoint: { '~orpc': { inputSchema?: S } }): S {
  const schema = endpoint['~orpc'].inputSchema
  if (schema === undefined) throw new Error('this endpoint takes no input')
  return schema
}
