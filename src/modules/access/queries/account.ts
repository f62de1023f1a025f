import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { personNameOrder } from '#platform/name-order/name-order.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Account, AccountFilter, AccountState, accountList } from '../contract.ts'
import { gives, inService, inTerm } from './in-force.ts'

const accounts = (db: Db, today: string) =>
  db
    .selectFrom('access.account as a')
    .leftJoin('directory.person as p', 'p.id', 'a.person_id')
    .leftJoin('directory.organisation as o', (join) =>
      join.on(sql<boolean>`o.id = coalesce(a.org_id, p.org_id)`),
    )
    .selectAll('a')
    .select([
      'o.id as own_org_id',
      'o.name as own_org_name',
      rolesOn(today).as('roles'),
      heldOn(today).as('held_grants'),
    ])

const rolesOn = (today: string) => sql<Account['roles']>`coalesce((
  select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'nameEn', r.name_en) order by r.position)
  from access.role r where exists (
    select from access.role_grant g where g.role_code = r.code and g.account_id = a.id and ${inTerm(today)})
  ), '[]'::jsonb)`

const heldOn = (today: string) => sql<number>`(select count(*)::int from access.role_grant g
  where g.account_id = a.id and g.held_at is not null and g.ended_at is null
    and (g.until_on is null or g.until_on >= ${today}::date))`

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirstOrThrow']>>

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    personId: row.person_id,
    orgId: row.own_org_id,
    orgName: row.own_org_name,
    state: row.state as AccountState,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    approvedAt: row.approved_at?.toISOString() ?? null,
    resetAt: row.reset_at?.toISOString() ?? null,
    disabledReason: row.disabled_reason,
    roles: row.roles,
    heldGrants: row.held_grants,
    lockVersion: row.lock_version,
  }
}

