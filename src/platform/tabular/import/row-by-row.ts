import type { Context } from '../../context.ts'
import { rehearsing } from '../../db/rehearse.ts'
import { atSavepoint } from '../../db/savepoint.ts'
import { AppError } from '../../errors.ts'
import type { ObjectRef } from '../../http/contract.ts'
import type { Link } from '../../thread/thread.ts'
import type { Finding } from '../read/finding.ts'
import type { Entered, ImportTarget, Incoming } from './target.ts'

/** What a module supplies for objects that come by the hundred and not by the hundred thousand. */
export interface RowByRow
  extends Pick<ImportTarget, 'table' | 'permission' | 'pages' | 'faultWords' | 'dictionaries' | 'idOf'> {
  object(id: string): ObjectRef
  /** The objects that these rows mean, in the same order; null for a new one. */
  find(ctx: Context, rows: readonly Entered[]): Promise<(string | null)[]>
  /** Objects as they would be entered, by id; a missing one is gone. */
  current(ctx: Context, ids: readonly string[]): Promise<Map<string, Entered>>
  /**
   * Checks what `create` would, where making an object leaves something that no rollback takes back, such as a number.
   * Left out, a row is checked by making the object and taking that back.
   */
  rehearse?(tx: Context, entered: Entered): Promise<void>
  /** Makes an object as a person would, with all checks, audit entry and links; `more` links say where it came from. */
  create(tx: Context, id: string, entered: Entered, more: Link[]): Promise<void>
  /** Changes one likewise. @param isRevert when it goes back to what it was before a batch. */
  change(tx: Context, id: string, entered: Entered, more: Link[], isRevert: boolean): Promise<void>
  /** Deletes one that a batch made. @throws AppError `conflict` while anything refers to it. */
  remove(tx: Context, id: string, reason: string): Promise<void>
}

/**
 * Makes a target of services that write one object at a time. What is wrong with a row is found by writing it and taking
 * that back: so a row is checked by the very rules of an edit by hand, among them what it does together with the rows
 * before it.
 */
export function rowByRow(source: RowByRow): ImportTarget {
  const { table, permission, pages, dictionaries, object } = source
  const faultWords = { ...commonFaults, ...source.faultWords }
  const linkTo = (id: string, batch: ObjectRef): Link[] => [
    { from: object(id), relation: 'importedIn', to: batch },
  ]
  const put = (tx: Context, { id, entered, existing }: Incoming, more: Link[]): Promise<void> =>
    existing === null ? source.create(tx, id, entered, more) : source.change(tx, id, entered, more, false)
  const rehearse = (tx: Context, row: Incoming): Promise<void> =>
    row.existing === null && source.rehearse !== undefined
      ? source.rehearse(tx, row.entered)
      : put(tx, row, [])
  return {
    table,
    permission,
    pages,
    faultWords,
    dictionaries,
    completes: true,
    ...(source.idOf === undefined ? {} : { idOf: source.idOf }),
    async find(ctx, rows) {
      const ids = await source.find(ctx, rows)
      const current = await source.current(
        ctx,
        ids.filter((id) => id !== null),
      )
      return ids.map((id) => {
        const entered = id === null ? undefined : current.get(id)
        return id === null || entered === undefined ? null : { id, entered }
      })
    },
    check: (ctx, rows) =>
      rehearsing(ctx, async (tx) => {
        const faults: Finding[][] = []
        for (const row of rows) faults.push(await faultsOf(source, tx, () => rehearse(tx, row)))
        return faults
      }),
    async write(tx, rows, batch) {
      for (const row of rows) await put(tx, row, linkTo(row.id, batch))
    },
    lock: (tx, ids) => source.current(tx, ids),
    restore: (tx, id, entered, batch) =>
      atSavepoint(tx, true, () => source.change(tx, id, entered, linkTo(id, batch), true)),
    remove: (tx, id, reason) => atSavepoint(tx, true, () => source.remove(tx, id, reason)),
  }
}

/** What every service may answer. */
const commonFaults: ImportTarget['faultWords'] = {
  'platform.right.missing': {
    zh: '该行的对象超出您的权限范围',
    en: 'the object of this row is out of your reach',
  },
}

async function faultsOf(source: RowByRow, tx: Context, write: () => Promise<void>): Promise<Finding[]> {
  try {
    await atSavepoint(tx, true, write)
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { reason, details } = error
    const field = String(details.field ?? '')
    const scalars = Object.entries(details).filter(([, value]) => ['string', 'number'].includes(typeof value))
    return [
      {
        column: Object.hasOwn(source.table.columns, field) ? field : null,
        code: reason,
        details: Object.fromEntries(scalars.map(([key, value]) => [key, String(value)])),
      },
    ]
  }
}
