import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Appointment, AppointmentInput } from '../contract/appointment.ts'
import { termState } from '../rules/terms.ts'

const appointments = (db: Db) =>
  db
    .selectFrom('directory.appointment as a')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'a.org_id')
    .selectAll('a')
    .select(['p.name as person_name', 'o.name as org_name'])

type Row = Awaited<ReturnType<ReturnType<typeof appointments>['executeTakeFirstOrThrow']>>

const toAppointment =
  (today: string) =>
  (row: Row): Appointment => ({
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    orgId: row.org_id,
    orgName: row.org_name,
    title: row.title,
    isHead: row.is_head,
    sinceOn: row.since_on,
    untilOn: row.until_on,
    state: termState({ sinceOn: row.since_on, untilOn: row.until_on }, today),
    note: row.note,
    source: row.source,
    lockVersion: row.lock_version,
  })

export async function findAppointment(db: Db, id: string, today: string): Promise<Appointment | null> {
  const row = await appointments(db).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAppointment(today)(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockAppointment(db: Db, id: string, today: string): Promise<Appointment | null> {
  await db.selectFrom('directory.appointment').select('id').where('id', '=', id).forUpdate().execute()
  return findAppointment(db, id, today)
}

/** Every term of these people, the head's and the latest first. */
export async function appointmentsOfPeople(
  db: Db,
  personIds: string[],
  today: string,
): Promise<Appointment[]> {
  if (personIds.length === 0) return []
  const rows = await appointments(db)
    .where('a.person_id', 'in', personIds)
    .orderBy('a.since_on', 'desc')
    .orderBy('a.is_head', 'desc')
    .orderBy('a.id')
    .execute()
  return rows.map(toAppointment(today))
}

/** Every term in an organisation, the latest first. */
export async function appointmentsOfOrganisation(
  db: Db,
  orgId: string,
  today: string,
): Promise<Appointment[]> {
  const rows = await appointments(db)
    .where('a.org_id', '=', orgId)
    .orderBy('a.is_head', 'desc')
    .orderBy('a.since_on', 'desc')
    .orderBy('a.id')
    .execute()
  return rows.map(toAppointment(today))
}

/** Terms by id. */
export async function appointmentsById(
  db: Db,
  ids: readonly string[],
  today: string,
): Promise<Appointment[]> {
  if (ids.length === 0) return []
  const rows = await appointments(db)
    .where('a.id', 'in', [...ids])
    .execute()
  return rows.map(toAppointment(today))
}

export type NewAppointment = AppointmentInput & { id?: string; personId: string }

function columns(input: AppointmentInput) {
  return {
    org_id: input.orgId,
    title: input.title,
    is_head: input.isHead,
    since_on: input.sinceOn,
    until_on: input.untilOn,
    note: input.note,
    source: input.source,
  }
}

/** Inserts appointments and gives their ids in the same order. */
export async function insertAppointments(db: Db, items: NewAppointment[]): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('directory.appointment')
    .values(
      items.map(({ id, ...item }) => ({
        ...(id === undefined ? {} : { id }),
        ...columns(item),
        person_id: item.personId,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function updateAppointment(db: Db, id: string, input: AppointmentInput): Promise<void> {
  await db
    .updateTable('directory.appointment')
    .set((set) => ({ ...columns(input), lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteAppointment(db: Db, id: string): Promise<void> {
  await db.deleteFrom('directory.appointment').where('id', '=', id).execute()
}

/** Titles for threads, with the person each belongs to. */
export async function appointmentTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { title: string; personName: string; personId: string }>> {
  const rows = await appointments(db).where(sql<string>`a.id::text`, 'in', ids).execute()
  return new Map(
    rows.map((row) => [row.id, { title: row.title, personName: row.person_name, personId: row.person_id }]),
  )
}
