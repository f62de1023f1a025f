import { createHash } from 'node:crypto'
import { recordChanges, recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { requireVersion } from '../../db/editing.ts'
import type { Page } from '../../db/paging.ts'
import { AppError } from '../../errors.ts'
import type { ObjectRef } from '../../http/contract.ts'
import type { ListPage } from '../../list/page-of-list.ts'
import { type Guards, may, requireRight, visibleObjects } from '../../rights/rights.ts'
import { inTransaction } from '../../transaction.ts'
import type { TableDescription } from '../description/table.ts'
import { kindOfSource } from '../read/open-source.ts'
import { templateWorkbook } from '../write/template.ts'
import { type ValueTeller, valueTeller } from '../write/value-words.ts'
import { changedColumns } from './check-rows.ts'
import type { ImportBatch, ImportQuery, ImportRow, ImportSheet, RowOutcome } from './contract.ts'
import { applyImportJob, readImportJob, revertImportJob } from './jobs-declared.ts'
import * as queries from './queries.ts'
import type { Entered, ImportTarget, ImportTargets } from './target.ts'

export const batchRef = (id: string): ObjectRef => ({ kind: 'platform.import', id })

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The target of a kind of object, when the caller may bring such. @throws AppError `tabular.import.unknownTable`. */
export function targetFor(ctx: Context, targets: ImportTargets, object: string): ImportTarget {
  const target = targets.get(object)
  if (target === undefined)
    throw new AppError('notFound', 'tabular.import.unknownTable', `${object} cannot be imported`, { object })
  requireRight(ctx, target.permission)
  return target
}

/** Tables that the caller may bring. */
export function listTables(ctx: Context, targets: ImportTargets) {
  return [...targets]
    .filter(([, { permission }]) => may(ctx, permission))
    .map(([object, { table, pages, faultWords }]) => ({
      object,
      title: table.title,
      href: pages.list,
      faultWords,
      columns: Object.entries(table.columns).map(([key, { title, required }]) => ({ key, title, required })),
    }))
}

/** An empty workbook with the drop-downs that the caller may choose from. */
export async function makeTemplate(ctx: Context, targets: ImportTargets, object: string): Promise<File> {
  const target = targetFor(ctx, targets, object)
  const bytes = await templateWorkbook(target.table, await target.dictionaries(ctx))
  return new File([bytes], `${target.table.title.zh}-模板.xlsx`, { type: xlsx })
}

/**
 * Takes a file in: what it is, is looked at at once; it is kept, and checked and read by a job. Nothing of the register
 * changes.
 *
 * @throws AppError as `kindOfSource`, and when the caller may not bring such objects.
 */
export async function startImport(
  ctx: Context,
  targets: ImportTargets,
  object: string,
  file: File,
): Promise<ImportBatch> {
  targetFor(ctx, targets, object)
  const content = new Uint8Array(await file.arrayBuffer())
  kindOfSource(content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const id = await inTransaction(ctx, async (tx) => {
    const created = await queries.insertBatch(tx.db, {
      objectKind: object,
      fileName: file.name,
      content,
      sha256,
      at: tx.clock.now(),
      actor: tx.actor,
    })
    await recordChanges(tx, [
      {
        action: 'platform.import.start',
        object: batchRef(created),
        before: null,
        after: { object, fileName: file.name, bytes: content.length, sha256 },
        links: [
          { from: batchRef(created), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } },
        ],
      },
    ])
    await tx.jobs.enqueue(tx, readImportJob, { id: created })
    return created
  })
  return getBatch(ctx, targets, id)
}

export async function listBatches(
  ctx: Context,
  targets: ImportTargets,
  asked: ImportQuery,
): Promise<ListPage<ImportBatch>> {
  const page = await queries.listBatches(ctx.db, ctx.actor.id, asked)
  return { ...page, items: await toBatches(ctx, targets, page.items) }
}

/** One batch. @throws AppError `tabular.import.unknown` for one that somebody else brought. */
export async function getBatch(ctx: Context, targets: ImportTargets, id: string): Promise<ImportBatch> {
  const [batch] = await toBatches(ctx, targets, [visibleBatch(ctx, id, await queries.findBatch(ctx.db, id))])
  return batch!
}

/** @throws AppError `tabular.import.unknown` unless the caller brought the batch. */
export function visibleBatch(ctx: Context, id: string, row: queries.BatchRow | null): queries.BatchRow {
  if (row === null || row.created_by !== ctx.actor.id)
    throw new AppError('notFound', 'tabular.import.unknown', `there is no import ${id}`, { id })
  return row
}

export async function listRows(
  ctx: Context,
  targets: ImportTargets,
  guards: Guards,
  filter: Omit<Parameters<typeof queries.pageOfRows>[1], 'id'> & { id: string },
): Promise<Page<ImportRow>> {
  const batch = visibleBatch(ctx, filter.id, await queries.findBatch(ctx.db, filter.id))
  const target = targetFor(ctx, targets, batch.object_kind)
  const { rows, total } = await queries.pageOfRows(ctx.db, filter)
  const tell = valueTeller(target.table, await target.dictionaries(ctx))
  const acts = await actsOnKept(ctx, guards, batch, rows)
  const ids = rows.flatMap(({ object_id: objectId }) => (objectId === null ? [] : [objectId]))
  const pages = (await target.pages.of?.(ctx.db, ids)) ?? null
  const pageOf = (objectId: string) =>
    pages === null ? target.pages.one(objectId) : (pages.get(objectId) ?? null)
  return {
    items: rows.map((row) =>
      toImportRow(row, batch, { target, tell, pageOf }, acts.get(row.object_id ?? '') ?? null),
    ),
    total,
    page: filter.page,
    pageSize: filter.pageSize,
  }
}

/** Who acted last on what stayed, as far as the reader sees the objects. */
async function actsOnKept(
  ctx: Context,
  guards: Guards,
  batch: queries.BatchRow,
  rows: readonly queries.StagedRow[],
): Promise<Map<string, queries.Act>> {
  const kind = batch.object_kind
  const stayed = rows.flatMap(({ object_id: id, reverted }) =>
    id !== null && (reverted === 'kept' || reverted === 'partly') ? [{ kind, id }] : [],
  )
  const seen = await visibleObjects(ctx, guards, stayed)
  const ids = stayed.filter(seen).map(({ id }) => id)
  return queries.lastActs(ctx.db, batchRef(batch.id), kind, ids)
}

type Step = 'apply' | 'cancel' | 'resume' | 'revert'

const steps = {
  apply: { from: ['checked'], to: 'applying', job: applyImportJob },
  cancel: { from: ['reading', 'checked', 'failed', 'applying'], to: 'cancelled', job: null },
  resume: { from: ['failed', 'cancelled'], to: 'reading', job: readImportJob },
  revert: { from: ['applied'], to: 'reverting', job: revertImportJob },
} as const

/**
 * Sends a batch into its next step; the work itself is a job.
 *
 * @throws AppError `conflict` when the batch is not in a state for it, or somebody acted on it meanwhile.
 */
export async function stepBatch(
  ctx: Context,
  targets: ImportTargets,
  input: { id: string; lockVersion: number; step: Step; reason?: string },
): Promise<ImportBatch> {
  const { id, lockVersion, step, reason } = input
  await inTransaction(ctx, async (tx) => {
    const batch = visibleBatch(tx, id, await queries.lockBatch(tx.db, id))
    targetFor(tx, targets, batch.object_kind)
    requireVersion({ lockVersion: batch.lock_version }, lockVersion)
    const { from, to, job } = steps[step]
    if (!(from as readonly string[]).includes(batch.state))
      throw new AppError('conflict', 'tabular.import.wrongState', `cannot ${step} in state ${batch.state}`, {
        state: batch.state,
      })
    await queries.setState(tx.db, id, to, {
      heldUntil: null,
      done: 0,
      ...(reason === undefined ? {} : { reason }),
    })
    recordOccurrences(tx, [
      {
        action: `platform.import.${step}`,
        object: batchRef(id),
        details: { fileName: batch.file_name },
        reason,
      },
    ])
    if (job !== null) await tx.jobs.enqueue(tx, job, { id })
  })
  return getBatch(ctx, targets, id)
}

async function toBatches(
  ctx: Context,
  targets: ImportTargets,
  rows: readonly queries.BatchRow[],
): Promise<ImportBatch[]> {
  const counted = await queries.countRows(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    object: row.object_kind,
    title: targets.get(row.object_kind)?.table.title ?? { zh: row.object_kind, en: row.object_kind },
    fileName: row.file_name,
    state: row.state as ImportBatch['state'],
    done: row.done,
    total: row.total,
    ...counted.get(row.id)!,
    toleratedRows: row.tolerated_rows,
    sheets: row.sheets as unknown as ImportSheet[],
    notices: row.notices as unknown as ImportBatch['notices'],
    tolerances: row.tolerances as unknown as ImportBatch['tolerances'],
    failure: row.failure as ImportBatch['failure'],
    createdAt: row.created_at.toISOString(),
    createdByName: row.created_by_name,
    appliedAt: row.applied_at?.toISOString() ?? null,
    revertedAt: row.reverted_at?.toISOString() ?? null,
    lockVersion: row.lock_version,
  }))
}

