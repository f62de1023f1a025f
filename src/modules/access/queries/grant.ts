import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Grant, RoleKind } from '../contract.ts'
import { grantStateOn, type HeldRole } from '../rules/separation.ts'

/** A grant as stored: chains are bare codes, whose names another module knows. */
export type StoredGrant = Omit<Grant, 'chains'> & { chainCodes: string[] }

const grants = (db: Db) =>
  db
    .selectFrom('access.role_grant as g')
    .innerJoin('access.account as a', 'a.id', 'g.account_id')
    .innerJoin('access.role as r', 'r.code', 'g.role_code')
    .leftJoin('directory.organisation as o', 'o.id', 'g.org_id')
    .leftJoin('directory.region as e', 'e.code', 'g.region_code')
    .selectAll('g')
    .select([
      'a.name as account_name',
      'r.name as role_name',
      'r.name_en as role_name_en',
      'o.name as org_name',
      'e.name as region_name',
    ])

type GrantRow = Awaited<ReturnType<ReturnType<typeof grants>['executeTakeFirstOrThrow']>>

function toGrant(row: GrantRow, today: string): StoredGrant {
  const term = {
    sinceOn: row.since_on,
    untilOn: row.until_on,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    role: { code: row.role_code, name: row.role_name, nameEn: row.role_name_en },
    org: row.org_id === null ? null : { id: row.org_id, name: row.org_name ?? '' },
    chainCodes: row.chain_codes,
    region: row.region_code === null ? null : { code: row.region_code, name: row.region_name ?? '' },
    ...term,
    state: grantStateOn(term, today),
    held: heldOf(row),
    reason: row.reason,
    grantedAt: row.granted_at.toISOString(),
    grantedByName: row.granted_by_name,
    endedByName: row.ended_by_name,
    endedReason: row.ended_reason,
    lockVersion: row.lock_version,
  }
}

const heldOf = (row: { held_at: Date | null; held_because: string | null }): StoredGrant['held'] =>
  row.held_at === null
    ? null
    : { because: row.held_because === 'left' ? 'left' : 'moved', at: row.held_at.toISOString() }

/** Grants of an account, the newest term first. */
export async function listGrants(db: Db, accountId: string, today: string): Promise<StoredGrant[]> {
  const rows = await grants(db)
    .where('g.account_id', '=', accountId)
    .orderBy('g.since_on', 'desc')
    .orderBy('g.granted_at', 'desc')
    .orderBy('g.id')
    .execute()
  return rows.map((row) => toGrant(row, today))
}

export async function findGrant(db: Db, id: string, today: string): Promise<StoredGrant | null> {
  const row = await grants(db).where('g.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toGrant(row, today)
}

export async function lockGrant(db: Db, id: string, today: string): Promise<StoredGrant | null> {
  await db.selectFrom('access.role_grant').select('id').where('id', '=', id).forUpdate().execute()
  return findGrant(db, id, today)
}

/** What an account holds or will hold: roles whose grant was not ended. */
export async function listHeldRoles(db: Db, accountId: string): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom('access.role_grant as g')
    .innerJoin('access.role as r', 'r.code', 'g.role_code')
    .select(['g.role_code', 'r.kind', 'g.since_on', 'g.until_on'])
    .where('g.account_id', '=', accountId)
    .where('g.ended_at', 'is', null)
    .orderBy('g.since_on')
    .execute()
  return rows.map((row) => ({
    code: row.role_code,
    kind: row.kind as RoleKind,
    sinceOn: row.since_on,
    untilOn: row.until_on,
  }))
}

export interface GrantValues {
  accountId: string
  roleCode: string
  orgId: string | null
  chainCodes: string[]
  regionCode: string | null
  sinceOn: string
  untilOn: string | null
  reason: string
}

/**
 * The organisation a grant is measured from where none is named: the one its holder acts for on the day it is given.
 * Null for a role that measures nothing from an organisation.
 */
export async function anchorOrgOf(db: Db, accountId: string, roleCode: string): Promise<string | null> {
  const { rows } = await sql<{ org_id: string | null }>`
    select coalesce(a.org_id, p.org_id) as org_id
    from access.account a left join directory.person p on p.id = a.person_id
    where a.id = ${accountId} and exists (select from access.role_permission r
      where r.role_code = ${roleCode} and r.scope_kind in ('ownOrg', 'subtree'))`.execute(db)
  return rows[0]?.org_id ?? null
}

export async function insertGrant(
  db: Db,
  values: GrantValues,
  at: Date,
  by: { id: string; name: string },
): Promise<string> {
  const row = await db
    .insertInto('access.role_grant')
    .values({
      account_id: values.accountId,
      role_code: values.roleCode,
      org_id: values.orgId,
      chain_codes: values.chainCodes,
      region_code: values.regionCode,
      since_on: values.sinceOn,
      until_on: values.untilOn,
      reason: values.reason,
      granted_at: at,
      granted_by: by.id,
      granted_by_name: by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function endGrantRow(
  db: Db,
  id: string,
  at: Date,
  byName: string,
  reason: string,
): Promise<void> {
  await db
    .updateTable('access.role_grant')
    .set((set) => ({
      ended_at: at,
      ended_by_name: byName,
      ended_reason: reason,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/**
 * Active accounts that are security administrators on a day and without end. Their grants are held until the
 * transaction ends, so that two people cannot each take the last but one.
 */
export async function lockLastingSecAdmins(
  db: Db,
  today: string,
): Promise<{ accountId: string; grantId: string }[]> {
  const { rows } = await sql<{ account_id: string; id: string }>`
    select g.account_id, g.id from access.role_grant g join access.account a on a.id = g.account_id
    where g.role_code = 'secAdmin' and g.ended_at is null and g.held_at is null and g.until_on is null and g.since_on <= ${today}::date
      and a.state = 'active'
    order by g.id for update`.execute(db)
  return rows.map((row) => ({ accountId: row.account_id, grantId: row.id }))
}

/** Names for threads: role and holder. */
export async function grantTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { role: string; account: string; accountId: string }>> {
  const rows = await grants(db).where(sql<string>`g.id::text`, 'in', ids).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { role: row.role_name, account: row.account_name, accountId: row.account_id },
    ]),
  )
}

/** Which of these grants an account holds. */
export async function grantsOf(db: Db, accountId: string, ids: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('access.role_grant')
    .select('id')
    .where('account_id', '=', accountId)
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return rows.map((row) => row.id)
}
