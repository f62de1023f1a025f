import { sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listOfTable } from '#platform/list/description.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import type { Appointment } from '../contract/appointment.ts'
import { appointmentTable } from '../contract/appointment-table.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import { peopleInService } from '../queries/person.ts'
import { peopleInReach } from '../queries/scope.ts'
import { personEntries } from './entries.ts'

const terms = listOfTable<Appointment>()(appointmentTable, { sorts: [] })

/**
 * Every term of the people in service within the actor's reach as a workbook, person by person, the latest first. With it
 * the same table can be brought again: people stand there as a table names them. Noted in the audit.
 */
export async function exportAppointments(ctx: Context): Promise<File> {
  const today = businessDay(ctx.clock)
  const people = await peopleInService(
    ctx.db,
    today,
    sql<boolean>`${peopleInReach(ctx, 'directory.person.read')} and ${peopleInReach(ctx, 'directory.person.export')}`,
  )
  const ids = people.map(({ id }) => id)
  const names = new Map((await personEntries(ctx)).map(({ value, title }) => [value, String(title)]))
  const byPerson = Map.groupBy(await appointmentsOfPeople(ctx.db, ids, today), ({ personId }) => personId)
  const rows = ids.flatMap((id) =>
    (byPerson.get(id) ?? []).map((term) => ({ ...term, personName: names.get(id) ?? term.personName })),
  )
  return listFile(ctx, terms, {
    name: 'appointments',
    action: 'directory.appointment.export',
    rows: rows.slice(0, mostRowsInFile),
    total: rows.length,
    about: ['在职人员', `导出于 ${today}`],
    columns: undefined,
    asked: {},
  })
}
