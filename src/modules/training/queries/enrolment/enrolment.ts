import { sql } from 'kysely'
import { z } from 'zod'
import { businessDayOf } from '#platform/clock.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import {
  type EnrolmentSettings,
  type ExtraSeats,
  kindLimit,
  type QuotaInput,
  type SeatKind,
} from '../../contract/index.ts'

export interface StoredEnrolment extends EnrolmentSettings {
  lockVersion: number
}

/** How a class enrols; the usual settings where nobody set others. */
export async function findEnrolment(db: Db, classId: string): Promise<StoredEnrolment> {
  const row = await db
    .selectFrom('training.enrolment')
    .selectAll()
    .where('class_id', '=', classId)
    .executeTakeFirst()
  return row === undefined
    ? { spacingDays: 30, unitShare: 0.34, kindLimits: [], lockVersion: 1 }
    : {
        spacingDays: row.spacing_days,
        unitShare: Number(row.unit_share),
        kindLimits: z.array(kindLimit).parse(row.kind_limits),
        lockVersion: row.lock_version,
      }
}

export async function saveEnrolment(db: Db, classId: string, settings: StoredEnrolment): Promise<void> {
  const values = {
    spacing_days: settings.spacingDays,
    unit_share: settings.unitShare,
    kind_limits: jsonb(settings.kindLimits),
    lock_version: settings.lockVersion,
  }
  await db
    .insertInto('training.enrolment')
    .values({ class_id: classId, ...values })
    .onConflict((on) => on.column('class_id').doUpdateSet(values))
    .execute()
}

export interface StoredQuota extends QuotaInput {
  unitName: string
  kind: string
  deptKind: string | null
}

/** In the order of the directory. */
export async function quotasOf(db: Db, classId: string): Promise<StoredQuota[]> {
  const rows = await db
    .selectFrom('training.quota as q')
    .innerJoin('directory.organisation as o', 'o.id', 'q.org_id')
    .select(['q.org_id', 'q.seats', 'q.least', 'q.fixed', 'o.name', 'o.kind', 'o.dept_kind'])
    .where('q.class_id', '=', classId)
    .orderBy('o.position')
    .orderBy('o.id')
    .execute()
  return rows.map((row) => ({
    unitId: row.org_id,
    seats: row.seats,
    least: row.least,
    fixed: row.fixed,
    unitName: row.name,
    kind: row.kind,
    deptKind: row.dept_kind,
  }))
}

export async function putQuotas(db: Db, classId: string, quotas: readonly QuotaInput[]): Promise<void> {
  await db.deleteFrom('training.quota').where('class_id', '=', classId).execute()
  if (quotas.length === 0) return
  await db
    .insertInto('training.quota')
    .values(
      quotas.map(({ unitId, seats, least, fixed }) => ({
        class_id: classId,
        org_id: unitId,
        seats,
        least,
        fixed,
      })),
    )
    .execute()
}

/** Open units of the city that are invited as kinds of unit, in the order of the directory. */
export async function invitedUnits(
  db: Db,
): Promise<{ id: string; name: string; kind: string; deptKind: string | null; headcount: number }[]> {
  const rows = await db
    .selectFrom('directory.organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.dept_kind'])
    .where('o.kind', 'in', ['bureau', 'zoneCommittee', 'countyGovernment', 'serviceCentre', 'enterprise'])
    .where('o.valid_to', 'is', null)
    .orderBy('o.position')
    .orderBy('o.id')
    .execute()
  const counts = await headcounts(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    deptKind: row.dept_kind,
    headcount: counts.get(row.id) ?? 0,
  }))
}

/** People in service of each organisation and what stands below it. */
export async function headcounts(db: Db, orgIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ root: string; people: number }>`
    with recursive below(root, id) as (
      select o.id, o.id from directory.organisation o where o.id = any(${[...orgIds]}::uuid[])
      union
      select b.root, c.id from directory.organisation c join below b on c.parent_id = b.id
    )
    select b.root, count(p.id)::int as people
    from below b left join directory.person p on p.org_id = b.id and p.left_on is null
    group by b.root`.execute(db)
  return new Map(rows.map(({ root, people }) => [root, people]))
}

export async function extraSeatsOf(db: Db, classId: string): Promise<ExtraSeats[]> {
  const rows = await db
    .selectFrom('training.extra_seats')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as SeatKind,
    seats: row.seats,
    reason: row.reason,
    openedBy: row.created_by_name,
    openedOn: businessDayOf(row.created_at),
  }))
}

export async function insertExtraSeats(
  db: Db,
  classId: string,
  extra: { kind: SeatKind; seats: number; reason: string },
  by: { id: string; name: string; isDemo: boolean },
  at: Date,
): Promise<string> {
  const { id } = await db
    .insertInto('training.extra_seats')
    .values({
      class_id: classId,
      ...extra,
      created_by: by.id,
      created_by_name: by.name,
      is_demo: by.isDemo,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