export async function findAccount(db: Db, id: string, today: string): Promise<Account | null> {
  const row = await accounts(db, today).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockAccount(db: Db, id: string, today: string): Promise<Account | null> {
  await db.selectFrom('access.account').select('id').where('id', '=', id).forUpdate().execute()
  return findAccount(db, id, today)
}

/** One page of accounts; in no other order wanted, those that wait first. */
export async function listAccounts(db: Db, filter: AccountFilter, today: string): Promise<ListPage<Account>> {
  let query = accounts(db, today)
  if (filter.query) {
    const words = filter.query.trim()
    query = query.where((where) =>
      where.or([
        contains(sql.ref('a.name'), words),
        contains(sql.ref('a.username'), words),
        contains(sql.ref('o.name'), words),
      ]),
    )
  }
  if (filter.state !== undefined) query = query.where('a.state', '=', filter.state)
  if (filter.role !== undefined)
    query = query.where(
      sql<boolean>`exists (select from access.role_grant g
        where g.account_id = a.id and g.role_code = ${filter.role} and ${inTerm(today)})`,
    )
  if (filter.held !== undefined) query = query.where(sql<boolean>`(${heldOn(today)} > 0) = ${filter.held}`)
  return mapPage(await pageOfList(query, listSql, filter), toAccount)
}

const stateOrder = sql`case a.state when 'pending' then 0 when 'active' then 1 else 2 end`

/** What the columns are in the query; unordered, those that wait first. */
const listSql: SqlOf<typeof accountList> = {
  sorts: {
    name: sql.ref('a.name_order'),
    username: sql.ref('a.username'),
    state: stateOrder,
    org: sql.ref('o.name_order'),
    created: sql.ref('a.created_at'),
    approved: sql.ref('a.approved_at'),
  },
  totals: {},
  usual: [stateOrder, sql.ref('a.username')],
  tie: sql.ref('a.id'),
}

export interface AccountValues {
  username: string
  name: string
  personId: string | null
  orgId: string | null
}

/** @param approved true for accounts that come with the product and wait for nobody. */
export async function insertAccount(
  db: Db,
  values: AccountValues,
  at: Date,
  by: string,
  options: { approved: boolean; isDemo: boolean },
): Promise<string> {
  const row = await db
    .insertInto('access.account')
    .values({
      username: values.username,
      name: values.name,
      name_order: personNameOrder(values.name),
      person_id: values.personId,
      org_id: values.orgId,
      state: options.approved ? 'active' : 'pending',
      is_demo: options.isDemo,
      created_at: at,
      created_by: by,
      approved_at: options.approved ? at : null,
      approved_by: options.approved ? by : null,
      // Whoever opens an account may have entered the address too.
      mail_held: !options.isDemo && values.personId !== null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateAccountState(
  db: Db,
  id: string,
  values: {
    state: AccountState
    disabledReason: string | null
    /** Left out: as it was. */
    approved?: { at: Date; by: string } | null
    /** When a reset began to wait; left out: as it was. */
    resetAt?: Date | null
  },
): Promise<void> {
  const { state, disabledReason, approved, resetAt } = values
  await db
    .updateTable('access.account')
    .set((set) => ({
      state,
      disabled_reason: disabledReason,
      ...(approved === undefined
        ? {}
        : { approved_at: approved?.at ?? null, approved_by: approved?.by ?? null }),
      ...(resetAt === undefined ? {} : { reset_at: resetAt }),
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function countAccounts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('access.account')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** People in office who have no account, by name; at most twenty. */
export async function listCandidates(
  db: Db,
  query: string,
): Promise<{ personId: string; name: string; orgId: string; orgName: string }[]> {
  const rows = await db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .select(['p.id', 'p.name', 'p.org_id', 'o.name as org_name'])
    .where('p.left_on', 'is', null)
    .where(sql<boolean>`not exists (select from access.account a where a.person_id = p.id)`)
    .where((where) => where.or([contains(sql.ref('p.name'), query), contains(sql.ref('o.name'), query)]))
    .orderBy('p.name_order')
    .orderBy('p.id')
    .limit(20)
    .execute()
  return rows.map((row) => ({ personId: row.id, name: row.name, orgId: row.org_id, orgName: row.org_name }))
}

/** Whether there is such a person in service. */
export async function personServes(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.person')
    .select('id')
    .where('id', '=', id)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function organisationExists(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.organisation')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** Names for threads. */
export async function accountNames(
  db: Db,
  ids: string[],
): Promise<Map<string, { name: string; username: string }>> {
  const rows = await db
    .selectFrom('access.account')
    .select(['id', 'name', 'username'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, username: row.username }]))
}

/**
 * Where e-mail to accounts goes: the address of the person behind each. Accounts without one, or whose owner has not
 * confirmed it, are left out.
 */
export async function mailAddressesOf(
  db: Db,
  ids: string[],
): Promise<Map<string, { name: string; address: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('access.account as a')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.name', 'p.email'])
    .where('a.id', 'in', ids)
    // The owner of an account whose password was reset is told of it, though the account waits.
    .where((or) => or.or([or('a.state', '=', 'active'), or('a.reset_at', 'is not', null)]))
    .where('p.left_on', 'is', null)
    .where('a.mail_held', '=', false)
    .execute()
  return new Map(
    rows.flatMap(({ id, name, email }) => (email === null ? [] : [[id, { name, address: email }] as const])),
  )
}

/** The account in use of each of these people; people without one are left out. */
export async function accountsOfPeople(db: Db, personIds: string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('access.account as a')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id'])
    .where('a.person_id', 'in', personIds)
    .where('a.state', '=', 'active')
    .where('p.left_on', 'is', null)
    .execute()
  return new Map(rows.flatMap(({ id, person_id }) => (person_id === null ? [] : [[person_id, id] as const])))
}

/** Accounts in use of people who act for these organisations and hold the permission by any role in force. */
export async function accountsOfOrganisations(
  db: Db,
  orgIds: string[],
  permission: Permission,
  today: string,
): Promise<string[]> {
  if (orgIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct a.id
    from access.account a
    left join directory.person p on p.id = a.person_id
    join access.role_grant g on g.account_id = a.id and ${inTerm(today)}
    join access.role_permission r on r.role_code = g.role_code and r.permission = ${permission} and ${gives}
    where a.state = 'active' and ${inService(today)}
      and coalesce(a.org_id, p.org_id)::text = any(${orgIds}::text[])
    order by a.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Organisations that people with this role act for, today. */
export async function organisationsOfRole(db: Db, roleCode: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(g.org_id, a.org_id, p.org_id)::text as id
    from access.role_grant g
    join access.account a on a.id = g.account_id and a.state = 'active'
    left join directory.person p on p.id = a.person_id
    where g.role_code = ${roleCode} and ${inTerm(today)} and coalesce(g.org_id, a.org_id, p.org_id) is not null
    order by id`.execute(db)
  return rows.map((row) => row.id)
}
