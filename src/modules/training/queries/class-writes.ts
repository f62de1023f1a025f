import type { Db } from '#platform/db/database.ts'
import type { ClassFields, ClassModule } from '../contract/index.ts'

/** What stands in the row of a class. */
export type ClassValues = Omit<ClassFields, 'chainCode' | 'cohostOrgIds' | 'modules'> & {
  chainId: string | null
  adHocReason: string | null
}

const columns = (values: ClassValues) => ({
  kind: values.kind,
  title: values.title,
  chain_id: values.chainId,
  purpose: values.purpose,
  audience: values.audience,
  host_org_id: values.hostOrgId,
  starts_on: values.startsOn,
  ends_on: values.endsOn,
  hours: String(values.hours),
  seats: values.seats,
  place: values.place,
  ad_hoc_reason: values.adHocReason,
})

export async function insertClass(
  db: Db,
  values: ClassValues & {
    /** Null for an ad-hoc class. */
    term: { programmeId: string; termNo: number } | null
    createdOrgId: string | null
    createdBy: string
    createdByName: string
    isDemo: boolean
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('training.class')
    .values({
      ...columns(values),
      programme_id: values.term?.programmeId ?? null,
      term_no: values.term?.termNo ?? null,
      created_org_id: values.createdOrgId,
      created_by: values.createdBy,
      created_by_name: values.createdByName,
      is_demo: values.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateClass(db: Db, id: string, values: ClassValues, at: Date): Promise<void> {
  await db
    .updateTable('training.class')
    .set((set) => ({ ...columns(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function moveClass(
  db: Db,
  id: string,
  to: { startsOn: string; endsOn: string; place: string | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.class')
    .set((set) => ({
      starts_on: to.startsOn,
      ends_on: to.endsOn,
      place: to.place,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Puts co-hosts and modules in the place of those there were. */
export async function putClassParts(
  db: Db,
  id: string,
  parts: { cohostOrgIds: readonly string[]; modules: readonly ClassModule[] },
): Promise<void> {
  await db.deleteFrom('training.class_cohost').where('class_id', '=', id).execute()
  await db.deleteFrom('training.class_module').where('class_id', '=', id).execute()
  if (parts.cohostOrgIds.length > 0)
    await db
      .insertInto('training.class_cohost')
      .values(parts.cohostOrgIds.map((orgId, position) => ({ class_id: id, org_id: orgId, position })))
      .execute()
  await db
    .insertInto('training.class_module')
    .values(
      parts.modules.map((module, index) => ({
        class_id: id,
        position: index + 1,
        kind: module.kind,
        title: module.title,
        taught_by_org_id: module.taughtByOrgId,
      })),
    )
    .execute()
}

/** The number after the last one of a programme. To be asked while the programme is held. */
export async function nextTermNo(db: Db, programmeId: string): Promise<number> {
  const row = await db
    .selectFrom('training.class')
    .select((select) => select.fn.max('term_no').as('last'))
    .where('programme_id', '=', programmeId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}
