import { z } from 'zod'
import { download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { courseShown } from './course-table.ts'
import { removal, removed } from './removal.ts'
import { useState } from './shared-columns.ts'
import { topicCategory, topicCode } from './topic.ts'

const shown = courseShown.columns
export const courseForm = shown.form.schema
export type CourseForm = z.infer<typeof courseForm>
export const sharingLevel = shown.sharing.schema
export type SharingLevel = z.infer<typeof sharingLevel>

const entered = inputSchema(courseShown)

/** What a version is made of. Materials hang on the course. */
export const courseContent = entered.pick({
  title: true,
  category: true,
  form: true,
  hours: true,
  summary: true,
  topicCodes: true,
  chainCodes: true,
  competences: true,
  changeAbilities: true,
  qualities: true,
})
export type CourseContent = z.infer<typeof courseContent>
export const contentKeys = courseContent.keyof().options

export const course = rowSchema(courseShown).extend({
  id: z.uuid(),
  /** In the order of entering. */
  number: z.number().int(),
  topicNames: z.array(z.string()),
  chainNames: z.array(z.string()),
  /** Who usually teaches it; empty for whoever may not see teachers. */
  teachers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Course = z.infer<typeof course>

export const courseVersion = courseContent.extend({
  versionNo: z.number().int(),
  topicNames: z.array(z.string()),
  chainNames: z.array(z.string()),
  /** What changed since the version before; null in the first. */
  changeNote: z.string().nullable(),
  timesUsed: z.number().int(),
  /** Since when another city has it. */
  exportedAt: instant.nullable(),
  createdByName: z.string(),
  createdAt: instant,
})
export type CourseVersion = z.infer<typeof courseVersion>

export const courseDetail = course.extend({
  /** The latest first; the first is the present one. */
  versions: z.array(courseVersion),
  /** Whether the present version may still be corrected: nobody was taught it, and no other city has it. */
  correctable: z.boolean(),
  /** Where it came from, for a course that another city made. */
  broughtFrom: z
    .object({
      city: z.string(),
      originVersion: z.number().int(),
      /** The version here that was made of it. */
      versionNo: z.number().int(),
      takenAt: instant,
    })
    .nullable(),
  /** What the caller may do with it. */
  may: z.object({ edit: z.boolean(), share: z.boolean(), export: z.boolean() }),
})
export type CourseDetail = z.infer<typeof courseDetail>

/** What is entered beside the content; it belongs to no version. */
const settings = entered.pick({ hostOrgId: true, licence: true, source: true }).extend({
  teacherIds: z.array(z.uuid()).max(20).default([]),
})

export const courseInput = courseContent
  .extend(settings.shape)
  .extend({ sharing: sharingLevel.default('class') })
export type CourseInput = z.infer<typeof courseInput>

export const courseChange = courseContent.extend(settings.shape).extend({
  id: z.uuid(),
  lockVersion,
  retired: z.boolean(),
  /**
   * What changed: with it changed content becomes a new version. Left out, the present version is corrected, which is
   * refused once it was used or given to another city.
   */
  changeNote: z.string().trim().min(2).max(500).nullable().default(null),
})
export type CourseChange = z.infer<typeof courseChange>

export const courseList = listOfTable<Course>()(courseShown, {
  sorts: ['title', 'category', 'form', 'hours', 'sharing', 'versionNo', 'timesUsed'],
  values: {
    topicCodes: ({ topicNames }) => topicNames.join('、') || null,
    chainCodes: ({ chainNames }) => chainNames.join('、') || null,
  },
})

export const courseConditions = z.object({
  /** Part of title or summary, or the number. */
  query: z.string().max(100).optional(),
  /** Those for a chain, among them those for every chain. */
  chain: z.string().max(60).optional(),
  topic: oneOrMany(topicCode).optional(),
  category: oneOrMany(topicCategory).optional(),
  form: oneOrMany(courseForm).optional(),
  sharing: oneOrMany(sharingLevel).optional(),
  /** Those that name this teacher. */
  teacher: z.uuid().optional(),
  state: useState,
})
export type CourseConditions = z.infer<typeof courseConditions>
export const courseFilter = courseConditions.extend(listQuery(courseList).shape)
export type CourseFilter = z.infer<typeof courseFilter>
export const courseFileQuery = courseConditions.extend(listFileQuery(courseList).shape)
export type CourseFileQuery = z.infer<typeof courseFileQuery>

const tags = ['training']

export const courseContract = {
  listCourses: endpoint('training.course.read', {
    method: 'GET',
    path: '/training/courses',
    tags,
    summary: 'Courses that the caller may see, by chain, topic, category, form and sharing',
  })
    .input(courseFilter)
    .output(listPageOf(course, courseList)),
  exportCourses: endpoint('training.course.export', {
    method: 'GET',
    path: '/training/courses/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(courseFileQuery)
    .output(download),
  getCourse: endpoint('training.course.read', {
    method: 'GET',
    path: '/training/courses/{id}',
    tags,
    summary: 'One course with all its versions',
  })
    .input(z.object({ id: z.uuid() }))
    .output(courseDetail),
  addCourse: endpoint('training.course.edit', {
    method: 'POST',
    path: '/training/courses',
    tags,
    summary: 'Enter a course; to share it beyond its classes asks for the right to share',
    successStatus: 201,
  })
    .input(courseInput)
    .output(courseDetail),
  updateCourse: endpoint('training.course.edit', {
    method: 'PUT',
    path: '/training/courses/{id}',
    tags,
    summary: 'Change a course: as a new version, or as a correction of one that nobody has used',
  })
    .input(courseChange)
    .output(courseDetail),
  removeCourse: endpoint('training.course.edit', {
    method: 'POST',
    path: '/training/courses/{id}/remove',
    tags,
    summary: 'Delete a course that no class has, with a reason',
  })
    .input(removal)
    .output(removed),
  shareCourse: endpoint('training.course.share', {
    method: 'POST',
    path: '/training/courses/{id}/share',
    tags,
    summary: 'Set who may see and use a course',
  })
    .input(z.object({ id: z.uuid(), lockVersion, sharing: sharingLevel }))
    .output(courseDetail),
}
