import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'

/** What a problem or task in the recycle bin belongs to, for a query that calls its table `m`. */
export const matterScope: ScopeColumns = {
  orgIds: [sql.ref('m.created_org_id')],
  chainCodes: [sql`(select c.code from chains.chain c where c.id = m.chain_id)`],
  regionCodes: [sql.ref('m.region_code')],
  accountIds: [sql.ref('m.created_by')],
}

/** What is needed to link an object in the recycle bin, and to begin its workflow anew. */
export interface BinnedMatter {
  title: string
  chainCode: string
  regionCode: string | null
  createdOrgId: string | null
  createdBy: string
  createdByName: string
  /** The person whose account entered it; null for an account without one. */
  createdByPersonId: string | null
  createdAt: Date
}

const matterColumns = [
  'm.title',
  'c.code as chainCode',
  'm.region_code as regionCode',
  'm.created_org_id as createdOrgId',
  'm.created_by as createdBy',
  'm.created_by_name as createdByName',
  'm.created_at as createdAt',
] as const
const createdByPersonId = sql<
  string | null
>`(select a.person_id::text from access.account a where a.id::text = m.created_by)`.as('createdByPersonId')

/** A problem, also one in the recycle bin. `enterpriseGone` while the enterprise it names lies there itself. */
export async function findProblemInBin(
  db: Db,
  id: string,
): Promise<BinnedMatter & { enterpriseOrgId: string | null; enterpriseGone: boolean }> {
  return db
    .selectFrom('matters.problem as m')
    .innerJoin('chains.chain as c', 'c.id', 'm.chain_id')
    .leftJoin('directory.enterprise as e', 'e.id', 'm.enterprise_id')
    .leftJoin('directory.organisation as o', 'o.enterprise_id', 'm.enterprise_id')
    .select([
      ...matterColumns,
      createdByPersonId,
      'o.id as enterpriseOrgId',
      sql<boolean>`e.deleted_at is not null`.as('enterpriseGone'),
    ])
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** A task, also one in the recycle bin. */
export async function findTaskInBin(
  db: Db,
  id: string,
): Promise<BinnedMatter & { leadOrgId: string; assistOrgIds: string[] }> {
  return db
    .selectFrom('matters.task as m')
    .innerJoin('chains.chain as c', 'c.id', 'm.chain_id')
    .select([
      ...matterColumns,
      createdByPersonId,
      'm.lead_org_id as leadOrgId',
      sql<string[]>`array(select a.org_id::text from matters.task_assist a where a.task_id = m.id
        order by a.position)`.as('assistOrgIds'),
    ])
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** How many tasks and proofs name an object without a foreign key, by table. */
export async function namedBy(db: Db, { kind, id }: ObjectRef): Promise<{ table: string; count: number }[]> {
  const { rows } = await sql<{ table: string; count: number }>`
    select 'matters.task' as table, count(*)::int as count from matters.task_origin o
      join matters.task t on t.id = o.task_id and t.deleted_at is null
      where o.ref_kind = ${kind} and o.ref_id = ${id}
    union all select 'matters.problem', count(*)::int from matters.problem_origin o
      join matters.problem p on p.id = o.problem_id and p.deleted_at is null
      where o.ref_kind = ${kind} and o.ref_id = ${id}
    union all select 'matters.proof', count(*)::int from matters.proof
      where ref_kind = ${kind} and ref_id = ${id}`.execute(db)
  return rows.filter(({ count }) => count > 0)
}
