import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList } from '#platform/list/description.ts'
import { appointment } from './appointment.ts'

/** Fields that every answer masks; the clear value is given one at a time, for a reason, and audited. */
export const sensitiveFields = ['phone', 'email'] as const
export const sensitiveField = z.enum(sensitiveFields)
export type SensitiveField = z.infer<typeof sensitiveField>

export const person = z.object({
  id: z.uuid(),
  /** Number in the staff register. Never an identity card number. */
  staffNo: z.string().nullable(),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  regionCode: z.string(),
  /** Masked: 138****1234. */
  phone: z.string().nullable(),
  /** Masked: z***@example.gov.cn. */
  email: z.string().nullable(),
  note: z.string().nullable(),
  isDemo: z.boolean(),
  /** Last day in service, null while it lasts. */
  leftOn: day.nullable(),
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

const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{4,28}$/)
const email = z.email().max(200)

export const personInput = z.object({
  staffNo: z.string().trim().min(1).max(40).nullable().default(null),
  name: z.string().trim().min(2).max(60),
  note: z.string().trim().max(500).nullable().default(null),
})
export type PersonInput = z.infer<typeof personInput>

export const newPerson = personInput.extend({
  orgId: z.uuid(),
  phone: phone.nullable().default(null),
  email: email.nullable().default(null),
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
export const personList = describeList<Person>()({
  object: 'directory.person',
  title: { zh: '人员名册', en: 'People' },
  sorts: ['name', 'orgName', 'staffNo', 'leftOn'],
  columns: {
    name: {
      title: { zh: '姓名', en: 'Name' },
      kind: 'text',
      usual: true,
      personal: true,
      value: (row) => row.name,
    },
    orgName: {
      title: { zh: '所在机构', en: 'Organisation' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.orgName,
    },
    posts: {
      title: { zh: '现任职务', en: 'Posts' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.posts.map(({ title }) => title).join('、') || null,
    },
    phone: {
      title: { zh: '电话', en: 'Phone' },
      kind: 'code',
      usual: true,
      width: 16,
      personal: true,
      value: (row) => row.phone,
    },
    email: {
      title: { zh: '邮箱', en: 'E-mail' },
      kind: 'text',
      usual: true,
      width: 24,
      personal: true,
      value: (row) => row.email,
    },
    staffNo: {
      title: { zh: '人员编号', en: 'Staff number' },
      kind: 'code',
      usual: true,
      personal: true,
      value: (row) => row.staffNo,
    },
    leftOn: {
      title: { zh: '离任日期', en: 'Left on' },
      kind: 'day',
      usual: false,
      value: (row) => row.leftOn,
    },
    note: {
      title: { zh: '备注', en: 'Note' },
      kind: 'text',
      usual: false,
      width: 24,
      personal: true,
      value: (row) => row.note,
    },
  },
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
