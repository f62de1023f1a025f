import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { rehearsing } from '../db/rehearse.ts'
import { AppError } from '../errors.ts'
import { may, requireRight } from '../rights/rights.ts'
import type { DictionaryEntry } from '../tabular/read/cell.ts'
import { type ValueTeller, valueTeller } from '../tabular/write/value-words.ts'
import { inTransaction } from '../transaction.ts'
import type { Words } from '../words.ts'
import {
  bulkEditRef,
  changedIn,
  insertBulkEdit,
  insertBulkRows,
  listBulkRows,
  listOwnBulkEdits,
  lockOwnBulkEdit,
  noteUndone,
  type StoredBulkEdit,
} from './bulk-edits.ts'
import {
  type BulkChange,
  type BulkEdit,
  type BulkResult,
  type BulkRow,
  type LeftRow,
  mostRowsAtOnce,
} from './contract.ts'
import type { BulkDescription, BulkField } from './description.ts'
import { restoreRow, setRows } from './set-rows.ts'
import type { BulkSource, BulkStep, FieldSource } from './source.ts'

/** The objects that are meant: ids, or all that fit a filter when ids are left out. */
export interface Chosen {
  ids?: string[] | undefined
  filter?: unknown
}

/** One kind of objects that can be edited together. */
export interface BulkTarget {
  bulk: BulkDescription
  /**
   * What setting one field would change. The edit is done and taken back, so that a preview tells what making it will do;
   * nothing stays.
   *
   * @throws AppError `badInput` `platform.bulkEdit.tooMany` when the filter fits more than the limit.
   */
  preview(ctx: Context, change: BulkChange, chosen: Chosen): Promise<{ rows: BulkRow[]; limit: number }>
  /**
   * Sets one field in one transaction. A row that somebody changed since the preview, or that the rules of any edit
   * refuse, is left as it is and listed; no row stands half changed.
   */
  make(
    ctx: Context,
    edit: BulkChange & { rows: { id: string; lockVersion: number }[]; reason: string },
  ): Promise<BulkResult>
  /** The caller's last bulk edits. */
  list(ctx: Context): Promise<BulkEdit[]>
  /**
   * Takes a bulk edit of the caller back whole, in one transaction. A row that was changed since keeps what it has and is
   * listed.
   *
   * @throws AppError `notFound` `platform.bulkEdit.unknown`; `conflict` `platform.bulkEdit.undone`.
   */
  undo(ctx: Context, id: string, reason: string): Promise<BulkResult>
  /** What a field that refers to a list of the server can be set to; nothing for any other field. */
  listValues(ctx: Context, field: string): Promise<DictionaryEntry[]>
}

/** By kind of object, which comes from the caller. */
export type BulkTargets = ReadonlyMap<string, BulkTarget>

/** Makes a target of what a module supplies. */
export function bulkTarget<Row extends { id: string }, Key extends string>(
  source: BulkSource<Row, Key>,
): BulkTarget {
  const { bulk } = source
  return {
    bulk,
    preview: (ctx, change, chosen) => preview(source, ctx, change, chosen),
    make: (ctx, edit) => make(source, ctx, edit),
    list: (ctx) => list(source, ctx),
    undo: (ctx, id, reason) => undo(source, ctx, id, reason),
    async listValues(ctx, name) {
      const { column } = allowedField(source, ctx, name)
      return entriesOf(source, ctx, column)
    },
  }
}

type Source<Row extends { id: string }> = BulkSource<Row>

/** A field that the actor may set anywhere at all. @throws AppError for one that is none, and without the right. */
function allowedField<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  name: string,
): BulkField & { field: FieldSource<Row> } {
  const described = Object.hasOwn(source.bulk.fields, name) ? source.bulk.fields[name] : undefined
  if (described === undefined)
    throw new AppError('badInput', 'platform.input.invalid', `${name} is not set for many at once`, {
      field: 'field',
    })
  requireRight(ctx, described.right)
  return { ...described, field: source.fields[name]! }
}

/** The value as the field's own schema takes it. @throws AppError `badInput` naming `value`. */
function readValue({ column }: BulkField, { field, value }: BulkChange): unknown {
  const parsed = column.schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('badInput', 'platform.input.invalid', `this is no value for ${field}`, {
    field: 'value',
  })
}

async function entriesOf<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  column: BulkField['column'],
): Promise<DictionaryEntry[]> {
  if (column.kind !== 'reference' && column.kind !== 'references') return []
  return (await source.dictionaries[column.dictionary]?.(ctx)) ?? []
}

/** How values of these fields are told. */
async function tellerOf<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  names: Iterable<string>,
): Promise<ValueTeller> {
  const dictionaries: Record<string, DictionaryEntry[]> = {}
  for (const name of new Set(names)) {
    const column = source.bulk.fields[name]?.column
    if (column?.kind === 'reference' || column?.kind === 'references')
      dictionaries[column.dictionary] ??= await entriesOf(source, ctx, column)
  }
  const columns = Object.fromEntries(
    Object.entries(source.bulk.fields).map(([name, { column }]) => [name, column]),
  )
  return valueTeller({ columns }, dictionaries)
}

async function preview<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  change: BulkChange,
  chosen: Chosen,
): Promise<{ rows: BulkRow[]; limit: number }> {
  const described = allowedField(source, ctx, change.field)
  const value = readValue(described, change)
  const found = await chosenRows(source, ctx, chosen)
  const step: BulkStep = { reason: 'preview', isUndo: false, links: [] }
  const versions = new Map(found.map((row) => [row.id, null]))
  const made = await rehearsing(ctx, (tx) =>
    setRows(tx, source, described.field, value, versions, () => step),
  )
  const outcomes = new Map(made.map((one) => [one.id, one]))
  const tell = await tellerOf(source, ctx, [change.field])
  const { field } = described
  const { told } = field
  const rows = found.map((row): BulkRow => {
    const { changed, refused } = outcomes.get(row.id)!
    return {
      id: row.id,
      name: source.name(row),
      lockVersion: source.version(row),
      before: told === undefined ? tell(change.field, field.value(row)) : alike(told(row)),
      after: tell(change.field, value),
      same: changed === null && refused === null,
      refused,
    }
  })
  return { rows, limit: mostRowsAtOnce }
}

