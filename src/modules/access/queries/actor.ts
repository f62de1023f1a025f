import { sql } from 'kysely'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import type { Permission, ScopeKind } from '#platform/rights/permission.ts'
import { reachOfGrants } from '../rules/reach.ts'
import { gives, inService, inTerm } from './in-force.ts'

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
 * Who an account is and what it may do on a day, over all its grants in force. Two queries. A grant is measured from
 * the organisation it was given for, wherever its holder is moved; while a move waits to be confirmed, the account acts
 * for no organisation.
 *
 * @returns null when there is no such account, it is not active, or its person left.
 */
export async function loadActor(db: Db, accountId: string, today: string): Promise<Actor | null> {
  const { rows } = await sql<HeldRow>`
    select a.name, a.person_id,
      case when exists (select from access.role_grant h
        where h.account_id = a.id and h.ended_at is null and h.held_because = 'moved')
        then null else coalesce(a.org_id, p.org_id) end as own_org_id,
      g.role_code, g.org_id, g.chain_codes, g.region_code,
      (select jsonb_agg(jsonb_build_object('permission', r.permission, 'scope', r.scope_kind))
        from access.role_permission r where r.role_code = g.role_code and ${gives}) as gives
    from access.account a
    left join directory.person p on p.id = a.person_id
    left join access.role_grant g on g.account_id = a.id and ${inTerm(today)}
    where a.id = ${accountId} and a.state = 'active' and ${inService(today)}`.execute(db)
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

/** Why an account may not log in on a day: it is not let in or was shut out, or its person left. Null when it may. */
export async function logInBar(
  db: Db,
  accountId: string,
  today: string,
): Promise<'notActive' | 'left' | null> {
  const { rows } = await sql<{ active: boolean; serves: boolean }>`
    select a.state = 'active' as active, ${inService(today)} as serves
    from access.account a left join directory.person p on p.id = a.person_id
    where a.id = ${accountId}`.execute(db)
  if (!rows[0]?.active) return 'notActive'
  return rows[0].serves ? null : 'left'
}
