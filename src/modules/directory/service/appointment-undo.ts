import { type Undoer, undoLink, withTold } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import { appointmentInput } from '../contract/appointment.ts'
import * as queries from '../queries/appointment.ts'
import { idsInReach, lockPerson } from '../queries/person.ts'
import { peopleInReach } from '../queries/scope.ts'
import { checkDates, lockEditableTerm, saveTerm } from './appointments.ts'
import { lockEditablePerson, lockOpenOrganisation, requireInService } from './person-edits.ts'

const edit = 'directory.person.edit'

/** Takes back a correction or the end of a term. A hand-over concerns two people and is corrected by hand. */
export const appointmentUndoer: Undoer = {
  actions: ['directory.appointment.update', 'directory.appointment.end', 'directory.appointment.undo'],
  permission: edit,
  editable: async (ctx, ids) => {
    const titles = await queries.appointmentTitles(ctx.db, ids)
    const people = [...titles.values()].map((one) => one.personId)
    const seen = await idsInReach(ctx.db, people, peopleInReach(ctx, edit))
    return new Set(ids.filter((id) => seen.has(titles.get(id)?.personId ?? '')))
  },
  lock: async (tx, change) => {
    const today = businessDay(tx.clock)
    const known = await queries.findAppointment(tx.db, change.object.id, today)
    if (known === null) return null
    await lockPerson(tx.db, known.personId)
    const term = await queries.lockAppointment(tx.db, known.id, today)
    return withTold(change, term && appointmentInput.parse(term))
  },
  restore: async (tx, change) => {
    const before = await lockEditableTerm(tx, change.object.id)
    const input = appointmentInput.parse(change.before)
    checkDates(input)
    if (input.untilOn === null) requireInService(await lockEditablePerson(tx, before.personId))
    if (input.orgId !== before.orgId) await lockOpenOrganisation(tx, input.orgId)
    await saveTerm(tx, before, input, 'directory.appointment.undo', null, [undoLink(change)])
  },
}
