import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Permission } from '../rights/permission.ts'
import { scopeFilter } from '../rights/scope-filter.ts'

/**
 * The rows of a query over `platform.workflow_instance as i` that a permission covers. What an instance belongs to
 * (its own and its parties') stands in arrays; each element is put before `scopeFilter` as a row. The one empty row lets
 * a permission over the whole city cover an instance that belongs to nobody.
 */
export function instanceScope(ctx: Pick<Context, 'actor'>, permission: Permission): RawBuilder<SqlBool> {
  const covered = scopeFilter(ctx, permission, {
    orgIds: [sql.ref('s.org_id')],
    chainCodes: [sql.ref('s.chain_code')],
    regionCodes: [sql.ref('s.region_code')],
    accountIds: [sql.ref('s.account_id')],
  })
  return sql<SqlBool>`exists (
    select 1 from (
      select org_id, chain_code, region_code, account_id
      from unnest(i.org_ids, i.chain_codes, i.region_codes, i.account_ids)
        as parts(org_id, chain_code, region_code, account_id)
      union all select null, null, null, null
    ) s where ${covered})`
}

/** Rows that wait for the actor or the actor's organisation. */
export function waitsForActor(ctx: Pick<Context, 'actor'>): RawBuilder<SqlBool> {
  const { id, orgId } = ctx.actor
  return orgId === null
    ? sql<SqlBool>`${id}::text = any(i.waiting_account_ids)`
    : sql<SqlBool>`(${id}::text = any(i.waiting_account_ids) or ${orgId}::text = any(i.waiting_org_ids))`
}
