import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { Link } from '#platform/thread/thread.ts'
import type { Appointment } from '../contract/appointment.ts'
import { newPerson, personInput } from '../contract/person.ts'
import { personTable } from '../contract/person-table.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import * as queries from '../queries/person.ts'
import { deleteTerm, insertTerm, lockEditableTerm, saveTerm } from './appointments.ts'
import { organisationEntries } from './organisation-import.ts'
import { deletePerson, enterPerson, lockEditablePerson, writePerson } from './person-edits.ts'
import { personRef } from './refs.ts'

/** How people come in as a table, each with the post they hold in their organisation. */
export const personImport = rowByRow({
  table: personTable,
  permission: 'directory.person.edit',
  pages: { list: '/people', one: (id) => `/people/${id}` },
  faultWords: {
    'directory.person.ambiguous': {
      zh: '该机构有多位同名人员，请在人员页分别修改',
      en: 'the organisation has several people of this name: change them on their pages',
    },
    'directory.person.postIncomplete': {
      zh: '填写职务时，任职日期和任职依据也须填写',
      en: 'a post needs its first day and its source',
    },
    'directory.person.staffNoTaken': {
      zh: '人员编号已属于他人',
      en: 'the staff number belongs to another person',
    },
    'directory.person.left': { zh: '该人员已离任', en: 'the person has left' },
    'directory.organisation.closed': { zh: '机构已撤销', en: 'the organisation is closed' },
  },
  object: personRef,
  dictionaries: async (ctx) => ({ 'directory.organisation': await organisationEntries(ctx) }),
  async find(ctx, rows) {
    const people = await queries.peopleNamed(
      ctx.db,
      rows.map(({ name }) => String(name)),
    )
    return rows.map(
      (row) => people.find(({ name, orgId }) => name === row.name && orgId === row.orgId)?.id ?? null,
    )
  },
  async current(ctx, ids) {
    const people = await queries.peopleById(ctx.db, ids)
    const posts = await presentPosts(ctx, people)
    return new Map(people.map((person) => [person.id, toEntered(person, posts.get(person.id) ?? null)]))
  },
  async create(tx, id, entered, more) {
    await enterPerson(tx, { ...newPerson.parse(entered), id }, more)
    await savePost(tx, id, null, entered, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await lockEditablePerson(tx, id)
    await refuseNamesakes(tx, before)
    const post = (await presentPosts(tx, [before])).get(id) ?? null
    const action = isRevert ? 'directory.person.importReverted' : 'directory.person.update'
    if (before.staffNo !== entered.staffNo || before.note !== entered.note)
      await writePerson(tx, before, personInput.parse(entered), action, more)
    await savePost(tx, id, post, entered, more)
  },
  async remove(tx, id, reason) {
    const before = await lockEditablePerson(tx, id)
    const post = (await presentPosts(tx, [before])).get(id)
    if (post !== undefined) await deleteTerm(tx, await lockEditableTerm(tx, post.id), reason)
    await deletePerson(tx, before, reason)
  },
})

/** The latest post without an end that each person holds in the own organisation. */
async function presentPosts(
  ctx: Context,
  people: readonly { id: string; orgId: string }[],
): Promise<Map<string, Appointment>> {
  const ids = people.map(({ id }) => id)
  const orgOf = new Map(people.map(({ id, orgId }) => [id, orgId]))
  const terms = await appointmentsOfPeople(ctx.db, ids, businessDay(ctx.clock))
  const posts = new Map<string, Appointment>()
  for (const term of terms)
    if (term.untilOn === null && term.orgId === orgOf.get(term.personId) && !posts.has(term.personId))
      posts.set(term.personId, term)
  return posts
}

const toEntered = (person: queries.PersonRecord, post: Appointment | null): Entered => ({
  name: person.name,
  orgId: person.orgId,
  staffNo: person.staffNo,
  post: post?.title ?? null,
  postSinceOn: post?.sinceOn ?? null,
  postSource: post?.source ?? null,
  note: person.note,
})

/** Gives the post of a row, corrects the one held, or takes back one that a batch gave. */
async function savePost(
  tx: Context,
  personId: string,
  held: Appointment | null,
  { orgId, post, postSinceOn, postSource }: Entered,
  more: Link[],
): Promise<void> {
  if (post === null) {
    if (held !== null) await deleteTerm(tx, await lockEditableTerm(tx, held.id), '撤销导入')
    return
  }
  if (postSinceOn === null || postSource === null)
    throw new AppError('badInput', 'directory.person.postIncomplete', 'a post needs its day and source', {
      field: postSinceOn === null ? 'postSinceOn' : 'postSource',
    })
  const term = {
    orgId: String(orgId),
    title: String(post),
    sinceOn: String(postSinceOn),
    source: String(postSource),
  }
  // The links of the batch hang on the person.
  const links = (id: string) =>
    more.map(({ relation, to }) => ({ from: { kind: 'directory.appointment', id }, relation, to }))
  if (held === null) {
    await insertTerm(tx, { ...term, personId, isHead: false, untilOn: null, note: null }, links)
    return
  }
  if (held.title === term.title && held.sinceOn === term.sinceOn && held.source === term.source) return
  const before = await lockEditableTerm(tx, held.id)
  await saveTerm(tx, before, { ...before, ...term }, 'directory.appointment.update', null, links(held.id))
}

async function refuseNamesakes(tx: Context, person: queries.PersonRecord): Promise<void> {
  const namesakes = await queries.peopleNamed(tx.db, [person.name])
  if (namesakes.filter(({ orgId }) => orgId === person.orgId).length > 1)
    throw new AppError('badInput', 'directory.person.ambiguous', `several people are called ${person.name}`, {
      field: 'name',
    })
}
