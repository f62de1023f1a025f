import { z } from 'zod'
import { day } from '../../http/contract.ts'
import type { Words } from '../../words.ts'

/** A value of a closed list: what is stored, what people read, and what else they write for it. */
export interface Choice<Value extends string = string> {
  value: Value
  title: Words
  aliases?: readonly string[]
}

/**
 * What amounts may be told in. A heading or a cell may name any unit of the same family; the amount is then converted
 * and the conversion reported. `yuan` amounts are stored in the unit that the column names.
 */
export type Unit =
  | '元'
  | '万元'
  | '亿元'
  | '人'
  | '家'
  | '个'
  | '项'
  | '亩'
  | '平方米'
  | '兆瓦'
  | '%'
  | '小时'
  | '年'

/** What every column says of itself. */
interface Common {
  title: Words
  /** Other headings that mean this column; compared as titles are, without spaces, brackets and width. */
  aliases?: readonly string[]
  /** For the notes sheet of a template: what to fill in, and traps. */
  note?: Words
  /** A value for the example row of a template, as a person would type it. */
  example?: string
  /** In characters of a sheet; 14 when left out. */
  width?: number
  /** Names or tells something of a natural person: a list with it leaves the house with a watermark. */
  personal?: boolean
  /** Where a list page shows it: always, when chosen (`more`), or never. `always` when left out. */
  list?: 'always' | 'more' | 'never'
}

/** What the columns of one kind add. */
type Kinds =
  | { kind: 'text' | 'texts' | 'code' | 'day' | 'month' | 'yesNo' }
  | { kind: 'integer' | 'decimal'; unit?: Unit; scale: number }
  | { kind: 'choice' | 'choices'; choices: readonly Choice[] }
  /** One of a list that the server keeps: counties, chains, organisations. `named` is the row's field with its name. */
  | { kind: 'reference'; dictionary: string; named: string }
  /** Several of such a list in one cell. */
  | { kind: 'references'; dictionary: string }

/** One column of an object: its heading, how a cell of it is read and written, and the schema of its value. */
export type Column<Schema extends z.ZodType = z.ZodType, Given extends z.ZodType = z.ZodType> = Common &
  Kinds & {
    required: boolean
    /** Checks what a person enters. */
    schema: Schema
    /** What the API gives. */
    given: Given
  }

type Settled<Required extends boolean> = Common & { required: Required }
type Entered<S extends z.ZodType, R extends boolean> = R extends true ? S : z.ZodDefault<z.ZodNullable<S>>
type Told<S extends z.ZodType, R extends boolean> = R extends true ? S : z.ZodNullable<S>

/** The two schemas of a column that may stay empty unless it is required. */
function schemas<S extends z.ZodType, G extends z.ZodType, R extends boolean>(
  required: R,
  schema: S,
  given: G,
): { schema: Entered<S, R>; given: Told<G, R> } {
  return {
    schema: (required ? schema : z.nullable(schema).default(null)) as Entered<S, R>,
    given: (required ? given : z.nullable(given)) as Told<G, R>,
  }
}

/**
 * Free text.
 *
 * @param options.min in characters, 1 when left out.
 * @param options.max in characters.
 * @param options.form brings what is written into its usual form, where there is one; what it cannot read stays.
 */
export function text<const R extends boolean>({
  min = 1,
  max,
  form = (written) => written,
  ...rest
}: Settled<R> & { min?: number; max: number; form?: (written: string) => string }) {
  const schema = z
    .string()
    .trim()
    .overwrite(form)
    .min(rest.required ? min : 0)
    .max(max)
  return { kind: 'text' as const, ...rest, ...schemas(rest.required, schema, z.string()) }
}

/** Several short texts in one cell, parted by 、 or ; or a line break. */
export function texts({ min = 1, max, most, ...rest }: Common & { min?: number; max: number; most: number }) {
  const schema = z.array(z.string().trim().min(min).max(max)).max(most).default([])
  return { kind: 'texts' as const, required: false, ...rest, schema, given: z.array(z.string()) }
}

/** A code that is text even where it is all digits: as a number it would lose what stands past the 15th digit. */
export function code<const R extends boolean, S extends z.ZodType<string>>({
  schema,
  ...rest
}: Settled<R> & { schema: S }) {
  return { kind: 'code' as const, ...rest, ...schemas(rest.required, schema, z.string()) }
}

/** A whole number. */
export function integer<const R extends boolean>({
  min,
  max,
  ...rest
}: Settled<R> & { min: number; max: number; unit?: Unit }) {
  const schema = z.number().int().min(min).max(max)
  return {
    kind: 'integer' as const,
    scale: 0,
    ...rest,
    ...schemas(rest.required, schema, z.number().int()),
  }
}

/** An exact decimal, as text. @param options.scale digits kept behind the point. */
export function decimal<const R extends boolean>({
  min = -1e15,
  max = 1e15,
  ...rest
}: Settled<R> & { scale: number; unit?: Unit; min?: number; max?: number }) {
  const schema = z
    .string()
    .regex(new RegExp(`^-?\\d{1,15}(\\.\\d{1,${rest.scale}})?$`))
    .refine((value) => Number(value) >= min && Number(value) <= max)
  return { kind: 'decimal' as const, ...rest, ...schemas(rest.required, schema, z.string()) }
}

/** A calendar day, `YYYY-MM-DD`. */
export function calendarDay<const R extends boolean>(options: Settled<R>) {
  return { kind: 'day' as const, ...options, ...schemas(options.required, day, day) }
}

const monthText = z.string().regex(/^(19|2[01])\d{2}-(0[1-9]|1[0-2])$/)

/** A month, `YYYY-MM`. */
export function month<const R extends boolean>(options: Settled<R>) {
  return { kind: 'month' as const, ...options, ...schemas(options.required, monthText, monthText) }
}

/** Yes or no; an empty cell is no. */
export function yesNo(options: Common) {
  const schema = z.boolean().default(false)
  return { kind: 'yesNo' as const, required: false, ...options, schema, given: z.boolean() }
}

/** One value of a closed list. */
export function choice<const Value extends string, const R extends boolean>(
  options: Settled<R> & { choices: readonly Choice<Value>[] },
) {
  const values = valuesOf(options.choices)
  return { kind: 'choice' as const, ...options, ...schemas(options.required, values, values) }
}

/** Several values of a closed list in one cell. */
export function choices<const Value extends string>(options: Common & { choices: readonly Choice<Value>[] }) {
  const given = z.array(valuesOf(options.choices))
  return { kind: 'choices' as const, required: false, ...options, schema: given.default([]), given }
}

const valuesOf = <Value extends string>(list: readonly Choice<Value>[]) =>
  z.enum(list.map(({ value }) => value) as [Value, ...Value[]])

/** One entry of a list that the server keeps, stored by its id or code and shown by its name. */
export function reference<const R extends boolean, S extends z.ZodType<string>, const Named extends string>({
  schema,
  ...rest
}: Settled<R> & { dictionary: string; named: Named; schema: S }) {
  return { kind: 'reference' as const, ...rest, ...schemas(rest.required, schema, z.string()) }
}

/** Several entries of such a list in one cell, in the order written. @param options.most how many at most. */
export function references<S extends z.ZodType<string>>({
  schema: one,
  most,
  ...rest
}: Common & { dictionary: string; schema: S; most: number }) {
  const schema = z.array(one).max(most).default([])
  return { kind: 'references' as const, required: false, ...rest, schema, given: z.array(z.string()) }
}
