import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../context.ts'
import type { ReadRow } from '../read/read-table.ts'
import type { CheckedRow } from './queries.ts'
import type { Entered, ImportTarget, Incoming } from './target.ts'

/**
 * Checks rows against what there is: which object each means, what it would change, and what is wrong with it.
 *
 * A cell left empty never erases: what the object has in that column stays. So does what it has in columns that the
 * file lacks. An object that a row would leave as it is counts as `same` and is not written.
 */
export async function checkRows(
  ctx: Context,
  target: ImportTarget,
  rows: readonly (ReadRow & { position: number })[],
): Promise<CheckedRow[]> {
  const sound = rows.filter((row) => row.faults.length === 0)
  const found = await target.find(
    ctx,
    sound.map((row) => row.values),
  )
  const incoming = sound.map((row, index): Incoming => {
    const existing = found[index] ?? null
    return { entered: merged(target, existing?.entered ?? null, row.values), existing }
  })
  const faults = await target.check(ctx, incoming)
  const bySound = new Map(sound.map((row, index) => [row.position, index]))
  return rows.map((row): CheckedRow => {
    const index = bySound.get(row.position)
    const wrong = index === undefined ? [] : faults[index]!
    if (index === undefined || wrong.length > 0)
      return {
        ...row,
        faults: [...row.faults, ...wrong],
        outcome: 'bad',
        objectId: null,
        before: null,
        after: null,
      }
    const { entered, existing } = incoming[index]!
    if (existing === null) return { ...row, outcome: 'create', objectId: null, before: null, after: entered }
    const same = isDeepStrictEqual(existing.entered, entered)
    return {
      ...row,
      outcome: same ? 'same' : 'change',
      objectId: existing.id,
      before: existing.entered,
      after: entered,
    }
  })
}

/** The values of a row over those of the object it means, or over the defaults of a new one. */
function merged(target: ImportTarget, existing: Entered | null, values: Entered): Entered {
  const entries = Object.entries(target.table.columns).map(([key, column]) => {
    const value = values[key]
    if (existing === null) return [key, value === undefined ? column.schema.parse(undefined) : value]
    return [key, isEmpty(value) ? (existing[key] ?? null) : value]
  })
  return Object.fromEntries(entries) as Entered
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

/** Columns in which two states of an object differ. */
export function changedColumns(before: Entered, after: Entered): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null))
}
