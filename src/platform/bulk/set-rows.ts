import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../context.ts'
import { atSavepoint } from '../db/savepoint.ts'
import { AppError } from '../errors.ts'
import type { BulkOutcome, ChangedRow } from './bulk-edits.ts'
import type { BulkSource, BulkStep, FieldSource } from './source.ts'

/** What became of one row. `changed` is null for a row that has the value already and for one that is refused. */
export interface SetRow<Row> {
  id: string
  row: Row | null
  changed: ChangedRow | null
  /** Why the row is left as it is. */
  refused: string | null
}

/**
 * Sets a field of rows one by one in the open transaction. A row that is refused leaves nothing behind and stops none of
 * the others.
 *
 * @param versions of the rows by id; null for whatever version there is.
 */
export async function setRows<Row extends { id: string }>(
  tx: Context,
  source: BulkSource<Row>,
  field: FieldSource<Row>,
  value: unknown,
  versions: ReadonlyMap<string, number | null>,
  stepOf: (id: string) => BulkStep,
): Promise<SetRow<Row>[]> {
  const rows: SetRow<Row>[] = []
  // Always in the same order, so that two bulk edits wait for each other instead of blocking each other.
  for (const id of [...versions.keys()].sort()) {
    const held = await attempt(() => source.lock(tx, id))
    if (held.refused !== null) {
      rows.push({ id, row: null, changed: null, refused: held.refused })
      continue
    }
    const row = held.result
    const version = versions.get(id) ?? null
    if (version !== null && version !== source.version(row)) {
      rows.push({ id, row, changed: null, refused: 'platform.object.changed' })
    } else if (isDeepStrictEqual(field.value(row), value)) {
      rows.push({ id, row, changed: null, refused: null })
    } else {
      const before = field.kept(row)
      const made = await attempt(() => atSavepoint(tx, true, () => field.put(tx, row, value, stepOf(id))))
      rows.push(
        made.refused === null
          ? { id, row, changed: { objectId: id, before, after: made.result }, refused: null }
          : { id, row, changed: null, refused: made.refused },
      )
    }
  }
  return rows
}

/** What became of a row that was to be taken back, and why it was not. */
export interface RestoredRow {
  objectId: string
  name: string | null
  outcome: BulkOutcome
  why: string | null
}

/** Brings back what one row had before, unless it was changed since. */
export async function restoreRow<Row extends { id: string }>(
  tx: Context,
  source: BulkSource<Row>,
  field: FieldSource<Row>,
  { objectId, before, after }: ChangedRow,
  step: BulkStep,
): Promise<RestoredRow> {
  const held = await attempt(() => source.lock(tx, objectId))
  if (held.refused !== null) return { objectId, name: null, outcome: 'gone', why: held.refused }
  const row = held.result
  const name = source.name(row)
  if (!isDeepStrictEqual(field.kept(row), after))
    return { objectId, name, outcome: 'changedSince', why: 'platform.object.changed' }
  const done = await attempt(() => atSavepoint(tx, true, () => field.restore(tx, row, before, step)))
  return { objectId, name, outcome: done.refused === null ? 'undone' : 'refused', why: done.refused }
}

/** An expected refusal is a result here. */
async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ result: T; refused: null } | { refused: string }> {
  try {
    return { result: await work(), refused: null }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.reason }
    throw error
  }
}
