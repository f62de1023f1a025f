import { isDeepStrictEqual } from 'node:util'
import { recordChanges } from '#platform/audit/audit.ts'
import {
  type BulkOutcome,
  bulkEditRef,
  changedIn,
  insertBulkEdit,
  insertBulkRows,
  listOwnBulkEdits,
  lockOwnBulkEdit,
  noteUndone,
  type BulkEdit as StoredBulkEdit,
} from '#platform/bulk/bulk-edits.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { type ValueTeller, valueTeller } from '#platform/tabular/write/value-words.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type BulkChange,
  type BulkField,
  type BulkResult,
  type BulkRow,
  type EnterpriseBulkEdit,
  mostRowsAtOnce,
} from '../contract/bulk.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import {
  type Enterprise,
  type EnterpriseConditions,
  type EnterpriseInput,
  enterpriseInput,
} from '../contract.ts'
import * as queries from '../queries/enterprise.ts'
import { listRegions } from '../queries/region.ts'
import {
  enterpriseRefusal,
  listEnterprises,
  lockedEnterprise,
  saveEnterprise,
  visibleEnterprises,
} from './enterprises.ts'
import { enterpriseRef } from './refs.ts'

const kind = enterpriseTable.object

/**
 * What setting one field of many enterprises would change; nothing is stored.
 *
 * @param chosen ids, or a filter when they are left out.
 * @throws AppError `badInput` `directory.enterprise.bulkTooMany` when the filter fits more than the limit.
 */
export async function previewBulkEdit(
  ctx: Context,
  change: BulkChange,
  chosen: { ids?: string[] | undefined; filter?: EnterpriseConditions | undefined },
): Promise<{ rows: BulkRow[]; limit: number }> {
  const value = readValue(change)
  const tell = await teller(ctx)
  const enterprises =
    chosen.ids === undefined ? await allThatFit(ctx, chosen.filter ?? {}) : await byId(ctx, chosen.ids)
  const rows: BulkRow[] = []
  for (const enterprise of enterprises) {
    const same = isDeepStrictEqual(enterprise[change.field], value)
    const refused = same
      ? null
      : await enterpriseRefusal(ctx, enterprise, withValue(enterprise, change.field, value))
    rows.push({
      id: enterprise.id,
      name: enterprise.name,
      lockVersion: enterprise.lockVersion,
      before: tell(change.field, enterprise[change.field]),
      after: tell(change.field, value),
      same,
      refused: refused?.reason ?? null,
    })
  }
  return { rows, limit: mostRowsAtOnce }
}

async function allThatFit(ctx: Context, filter: EnterpriseConditions): Promise<Enterprise[]> {
  const { items, total } = await listEnterprises(ctx, { ...filter, page: 1, pageSize: mostRowsAtOnce })
  if (total <= mostRowsAtOnce) return items
  throw new AppError(
    'badInput',
    'directory.enterprise.bulkTooMany',
    `${total} enterprises fit, at most ${mostRowsAtOnce} are changed at once`,
    { total, limit: mostRowsAtOnce },
  )
}

/** Those that are out of reach or gone are as if nobody had named them. */
async function byId(ctx: Context, ids: string[]): Promise<Enterprise[]> {
  const seen = await visibleEnterprises(ctx, ids)
  const found = await queries.enterprisesById(
    ctx.db,
    ids.filter((id) => seen.has(id)),
  )
  return [...new Set(ids)].map((id) => found.get(id)).filter((one) => one !== undefined)
}

/** The value as the field's own schema takes it. @throws AppError `badInput` naming `value`. */
function readValue({ field, value }: BulkChange): Enterprise[BulkField] {
  const parsed = enterpriseInput.shape[field].safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('badInput', 'platform.input.invalid', `this is no value for ${field}`, {
    field: 'value',
  })
}

const withValue = (enterprise: Enterprise, field: BulkField, value: unknown): EnterpriseInput =>
  enterpriseInput.parse({ ...enterprise, [field]: value })

async function teller(ctx: Context): Promise<ValueTeller> {
  const regions = await listRegions(ctx.db)
  return valueTeller(enterpriseTable, {
    'directory.region': regions.map(({ code, name }) => ({ value: code, title: name })),
  })
}

/**
 * Sets one field of many enterprises in one transaction. A row that somebody changed since the preview, or that the
 * rules of any edit refuse, is left as it is and listed; no row stands half changed.
 */
