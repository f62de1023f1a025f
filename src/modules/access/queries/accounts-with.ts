import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { gives, inService, inTerm } from './in-force.ts'

/** An account as others are told of it. */
export interface AccountName {
  id: string
  name: string
  personId: string | null
}

const known = (values: readonly (string | null)[] | undefined): string[] =>
  (values ?? []).filter((value) => value !== null)

/**
 * The active accounts that may do this to that object on a day, by id: whom to notify, whom to offer as handler. It is
 * `covers` turned round: instead of what lies below each grant, it climbs from the object and asks who stands above.
 * One query.
 */
export async function accountsWith(
  db: Db,
  permission: Permission,
  object: Belonging,
  today: string,
): Promise<AccountName[]> {
  const accountIds = known(object.accountIds)
  const orgIds = known(object.orgIds)
  const chainCodes = known(object.chainCodes)
  const regionCodes = known(object.regionCodes)
  const { rows } = await sql<{ id: string; name: string; person_id: string | null }>`
    with recursive org_above(id, parent_id) as (
      select o.id, o.parent_id from directory.organisation o where o.id::text = any(${orgIds}::text[])
      union
      select o.id, o.parent_id from directory.organisation o join org_above b on o.id = b.parent_id
    ), region_above(code, parent_code) as (
      select r.code, r.parent_code from directory.region r where r.code = any(${regionCodes}::text[])
      union
      select r.code, r.parent_code from directory.region r join region_above b on r.code = b.parent_code
    )
    select a.id, a.name, a.person_id
    from access.account a
    left join directory.person p on p.id = a.person_id
    where a.state = 'active' and ${inService(today)} and exists (
      select from access.role_grant g
      join access.role_permission r on r.role_code = g.role_code and r.permission = ${permission}
      where g.account_id = a.id and ${inTerm(today)} and ${gives}
        and case r.scope_kind
          when 'city' then true
          when 'self' then a.id = any(${accountIds}::text[])
          when 'ownOrg' then g.org_id::text = any(${orgIds}::text[])
          when 'subtree' then g.org_id in (select id from org_above)
          when 'ownChains' then g.chain_codes && ${chainCodes}::text[]
          when 'region' then g.region_code in (select code from region_above)
        end)
    order by a.id`.execute(db)
  return rows.map((row) => ({ id: row.id, name: row.name, personId: row.person_id }))
}
