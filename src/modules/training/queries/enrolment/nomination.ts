import { sql } from 'kysely'
import { businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import type { NominationState, Pin, SeatKind } from '../../contract/index.ts'

export interface StoredNomination {
  id: string
  classId: string
  person: { id: string; name: string }
  title: string | null
  unit: { id: string; name: string }
  unitKind: string
  unitDeptKind: string | null
  state: NominationState
  seat: SeatKind | null
  rank: number | null
  confirmed: boolean
  waiver: string | null
  pin: Pin | null
  pinReason: string | null
  reason: string | null
  vacated: boolean
  runId: string | null
  nominatedOn: string
  lockVersion: number
  belonging: Belonging
}

const nominations = (db: Db) =>
  db
    .selectFrom('training.nomination as n')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'n.unit_org_id')
    .leftJoin('access.account as a', 'a.person_id', 'n.person_id')

const withColumns = (query: ReturnType<typeof nominations>) =>
  query.selectAll('n').select([
    'p.name as person_name',
    'o.name as unit_name',
    'o.kind as unit_kind',
    'o.dept_kind as unit_dept_kind',
    'a.id as account_id',
    sql<string | null>`(select t.title from directory.appointment t
      where t.person_id = n.person_id and t.until_on is null
      order by t.is_head desc, t.since_on desc, t.id limit 1)`.as('person_title'),
  ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toNomination = (row: Row): StoredNomination => ({
  id: row.id,
  classId: row.class_id,
  person: { id: row.person_id, name: row.person_name },
  title: row.person_title,
  unit: { id: row.unit_org_id, name: row.unit_name },
  unitKind: row.unit_kind,
  unitDeptKind: row.unit_dept_kind,
  state: row.state as NominationState,
  seat: row.seat as SeatKind | null,
  rank: row.rank,
  confirmed: row.confirmed_at !== null,
  waiver: row.waiver,
  pin: row.pin as Pin | null,
  pinReason: row.pin_reason,
  reason: row.reason,
  vacated: row.vacated,
  runId: row.run_id,
  nominatedOn: businessDayOf(row.created_at),
  lockVersion: row.lock_version,
  // A unit's nomination is also the person's own.
  belonging: { orgIds: [row.unit_org_id], accountIds: [row.account_id] },
})

/** All of a class, in the order of their entering. */
export async function nominationsOf(db: Db, classId: string): Promise<StoredNomination[]> {
  const rows = await withColumns(nominations(db))
    .where('n.class_id', '=', classId)
    .orderBy('n.created_at')
    .orderBy('o.position')
    .orderBy('n.id')
    .execute()
  return rows.map(toNomination)
}

export async function findNomination(db: Db, id: string): Promise<StoredNomination | null> {
  const row = await withColumns(nominations(db)).where('n.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toNomination(row)
}

/** Those of the nominations that a permission covers, by unit or person; `unit`: by unit alone. */
export async function nominationsInReach(
  ctx: Context,
  ids: readonly string[],
  permission: Permission,
  by: 'either' | 'unit' = 'either',
): Promise<Set<string>> {
  const rows = await nominations(ctx.db)
    .select('n.id')
    .where(sql<boolean>`n.id::text = any(${[...ids]}::text[])`)
    .where(
      scopeFilter(ctx, permission, {
        orgIds: [sql.ref('n.unit_org_id')],
        ...(by === 'unit' ? {} : { accountIds: [sql.ref('a.id')] }),
      }),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export interface NominationMove {
  state?: NominationState
  seat?: SeatKind | null
  rank?: number | null
  confirmedAt?: Date | null
  waiver?: string | null
  pin?: { pin: Pin; reason: string } | null
  reason?: string | null
  vacated?: boolean
  runId?: string | null
  unitOrgId?: string
  createdAt?: Date
  createdBy?: { id: string; name: string }
}

/** Changes what is named and nothing else. */
export async function moveNomination(db: Db, id: string, to: NominationMove, at: Date): Promise<void> {
  await db
    .updateTable('training.nomination')
    .set((eb) => ({
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.seat === undefined ? {} : { seat: to.seat }),
      ...(to.rank === undefined ? {} : { rank: to.rank }),
      ...(to.confirmedAt === undefined ? {} : { confirmed_at: to.confirmedAt }),
      ...(to.waiver === undefined ? {} : { waiver: to.waiver }),
      ...(to.pin === undefined ? {} : { pin: to.pin?.pin ?? null, pin_reason: to.pin?.reason ?? null }),
      ...(to.reason === undefined ? {} : { reason: to.reason }),
      ...(to.vacated === undefined ? {} : { vacated: to.vacated }),
      ...(to.runId === undefined ? {} : { run_id: to.runId }),
      ...(to.unitOrgId === undefined ? {} : { unit_org_id: to.unitOrgId }),
      ...(to.createdAt === undefined ? {} : { created_at: to.createdAt }),
      ...(to.createdBy === undefined
        ? {}
        : { created_by: to.createdBy.id, created_by_name: to.createdBy.name }),
      updated_at: at,
      lock_version: eb('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}