export async function makeBulkEdit(
  ctx: Context,
  { rows, reason, ...change }: BulkChange & { rows: { id: string; lockVersion: number }[]; reason: string },
): Promise<BulkResult> {
  const value = readValue(change)
  return inTransaction(ctx, async (tx) => {
    const id = await insertBulkEdit(tx, { objectKind: kind, field: change.field, value, reason })
    const left: BulkResult['left'] = []
    const changed: { objectId: string; before: unknown }[] = []
    const versions = new Map(rows.map((row) => [row.id, row.lockVersion]))
    // Always in the same order, so that two bulk edits wait for each other instead of blocking each other.
    for (const enterpriseId of [...versions.keys()].sort()) {
      const before = await held(tx, enterpriseId)
      if (before === null) {
        left.push({ id: enterpriseId, name: null, reason: 'directory.enterprise.unknown' })
        continue
      }
      const input = withValue(before, change.field, value)
      const refused =
        before.lockVersion === versions.get(enterpriseId)
          ? ((await enterpriseRefusal(tx, before, input))?.reason ?? null)
          : 'platform.object.changed'
      if (refused !== null) left.push({ id: enterpriseId, name: before.name, reason: refused })
      else if (!isDeepStrictEqual(before[change.field], value)) {
        await saveEnterprise(tx, before, input, 'directory.enterprise.update', [
          changedIn(enterpriseRef(enterpriseId), id),
        ])
        changed.push({ objectId: enterpriseId, before: before[change.field] })
      }
    }
    await insertBulkRows(tx.db, id, changed)
    await recordBulk(tx, 'platform.bulkEdit.make', id, reason, {
      field: change.field,
      value,
      changed: changed.length,
      left: left.length,
    })
    const edit = (await lockOwnBulkEdit(tx, kind, id))!.edit
    return { edit: toEdit(edit, await teller(tx)), changed: changed.length, left }
  })
}

/** The enterprise held against other writers; null when it is gone or out of reach. */
async function held(tx: Context, id: string): Promise<Enterprise | null> {
  const [seen] = await byId(tx, [id])
  return seen === undefined ? null : lockedEnterprise(tx, seen.id)
}

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

const toEdit = (edit: StoredBulkEdit, tell: ValueTeller): EnterpriseBulkEdit => ({
  id: edit.id,
  field: edit.field as BulkField,
  value: tell(edit.field, edit.value),
  reason: edit.reason,
  createdAt: edit.createdAt,
  undoneAt: edit.undoneAt,
  rows: edit.rows,
})

/** The caller's last bulk edits. */
export async function listBulkEdits(ctx: Context): Promise<EnterpriseBulkEdit[]> {
  const tell = await teller(ctx)
  return (await listOwnBulkEdits(ctx, kind)).map((edit) => toEdit(edit, tell))
}

/**
 * Takes a bulk edit back whole, in one transaction. A row whose field was changed since keeps what it has and is listed.
 *
 * @throws AppError `notFound` `platform.bulkEdit.unknown`; `conflict` `platform.bulkEdit.undone`.
 */
export async function undoBulkEdit(ctx: Context, id: string, reason: string): Promise<BulkResult> {
  return inTransaction(ctx, async (tx) => {
    const found = await lockOwnBulkEdit(tx, kind, id)
    if (found === null)
      throw new AppError('notFound', 'platform.bulkEdit.unknown', `there is no bulk edit ${id}`, { id })
    const { edit, rows } = found
    if (edit.undoneAt !== null)
      throw new AppError('conflict', 'platform.bulkEdit.undone', 'the bulk edit was taken back already', {
        id,
      })
    const outcomes: { objectId: string; outcome: BulkOutcome }[] = []
    const left: BulkResult['left'] = []
    for (const { objectId, before } of rows) {
      const { outcome, name, why } = await undoRow(tx, edit, objectId, before)
      outcomes.push({ objectId, outcome })
      if (why !== null) left.push({ id: objectId, name, reason: why })
    }
    await noteUndone(tx, id, outcomes)
    const changed = rows.length - left.length
    await recordBulk(tx, 'platform.bulkEdit.undo', id, reason, { changed, left: left.length })
    const after = (await lockOwnBulkEdit(tx, kind, id))!.edit
    return { edit: toEdit(after, await teller(tx)), changed, left }
  })
}

async function undoRow(
  tx: Context,
  { id, field, value }: StoredBulkEdit,
  objectId: string,
  before: unknown,
): Promise<{ outcome: BulkOutcome; name: string | null; why: string | null }> {
  const now = await held(tx, objectId)
  if (now === null) return { outcome: 'gone', name: null, why: 'directory.enterprise.unknown' }
  const { name } = now
  if (!isDeepStrictEqual(now[field as BulkField], value))
    return { outcome: 'changedSince', name, why: 'platform.object.changed' }
  const input = withValue(now, field as BulkField, before)
  const refused = await enterpriseRefusal(tx, now, input)
  if (refused !== null) return { outcome: 'refused', name, why: refused.reason }
  await saveEnterprise(tx, now, input, 'directory.enterprise.undo', [changedIn(enterpriseRef(objectId), id)])
  return { outcome: 'undone', name, why: null }
}
