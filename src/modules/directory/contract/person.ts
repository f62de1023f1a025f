import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { email, phone } from '#platform/tabular/description/contact.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { appointment } from './appointment.ts'
import { personShown } from './person-table.ts'

/** Fields that every answer masks; the clear value is given one at a time, for a reason, and audited. */
export const sensitiveFields = ['phone', 'email'] as const
export const sensitiveField = z.enum(sensitiveFields)
export type SensitiveField = z.infer<typeof sensitiveField>

export const person = rowSchema(personShown)
  // Of posts there may be several.
  .omit({ post: true })
  .extend({
    id: z.uuid(),
    regionCode: z.string(),
    isDemo: z.boolean(),
    /** Posts held today, the head's first. */
    posts: z.array(appointment),
    lockVersion: z.number().int(),
    updatedAt: instant,
  })
export type Person = z.infer<typeof person>

export const personDetail = person.extend({
  /** Every term, the latest first. */
  appointments: z.array(appointment),
  /** From the root down to the person's organisation. */
  path: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type PersonDetail = z.infer<typeof personDetail>

const entered = inputSchema(personShown)
export const personInput = entered.pick({ staffNo: true, name: true, note: true })
export type PersonInput = z.infer<typeof personInput>

export const newPerson = entered.pick({
  staffNo: true,
  name: true,
  note: true,
  orgId: true,
  phone: true,
  email: true,
})
export type NewPerson = z.infer<typeof newPerson>

export const personChange = personInput.extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  phone: phone.nullable().optional(),
  email: email.nullable().optional(),
})
export type PersonChange = z.infer<typeof personChange>

/** The register of people as a list. Phone and e-mail are masked in it, on screen and in a file alike. */
export const personList = listOfTable<Person>()(personShown, {
  sorts: ['name', 'orgId', 'staffNo', 'leftOn'],
  values: { post: ({ posts }) => posts.map(({ title }) => title).join('、') || null },
})

const personConditions = z.object({
  organisation: z.uuid().optional(),
  /** With `organisation`: everything below it as well. */
  below: z.boolean().default(true),
  /** Part of the name, or the staff number. */
  query: z.string().max(100).optional(),
  /** Part of the title of a post held today. */
  post: z.string().max(100).optional(),
  state: z.enum(['active', 'left', 'all']).default('active'),
})
export const personFilter = personConditions.extend(listQuery(personList).shape)
export type PersonFilter = z.infer<typeof personFilter>

export const personFileQuery = personConditions.extend(listFileQuery(personList).shape)
export type PersonFileQuery = z.infer<typeof personFileQuery>

const reason = z.string().trim().min(2).max(500)
const version = z.object({ id: z.uuid(), lockVersion })
export const movePersonInput = version.extend({
  orgId: z.uuid(),
  /** First day in the new organisation. */
  on: day,
  /** Whether posts held in the former organisation end the day before. */
  endPosts: z.boolean().default(true),
  reason,
})
export const leaveInput = version.extend({ leftOn: day, reason })
export const rejoinInput = version.extend({ reason })
export const revealInput = z.object({ id: z.uuid(), field: sensitiveField, reason })

const tags = ['directory']

export const personContract = {
  listPeople: endpoint('directory.person.read', {
    method: 'GET',
    path: '/people',
    tags,
    summary: 'People by organisation, name and post; phone and e-mail masked',
  })
    .input(personFilter)
    .output(listPageOf(person, personList)),
  exportPeople: endpoint('directory.person.export', {
    method: 'GET',
    path: '/people/export',
    tags,
    summary: 'The same list as a workbook with a watermark; phone and e-mail masked',
  })
    .input(personFileQuery)
    .output(download),
  getPerson: endpoint('directory.person.read', {
    method: 'GET',
    path: '/people/{id}',
    tags,
    summary: 'One person with every term; phone and e-mail masked',
  })
    .input(z.object({ id: z.uuid() }))
    .output(personDetail),
  createPerson: endpoint('directory.person.edit', {
    method: 'POST',
    path: '/people',
    tags,
    summary: 'Enter a person',
    successStatus: 201,
  })
    .input(newPerson)
    .output(personDetail),
  updatePerson: endpoint('directory.person.edit', {
    method: 'PUT',
    path: '/people/{id}',
    tags,
    summary: 'Change a person',
  })
    .input(personChange)
    .output(personDetail),
  movePerson: endpoint('directory.person.edit', {
    method: 'POST',
    path: '/people/{id}/move',
    tags,
    summary: 'Move a person to another organisation',
  })
    .input(movePersonInput)
    .output(personDetail),
  leavePerson: endpoint('directory.person.edit', {
    method: 'POST',
    path: '/people/{id}/leave',
    tags,
    summary: 'A person leaves the service; posts end with it',
  })
    .input(leaveInput)
    .output(personDetail),
  rejoinPerson: endpoint('directory.person.edit', {
    method: 'POST',
    path: '/people/{id}/rejoin',
    tags,
    summary: 'A person who left is in service again',
  })
    .input(rejoinInput)
    .output(personDetail),
  revealPerson: endpoint('directory.person.reveal', {
    method: 'POST',
    path: '/people/{id}/reveal',
    tags,
    summary: 'The clear value of a masked field, for a reason; audited',
  })
    .input(revealInput)
    .output(z.object({ field: sensitiveField, value: z.string().nullable() })),
}
