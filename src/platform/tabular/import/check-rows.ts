import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../context.ts'
import type { TableDescription } from '../description/table.ts'
import type { Finding } from '../read/finding.ts'
import type { RowOutcome } from './contract.ts'
import type { Entered, ImportTarget, Incoming } from './target.ts'

/** What a row would do to the register. */
export interface Check {
  outcome: RowOutcome
  /** Null for a bad row. That of a new object is settled here already. */
  objectId: string | null
  /** The object as it is and as it would be; null where the row makes a new one, or none. */
  before: Entered | null
  after: Entered | null
  faults: Finding[]
}

/** A row as it was read; `newId` is that which an earlier check settled. */
interface Row {
  values: Entered
  faults: Finding[]
  newId?: string | null
}

/**
 * Checks rows against what there is: which object each means, what it would change, and what is wrong with it.
 *
 * A cell left empty never erases: what the object has in that column stays. So does what it has in columns that the
 * file lacks; only a new object needs all that are required. An object that a row would leave as it is counts as `same` and is not written.
 *
 * @returns a check for each row, and those to be written as `write` takes them, all in the same order.
 */
export async function checkRows(
  ctx: Context,
  target: ImportTarget,
  rows: readonly Row[],
): Promise<{ checks: Check[]; writes: Incoming[] }> {
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const found = await target.find(
    ctx,
    sound.map(({ values }) => values),
  )
  const meant = sound.map(({ values, newId }, index): Finding[] | Incoming => {
    const existing = found[index] ?? null
    const lacking = existing === null ? lackingOf(target.table, values) : []
    if (lacking.length > 0) return lacking
    const entered =
      existing === null ? asNew(target.table, values) : merged(target.table, existing.entered, values)
    const id = existing?.id ?? newId ?? target.idOf?.(entered) ?? randomUUID()
    return { id, entered, existing: existing?.entered ?? null }
  })
  const wrong = await target.check(
    ctx,
    meant.flatMap((one) => (Array.isArray(one) ? [] : [one])),
  )
  const writes: Incoming[] = []
  let next = 0
  let checked = 0
  const checks = rows.map((row): Check => {
    if (row.faults.length > 0) return { ...bad, faults: row.faults }
    const one = meant[next++]!
    if (Array.isArray(one)) return { ...bad, faults: one }
    const faults = wrong[checked++]!
    if (faults.length > 0) return { ...bad, faults }
    const { id, entered, existing } = one
    if (existing === null) {
      writes.push(one)
      return { outcome: 'create', objectId: id, before: null, after: null, faults: [] }
    }
    const isSame = isDeepStrictEqual(existing, entered)
    if (!isSame) writes.push(one)
    return {
      outcome: isSame ? 'same' : 'change',
      objectId: id,
      before: existing,
      after: entered,
      faults: [],
    }
  })
  return { checks, writes }
}

const bad = { outcome: 'bad', objectId: null, before: null, after: null } as const

/** What is required of a new object and stands in no column of the file. */
const lackingOf = ({ columns }: TableDescription, values: Entered): Finding[] =>
  Object.entries(columns)
    .filter(([key, column]) => column.required && values[key] === undefined)
    .map(([column]) => ({ column, code: 'required', details: {} }))

/** A new object by the values of a row, with the defaults of what the file lacks. */
export function asNew({ columns }: TableDescription, values: Entered): Entered {
  const entered: Entered = {}
  for (const key in columns)
    entered[key] = values[key] === undefined ? columns[key]!.schema.parse(undefined) : values[key]
  return entered
}

/** The values of a row over those of the object it means. */
function merged({ columns }: TableDescription, existing: Entered, values: Entered): Entered {
  const entered: Entered = {}
  for (const key in columns) entered[key] = isEmpty(values[key]) ? (existing[key] ?? null) : values[key]
  return entered
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

/** Columns in which two states of an object differ. */
export function changedColumns(before: Entered, after: Entered): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null))
}
