import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import { reachOfGrants } from '../rules/reach.ts'

interface HeldRow {
  name: string
  person_id: string | null
  own_org_id: string | null
  role_code: string | null
  org_id: string | null
  chain_codes: string[] | null
  region_code: string | null
  gives: { permission: Permission; scope: ScopeKind }[] | null
}

interface BelowRow {
  kind: 'org' | 'region'
  root: string
  id: string
}

/**
 * Who an account is and what it may do on a day, over all its grants in force. Two queries.
 *
 * @returns null when there is no such account or it is not active.
 */
export async function loadActor(db: Db, accountId: string, today: string): Promise<Actor | null> {
  const { rows } = await sql<HeldRow>`
    select a.name, a.person_id, coalesce(a.org_id, p.org_id) as own_org_id,
      g.role_code, coalesce(g.org_id, a.org_id, p.org_id) as org_id, g.chain_codes, g.region_code,
      (select jsonb_agg(jsonb_build_object('permission', r.permission, 'scope', r.scope_kind))
        from access.role_permission r where r.role_code = g.role_code) as gives
    from access.account a
    left join directory.person p on p.id = a.person_id
    left join access.role_grant g on g.account_id = a.id and g.ended_at is null
      and g.since_on <= ${today}::date and (g.until_on is null or g.until_on >= ${today}::date)
    where a.id = ${accountId} and a.state = 'active'`.execute(db)
  const account = rows[0]
  if (account === undefined) return null
  const held = rows.filter((row) => row.role_code !== null)
  const uses = (scope: ScopeKind) =>
    held.filter((row) => row.gives?.some((given) => given.scope === scope) ?? false)
  const below = await listBelow(
    db,
    uses('subtree').flatMap((row) => row.org_id ?? []),
    uses('region').flatMap((row) => row.region_code ?? []),
  )
  const belowOf = (kind: BelowRow['kind'], root: string | null) =>
    below.filter((row) => row.kind === kind && row.root === root).map((row) => row.id)
  return {
    id: accountId,
    name: account.name,
    personId: account.person_id,
    orgId: account.own_org_id,
    rights: reachOfGrants(
      held.map((row) => ({
        accountId,
        orgId: row.org_id,
        orgIds: belowOf('org', row.org_id),
        chainCodes: row.chain_codes ?? [],
        regionCodes: belowOf('region', row.region_code),
        gives: row.gives ?? [],
      })),
    ),
  }
}

/** The given organisations and regions with all below them, each beside the root it lies under. */
async function listBelow(db: Db, orgIds: string[], regionCodes: string[]): Promise<BelowRow[]> {
  if (orgIds.length === 0 && regionCodes.length === 0) return []
  const { rows } = await sql<BelowRow>`
    with recursive org(root, id) as (
      select o.id, o.id from directory.organisation o where o.id = any(${orgIds}::uuid[])
      union
      select org.root, o.id from directory.organisation o join org on o.parent_id = org.id
    ), region(root, code) as (
      select r.code, r.code from directory.region r where r.code = any(${regionCodes}::text[])
      union
      select region.root, r.code from directory.region r join region on r.parent_code = region.code
    )
    select 'org' as kind, root::text as root, id::text as id from org
    union all
    select 'region', root, code from region`.execute(db)
  return rows
}

/** Whether an account may log in at all: it was let in and is not shut out. */
export async function mayLogIn(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('access.account')
    .select('id')
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return row !== undefined
}