const alike = (name: string | null): Words | null => (name === null ? null : { zh: name, en: name })

/** Those that are out of reach or gone are as if nobody had named them. */
async function chosenRows<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  { ids, filter = {} }: Chosen,
): Promise<Row[]> {
  if (ids !== undefined) {
    const found = new Map((await source.find(ctx, ids)).map((row) => [row.id, row]))
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
  }
  const parsed = source.filter.safeParse(filter)
  if (!parsed.success)
    throw new AppError('badInput', 'platform.input.invalid', 'the list takes no such filter', {
      field: 'filter',
    })
  const { items, total } = await source.list(ctx, parsed.data, mostRowsAtOnce)
  if (total <= mostRowsAtOnce) return items
  throw new AppError(
    'badInput',
    'platform.bulkEdit.tooMany',
    `${total} rows fit, at most ${mostRowsAtOnce} are changed at once`,
    { total, limit: mostRowsAtOnce },
  )
}

async function make<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  { rows, reason, ...change }: BulkChange & { rows: { id: string; lockVersion: number }[]; reason: string },
): Promise<BulkResult> {
  const described = allowedField(source, ctx, change.field)
  const value = readValue(described, change)
  const { object } = source.bulk
  return inTransaction(ctx, async (tx) => {
    const id = await insertBulkEdit(tx, { objectKind: object, field: change.field, value, reason })
    const versions = new Map(rows.map((row) => [row.id, row.lockVersion]))
    const made = await setRows(tx, source, described.field, value, versions, (objectId) => ({
      reason,
      isUndo: false,
      links: [changedIn(source.ref(objectId), id)],
    }))
    const changed = made.flatMap((one) => one.changed ?? [])
    const left = made.flatMap(({ id: rowId, row, refused }): LeftRow[] =>
      refused === null ? [] : [{ id: rowId, name: row === null ? null : source.name(row), reason: refused }],
    )
    await insertBulkRows(tx.db, id, changed)
    await recordBulk(tx, 'platform.bulkEdit.make', id, reason, {
      field: change.field,
      value,
      changed: changed.length,
      left: left.length,
    })
    return resultOf(source, tx, id, changed.length, left)
  })
}

async function undo<Row extends { id: string }>(
  source: Source<Row>,
  ctx: Context,
  id: string,
  reason: string,
): Promise<BulkResult> {
  return inTransaction(ctx, async (tx) => {
    const edit = await lockOwnBulkEdit(tx, id)
    if (edit === null) throw unknownBulkEdit(id)
    if (edit.undoneAt !== null)
      throw new AppError('conflict', 'platform.bulkEdit.undone', 'the bulk edit was taken back already', {
        id,
      })
    const { field } = allowedField(source, tx, edit.field)
    const rows = await listBulkRows(tx.db, id)
    const outcomes: Awaited<ReturnType<typeof restoreRow>>[] = []
    for (const row of rows) {
      const links = [changedIn(source.ref(row.objectId), id)]
      outcomes.push(await restoreRow(tx, source, field, row, { reason, isUndo: true, links }))
    }
    const left = outcomes.flatMap(({ objectId, name, why }): LeftRow[] =>
      why === null ? [] : [{ id: objectId, name, reason: why }],
    )
    await noteUndone(tx, id, outcomes)
    const changed = rows.length - left.length
    await recordBulk(tx, 'platform.bulkEdit.undo', id, reason, { changed, left: left.length })
    return resultOf(source, tx, id, changed, left)
  })
}

async function list<Row extends { id: string }>(source: Source<Row>, ctx: Context): Promise<BulkEdit[]> {
  const rights = Object.values(source.bulk.fields).map(({ right }) => right)
  if (!rights.some((right) => may(ctx, right))) requireRight(ctx, rights[0]!)
  const edits = await listOwnBulkEdits(ctx, source.bulk.object)
  const tell = await tellerOf(
    source,
    ctx,
    edits.map(({ field }) => field),
  )
  return edits.map((edit) => toEdit(edit, tell))
}

async function resultOf<Row extends { id: string }>(
  source: Source<Row>,
  tx: Context,
  id: string,
  changed: number,
  left: LeftRow[],
): Promise<BulkResult> {
  const edit = (await lockOwnBulkEdit(tx, id))!
  return { edit: toEdit(edit, await tellerOf(source, tx, [edit.field])), changed, left }
}

const toEdit = (edit: StoredBulkEdit, tell: ValueTeller): BulkEdit => ({
  id: edit.id,
  object: edit.objectKind,
  field: edit.field,
  value: tell(edit.field, edit.value),
  reason: edit.reason,
  createdAt: edit.createdAt,
  undoneAt: edit.undoneAt,
  rows: edit.rows,
})

const recordBulk = (tx: Context, action: string, id: string, reason: string, after: object) =>
  recordChanges(tx, [
    {
      action,
      object: bulkEditRef(id),
      before: null,
      after,
      reason,
      links: [
        { from: bulkEditRef(id), relation: 'handledBy', to: { kind: 'system.actor', id: tx.actor.id } },
      ],
    },
  ])

export const unknownBulkEdit = (id: string): AppError =>
  new AppError('notFound', 'platform.bulkEdit.unknown', `there is no bulk edit ${id}`, { id })
