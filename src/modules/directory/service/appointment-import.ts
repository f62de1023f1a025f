import { isDeepStrictEqual } from 'node:util'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { type Appointment, appointmentInput } from '../contract/appointment.ts'
import { appointmentTable } from '../contract/appointment-table.ts'
import * as queries from '../queries/appointment.ts'
import { lockPerson } from '../queries/person.ts'
import { checkDates, deleteTerm, giveTerm, lockEditableTerm, saveTerm } from './appointments.ts'
import { personEntries } from './entries.ts'
import { organisationEntries } from './organisation-import.ts'
import { lockEditablePerson, requireInService } from './person-edits.ts'
import { appointmentRef } from './refs.ts'

/** How posts of people come in as a table: terms as given and corrected by hand. */
export const appointmentImport = rowByRow({
  table: appointmentTable,
  permission: 'directory.person.edit',
  pages: { list: '/people', one: () => null },
  faultWords: {
    'directory.appointment.datesReversed': {
      zh: '止职日期不能早于任职日期',
      en: 'the last day cannot lie before the first',
    },
    'directory.appointment.secondHead': {
      zh: '该机构此期间已有主要负责人，请先交接或止职',
      en: 'the organisation has a head then: hand over or end that term first',
    },
    'directory.appointment.ambiguous': {
      zh: '有多条相同的任职记录，请在人员页分别更正',
      en: 'there are several such terms: correct them on the page of the person',
    },
    'directory.appointment.unknown': { zh: '没有这条任职记录', en: 'there is no such entry' },
    'directory.person.unknown': { zh: '没有该人员', en: 'there is no such person' },
    'directory.person.left': { zh: '该人员已离任', en: 'the person has left' },
    'directory.organisation.unknown': { zh: '没有该机构', en: 'there is no such organisation' },
    'directory.organisation.closed': { zh: '机构已撤销', en: 'the organisation is closed' },
  },
  object: appointmentRef,
  async dictionaries(ctx) {
    const people = await personEntries(ctx)
    return { 'directory.person': people, 'directory.organisation': await unitEntries(ctx, people) }
  },
  async find(ctx, rows) {
    const found = await termsOfRows(ctx, rows)
    return rows.map((row) => twins(found, row)[0]?.id ?? null)
  },
  async current(ctx, ids) {
    const today = businessDay(ctx.clock)
    let terms = await queries.appointmentsById(ctx.db, ids, today)
    if (ctx.pending !== null) {
      // Every writer of a term holds its person first.
      for (const personId of [...new Set(terms.map((one) => one.personId))].sort())
        await lockPerson(ctx.db, personId)
      terms = await queries.appointmentsById(ctx.db, ids, today)
    }
    return new Map(terms.map((term) => [term.id, toEntered(term)]))
  },
  async create(tx, id, entered, links) {
    const input = { ...appointmentInput.parse(entered), personId: String(entered.personId) }
    await giveTerm(tx, { ...input, id }, links)
  },
  async change(tx, id, entered, links, isRevert) {
    const before = await lockEditableTerm(tx, id)
    if (isDeepStrictEqual(toEntered(before), entered)) return
    if (twins(await termsOfRows(tx, [entered]), entered).length > 1)
      throw new AppError('badInput', 'directory.appointment.ambiguous', 'several terms are alike', {
        field: 'personId',
      })
    const input = appointmentInput.parse(entered)
    checkDates(input)
    if (input.untilOn === null) requireInService(await lockEditablePerson(tx, before.personId))
    const action = isRevert ? 'directory.appointment.importReverted' : 'directory.appointment.update'
    await saveTerm(tx, before, input, action, null, links)
  },
  remove: async (tx, id, reason) => deleteTerm(tx, await lockEditableTerm(tx, id), reason),
})

const termsOfRows = (ctx: Context, rows: readonly Entered[]) =>
  queries.appointmentsOfPeople(
    ctx.db,
    rows.map(({ personId }) => String(personId)),
    businessDay(ctx.clock),
  )

/** The terms that a row may mean. */
const twins = (found: readonly Appointment[], row: Entered): Appointment[] =>
  found.filter((term) => appointmentTable.key.every((key) => toEntered(term)[key] === row[key]))

/** The open organisations, and those that terms name already: what was closed since is still named there. */
async function unitEntries(ctx: Context, people: readonly DictionaryEntry[]): Promise<DictionaryEntry[]> {
  const open = await organisationEntries(ctx)
  const known = new Set(open.map(({ value }) => value))
  const terms = await queries.appointmentsOfPeople(
    ctx.db,
    people.map(({ value }) => value),
    businessDay(ctx.clock),
  )
  const named = new Map(
    terms
      .filter(({ orgId }) => !known.has(orgId))
      .map(({ orgId, orgName }) => [orgId, { value: orgId, title: orgName }]),
  )
  return [...open, ...named.values()]
}

const toEntered = (term: Appointment): Entered => ({
  personId: term.personId,
  orgId: term.orgId,
  title: term.title,
  isHead: term.isHead,
  sinceOn: term.sinceOn,
  untilOn: term.untilOn,
  source: term.source,
  note: term.note,
})
