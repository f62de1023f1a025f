import { z } from 'zod'
import { download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { email, phone } from '#platform/tabular/description/contact.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { revealReason } from './contact.ts'
import { removal, removed } from './removal.ts'
import { useState } from './shared-columns.ts'
import { teacherShown } from './teacher-table.ts'
import { unavailabilities } from './unavailability.ts'

const shown = teacherShown.columns
export const titleLevels = shown.level.choices.map(({ value }) => value)
export const titleLevel = shown.level.schema
export type TitleLevel = z.infer<typeof titleLevel>
export const teacherSource = shown.source.schema
export type TeacherSource = z.infer<typeof teacherSource>

/** Masked in every answer; the clear value is given one at a time, for a reason, and audited. */
export const teacherContacts = ['phone', 'email'] as const
export type TeacherContact = (typeof teacherContacts)[number]

/** Who can teach: a person of the register or an outside expert. Phone and e-mail are masked. */
export const teacher = rowSchema(teacherShown).extend({
  id: z.uuid(),
  /** Of the register; name, unit and post are then those held today, and contacts stand there. */
  personId: z.uuid().nullable(),
  chainNames: z.array(z.string()),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Teacher = z.infer<typeof teacher>

export const teacherDetail = teacher.extend({
  /** Highest fee for one class-hour after tax, in yuan. */
  feeCapPerHour: z.number().int(),
  unavailable: unavailabilities,
  /** Courses that name the teacher, as far as the caller may see them. */
  courses: z.array(z.object({ id: z.uuid(), title: z.string(), retired: z.boolean() })),
})
export type TeacherDetail = z.infer<typeof teacherDetail>

const entered = inputSchema(teacherShown)
/** What is entered of every teacher. */
const common = entered
  .pick({
    level: true,
    source: true,
    fields: true,
    chainCodes: true,
    feeNote: true,
    note: true,
    retired: true,
  })
  .extend({ unavailable: unavailabilities.default([]) })

/** Who it is: a person of the register, or name, unit and post of somebody outside of it. */
const who = z.object({
  personId: z.uuid().nullable().default(null),
  name: entered.shape.name.nullable().default(null),
  unit: entered.shape.unit.nullable().default(null),
  post: entered.shape.post,
})
export const teacherInput = common
  .extend(who.shape)
  .extend({ phone: phone.nullable().default(null), email: email.nullable().default(null) })
export type TeacherInput = z.infer<typeof teacherInput>

export const teacherChange = common.extend(who.omit({ personId: true }).shape).extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  phone: phone.nullable().optional(),
  email: email.nullable().optional(),
})
export type TeacherChange = z.infer<typeof teacherChange>

export const teacherReveal = z.object({
  id: z.uuid(),
  field: z.enum(teacherContacts),
  reason: revealReason,
})

export const teacherList = listOfTable<Teacher>()(teacherShown, {
  sorts: ['name', 'unit', 'level', 'source'],
  values: { chainCodes: ({ chainNames }) => chainNames.join('、') || null },
})

export const teacherConditions = z.object({
  /** Part of name, unit, post or fields. */
  query: z.string().max(100).optional(),
  /** Those for a chain, among them those for every chain. */
  chain: z.string().max(60).optional(),
  level: oneOrMany(titleLevel).optional(),
  source: oneOrMany(teacherSource).optional(),
  state: useState,
})
export type TeacherConditions = z.infer<typeof teacherConditions>
export const teacherFilter = teacherConditions.extend(listQuery(teacherList).shape)
export type TeacherFilter = z.infer<typeof teacherFilter>
export const teacherFileQuery = teacherConditions.extend(listFileQuery(teacherList).shape)
export type TeacherFileQuery = z.infer<typeof teacherFileQuery>

const tags = ['training']

export const teacherContract = {
  listTeachers: endpoint('training.teacher.read', {
    method: 'GET',
    path: '/training/teachers',
    tags,
    summary: 'Who can teach, by chain, title level and source; phone and e-mail masked',
  })
    .input(teacherFilter)
    .output(listPageOf(teacher, teacherList)),
  exportTeachers: endpoint('training.teacher.export', {
    method: 'GET',
    path: '/training/teachers/export',
    tags,
    summary: 'The same list as a workbook with a watermark; phone and e-mail masked',
  })
    .input(teacherFileQuery)
    .output(download),
  getTeacher: endpoint('training.teacher.read', {
    method: 'GET',
    path: '/training/teachers/{id}',
    tags,
    summary: 'One teacher with the days that are taken and the courses; phone and e-mail masked',
  })
    .input(z.object({ id: z.uuid() }))
    .output(teacherDetail),
  addTeacher: endpoint('training.teacher.edit', {
    method: 'POST',
    path: '/training/teachers',
    tags,
    summary: 'Enter a teacher: a person of the register or an outside expert',
    successStatus: 201,
  })
    .input(teacherInput)
    .output(teacherDetail),
  updateTeacher: endpoint('training.teacher.edit', {
    method: 'PUT',
    path: '/training/teachers/{id}',
    tags,
    summary: 'Change a teacher, or retire him or her',
  })
    .input(teacherChange)
    .output(teacherDetail),
  removeTeacher: endpoint('training.teacher.edit', {
    method: 'POST',
    path: '/training/teachers/{id}/remove',
    tags,
    summary: 'Delete a teacher whom no class and no course names, with a reason',
  })
    .input(removal)
    .output(removed),
  revealTeacher: endpoint('training.teacher.reveal', {
    method: 'POST',
    path: '/training/teachers/{id}/reveal',
    tags,
    summary: 'One masked field in clear, for a reason; audited',
  })
    .input(teacherReveal)
    .output(z.object({ field: z.enum(teacherContacts), value: z.string().nullable() })),
}
