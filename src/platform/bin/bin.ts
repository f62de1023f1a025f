import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { contains } from '../db/paging.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '../list/page-of-list.ts'
import { scopeFilter } from '../rights/scope-filter.ts'
import { inTransaction } from '../transaction.ts'
import { type BinKind, type BinKinds, binDays } from './bin-kind.ts'
import type { BinItem, BinQuery, binList } from './contract.ts'

const dayMs = 86_400_000

interface BinRow {
  kind: string
  id: string
  title: string
  deleted_at: Date
  deleted_by_name: string
  deleted_reason: string
  restorable: boolean
}

/**
 * Others' deletions are for those within whose reach the object lies, and who would see it if it were not deleted;
 * one's own are always one's own.
 */
const within = (
  ctx: Context,
  permission: 'platform.bin.read' | 'platform.bin.restore',
  kind: BinKind,
): RawBuilder<SqlBool> =>
  sql<SqlBool>`(deleted_by = ${ctx.actor.id}
    or (${scopeFilter(ctx, permission, kind.scope)} and ${scopeFilter(ctx, kind.readRight, kind.scope)}))`

/** What lies in the bin; in no other order wanted, newest first. */
export async function listBin(ctx: Context, kinds: BinKinds, asked: BinQuery): Promise<ListPage<BinItem>> {
  const wanted = Object.entries(kinds).filter(([name]) => asked.kind === undefined || asked.kind === name)
  const { page, pageSize } = asked
  if (wanted.length === 0) return { items: [], total: 0, totals: {}, page, pageSize }
  const all = sql.join(
    wanted.map(([name, kind]) => rowsOf(ctx, name, kind)),
    sql` union all `,
  )
  let query = ctx.db.selectFrom(sql<BinRow>`(${all})`.as<'bin'>('bin')).selectAll()
  const words = asked.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or(['title', 'deleted_reason', 'deleted_by_name'].map((key) => contains(sql.ref(key), words))),
    )
  return mapPage(await pageOfList(query, listSql, asked), (row) => ({
    kind: row.kind,
    id: row.id,
    title: row.title,
    deletedAt: row.deleted_at.toISOString(),
    deletedByName: row.deleted_by_name,
    reason: row.deleted_reason,
    purgedOn: new Date(row.deleted_at.getTime() + (binDays + 1) * dayMs).toISOString().slice(0, 10),
    restorable: row.restorable,
  }))
}

const listSql: SqlOf<typeof binList> = {
  sorts: { title: sql.ref('title'), deletedBy: sql.ref('deleted_by_name'), deletedAt: sql.ref('deleted_at') },
  totals: {},
  usual: [sql`deleted_at desc`],
  tie: sql`(kind, id)`,
}

const titleOf = (kind: BinKind): RawBuilder<string> =>
  'length' in kind.title
    ? sql<string>`coalesce(${sql.join(kind.title.map((column) => sql`nullif(${sql.ref(column)}, '')`))}, id::text)`
    : kind.title

const rowsOf = (ctx: Context, name: string, kind: BinKind): RawBuilder<BinRow> =>
  sql<BinRow>`select ${name}::text as kind, id::text as id, ${titleOf(kind)} as title, deleted_at,
    deleted_by_name, deleted_reason, ${within(ctx, 'platform.bin.restore', kind)} as restorable
    from ${sql.table(kind.table)} as ${sql.ref(kind.alias)}
    where deleted_at is not null and ${within(ctx, 'platform.bin.read', kind)}`

/**
 * Brings a deleted object back.
 *
 * @throws AppError `notFound` when it is not in the bin or not the caller's to bring back; what the kind refuses by,
 *   such as `conflict` when its place was taken meanwhile.
 */
export async function restoreFromBin(ctx: Context, kinds: BinKinds, object: ObjectRef): Promise<ObjectRef> {
  const kind = Object.hasOwn(kinds, object.kind) ? kinds[object.kind] : undefined
  return inTransaction(ctx, async (tx) => {
    if (kind === undefined) throw notInBin(object)
    const held = await holdDeleted(tx, kind, object.id, within(tx, 'platform.bin.restore', kind))
    if (!held) throw notInBin(object)
    await kind.comeBack?.(tx, object.id)
    await sql`update ${sql.table(kind.table)} set deleted_at = null, deleted_by = null, deleted_by_name = null,
      deleted_reason = null where id::text = ${object.id}`.execute(tx.db)
    await recordChanges(tx, [
      {
        action: `${object.kind}.restore`,
        object,
        before: { inBin: true },
        after: { inBin: false },
        links: await kind.links(tx, object.id),
      },
    ])
    return { kind: object.kind, id: object.id }
  })
}

const notInBin = (object: ObjectRef): AppError =>
  new AppError('notFound', 'platform.bin.unknown', `${object.kind} ${object.id} is not in the bin`, object)

async function holdDeleted(
  tx: Context,
  kind: BinKind,
  id: string,
  condition: RawBuilder<SqlBool>,
): Promise<boolean> {
  const { rows } = await sql`select id from ${sql.table(kind.table)} as ${sql.ref(kind.alias)}
    where id::text = ${id} and deleted_at is not null and ${condition} for update`.execute(tx.db)
  return rows.length > 0
}

/**
 * Removes for good what has lain in the bin for thirty days; the audit log keeps what it was. An object that something
 * has come to refer to stays.
 *
 * @returns how many were removed.
 */
export async function purgeBin(ctx: Context, kinds: BinKinds): Promise<number> {
  const until = new Date(ctx.clock.now().getTime() - binDays * dayMs)
  let purged = 0
  for (const [name, kind] of Object.entries(kinds)) {
    const { rows } = await sql<{ id: string }>`
      select id::text as id from ${sql.table(kind.table)} where deleted_at < ${until} order by deleted_at`.execute(
      ctx.db,
    )
    for (const { id } of rows) {
      try {
        await purge(ctx, { kind: name, id }, kind)
        purged += 1
      } catch (error) {
        if ((error as { code?: string }).code !== '23503') throw error
        ctx.log.warn({ kind: name, id, err: error }, 'stays in the bin: something refers to it')
      }
    }
  }
  return purged
}

async function purge(ctx: Context, object: ObjectRef, kind: BinKind): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await holdDeleted(tx, kind, object.id, sql<SqlBool>`true`))) return
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - ${[...(kind.heavyColumns ?? [])]}::text[] as row from ${sql.table(kind.table)} t
      where id::text = ${object.id}`.execute(tx.db)
    const links = await kind.links(tx, object.id)
    for (const part of kind.parts ?? []) {
      await sql`delete from ${sql.table(part.table)} where ${sql.ref(part.column)}::text = ${object.id}`.execute(
        tx.db,
      )
    }
    await sql`delete from ${sql.table(kind.table)} where id::text = ${object.id}`.execute(tx.db)
    await recordChanges(tx, [
      { action: `${object.kind}.purge`, object, before: rows[0]?.row ?? null, after: null, links },
    ])
  })
}