interface Told {
  target: ImportTarget
  tell: ValueTeller
  /** The page of an object. */
  pageOf(objectId: string): string | null
}

/** Changes stand in the order of the description: stored values have lost theirs. */
function toImportRow(
  row: queries.StagedRow,
  batch: queries.BatchRow,
  { target, tell, pageOf }: Told,
  lastAct: queries.Act | null,
): ImportRow {
  // The id of a new object is settled before the object is there.
  const isThere = row.outcome !== 'create' || madeStates.has(batch.state)
  const objectId = isThere ? row.object_id : null
  const before = row.before as Entered | null
  const after = row.after as Entered | null
  const differing = before === null || after === null ? [] : changedColumns(before, after)
  const changed = Object.keys(target.table.columns).filter((column) => differing.includes(column))
  return {
    position: row.position,
    sheet: row.sheet,
    number: row.number,
    written: inOrder(target.table, row.written as Record<string, string>),
    tolerances: row.tolerances as unknown as ImportRow['tolerances'],
    faults: row.faults as unknown as ImportRow['faults'],
    outcome: row.outcome as RowOutcome,
    objectId,
    href: objectId === null || row.reverted === 'removed' ? null : pageOf(objectId),
    changes: changed.map((column) => ({
      column,
      before: before?.[column] ?? null,
      after: after?.[column] ?? null,
      told: { before: tell(column, before?.[column]), after: tell(column, after?.[column]) },
    })),
    reverted: row.reverted as ImportRow['reverted'],
    kept: (row.kept as string[] | null) ?? [],
    lastAct,
  }
}

/** States in which the new objects of a batch have been made. */
const madeStates: ReadonlySet<string> = new Set(['applied', 'reverting', 'reverted'])

/** Cells in the order of the description. */
const inOrder = ({ columns }: TableDescription, written: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.keys(columns).flatMap((key) => (written[key] === undefined ? [] : [[key, written[key]]])),
  )
