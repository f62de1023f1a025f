import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { HeldGrant } from '../contract.ts'

/** Grants that wait, the oldest first, with the organisation their holder is in now. */
export async function listHeld(
  db: Db,
  today: string,
): Promise<{ id: string; holderOrg: HeldGrant['holderOrg'] }[]> {
  const { rows } = await sql<{ id: string; org_id: string | null; org_name: string | null }>`
    select g.id, o.id as org_id, o.name as org_name
    from access.role_grant g
    join access.account a on a.id = g.account_id
    left join directory.person p on p.id = a.person_id
    left join directory.organisation o on o.id = coalesce(p.org_id, a.org_id)
    where g.held_at is not null and g.ended_at is null and (g.until_on is null or g.until_on >= ${today}::date)
    order by g.held_at, g.id limit 200`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    holderOrg: row.org_id === null ? null : { id: row.org_id, name: row.org_name ?? '' },
  }))
}

/** The account of a person, in whatever state. */
export async function accountOfPerson(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('access.account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Lets the grants of an account wait that are not over: all of them when the holder left; when the holder moved, those
 * that measure anything from an organisation.
 *
 * @returns the ids of those that did not wait before.
 */
export async function holdGrants(
  db: Db,
  accountId: string,
  because: 'moved' | 'left',
  at: Date,
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update access.role_grant g
    set held_at = ${at}, held_because = ${because}, lock_version = g.lock_version + 1
    where g.account_id = ${accountId} and g.ended_at is null
      and (g.until_on is null or g.until_on >= ${today}::date)
      and (g.held_because is null or (g.held_because = 'moved' and ${because}::text = 'left'))
      and (${because}::text = 'left' or exists (select from access.role_permission r
        where r.role_code = g.role_code and r.scope_kind in ('ownOrg', 'subtree')))
    returning g.id`.execute(db)
  return rows.map(({ id }) => id).sort()
}

/** The grant waits no longer. @param orgId what it is measured from henceforth. */
export async function confirmGrantRow(db: Db, id: string, orgId: string | null): Promise<void> {
  await db
    .updateTable('access.role_grant')
    .set((set) => ({
      held_at: null,
      held_because: null,
      org_id: orgId,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** An account that names the organisation it acts for names the confirmed one from now on; others follow their person. */
export async function actForConfirmed(db: Db, accountId: string, orgId: string): Promise<void> {
  await db
    .updateTable('access.account')
    .set({ org_id: orgId })
    .where('id', '=', accountId)
    .where('org_id', 'is not', null)
    .execute()
}

/** Whether the person behind an account left; false for an account without one. */
export async function holderLeft(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('access.account as a')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .select('p.id')
    .where('a.id', '=', accountId)
    .where('p.left_on', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
