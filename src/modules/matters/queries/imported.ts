import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { instanceScope } from '#platform/workflow/instance-scope.ts'

/** Problems within reach by chain and title, the oldest first. */
export async function problemsTitled(
  ctx: Context,
  wanted: readonly { chainCode: string; title: string }[],
): Promise<{ id: string; chainCode: string; title: string; enterpriseId: string | null }[]> {
  return ctx.db
    .selectFrom('matters.problem as p')
    .innerJoin('chains.chain as c', 'c.id', 'p.chain_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'matters.problem').on(sql<boolean>`i.object_id = p.id::text`),
    )
    .select(['p.id', 'c.code as chainCode', 'p.title', 'p.enterprise_id as enterpriseId'])
    .where(titled('p', wanted))
    .where(instanceScope(ctx, 'matters.problem.read'))
    .orderBy('p.number')
    .execute()
}

/** Tasks within reach by chain and title, the oldest first. */
export async function tasksTitled(
  ctx: Context,
  wanted: readonly { chainCode: string; title: string }[],
): Promise<{ id: string; chainCode: string; title: string; leadOrgId: string; startsOn: string }[]> {
  return ctx.db
    .selectFrom('matters.task as t')
    .innerJoin('chains.chain as c', 'c.id', 't.chain_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'matters.task').on(sql<boolean>`i.object_id = t.id::text`),
    )
    .select([
      't.id',
      'c.code as chainCode',
      't.title',
      't.lead_org_id as leadOrgId',
      't.starts_on as startsOn',
    ])
    .where(titled('t', wanted))
    .where(instanceScope(ctx, 'matters.task.read'))
    .orderBy('t.number')
    .execute()
}

const titled = (alias: string, wanted: readonly { chainCode: string; title: string }[]) =>
  sql<SqlBool>`(c.code, ${sql.ref(`${alias}.title`)}) in (select * from unnest(
    ${wanted.map(({ chainCode }) => chainCode)}::text[], ${wanted.map(({ title }) => title)}::text[]))`

/** Holds problems or tasks against other writers until the transaction ends. */
export async function holdRows(
  db: Db,
  table: 'matters.problem' | 'matters.task',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await db.selectFrom(table).select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Social credit codes of enterprises by id. */
export async function usccById(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory.enterprise')
    .select(['id', 'uscc'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.uscc]))
}
