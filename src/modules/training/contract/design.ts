import { z } from 'zod'
import { endpoint } from '#platform/http/contract.ts'
import { designChange, designContent, designCourse } from './design-shapes.ts'

/** States of a class in which its design can be changed: before it runs. */
export const designableStates = [
  'draft',
  'submitted',
  'endorsed',
  'approved',
  'enrolling',
  'enrolled',
] as const

/** At most so many courses in one class. */
export const mostDesignCourses = 60

const byId = z.object({ id: z.uuid() })
const courses = z.array(designCourse).max(mostDesignCourses)

/** 0 where nothing was saved yet. */
const designVersion = z.number().int().min(0)

export const classDesign = z.object({
  classId: z.uuid(),
  /** Nothing was saved yet. */
  isEmpty: z.boolean(),
  content: designContent,
  changes: z.array(designChange),
  savedByName: z.string().nullable(),
  savedAt: z.string().nullable(),
  mayEdit: z.boolean(),
  /** Whoever drafts the class sees invitations; a class that has begun still takes what the invited send. */
  mayInvite: z.boolean(),
  lockVersion: designVersion,
})
export type ClassDesign = z.infer<typeof classDesign>

export const designProposal = z.object({
  content: designContent,
  changes: z.array(designChange),
  /** Whether nothing better is possible, or the search was stopped before that was known. */
  isBest: z.boolean(),
})
export type DesignProposal = z.infer<typeof designProposal>

/** A course of the library that could stand in a module beside the others. */
export const designCandidate = designCourse.extend({
  title: z.string(),
  fullHours: z.number(),
  timesUsed: z.number().int(),
  ofChain: z.boolean(),
  /** Needs it meets, those that nothing else of the draft meets, and the weight of these. */
  meets: z.number().int(),
  adds: z.number().int(),
  addedWeight: z.number().int(),
  /** Whether the module takes its category, a teacher can be had, and the hours left suffice. */
  fitsModule: z.boolean(),
  hasTeacher: z.boolean(),
  fitsHours: z.boolean(),
})
export type DesignCandidate = z.infer<typeof designCandidate>

/** How the design of a class stands, for its overview. */
export const designSummary = z.object({
  isEmpty: z.boolean(),
  courses: z.number().int(),
  met: z.number().int(),
  leftOut: z.number().int(),
})
export type DesignSummary = z.infer<typeof designSummary>

const tags = ['training']

export const designContract = {
  getDesign: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}/design',
    tags,
    summary: 'The courses of a class with the needs, problems and gaps they meet and leave out',
  })
    .input(byId)
    .output(classDesign),
  getDesignSummary: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/classes/{id}/design/summary',
    tags,
    summary: 'For how many needs a class was designed, and how many it leaves out',
  })
    .input(byId)
    .output(designSummary),
  proposeDesign: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/design/propose',
    tags,
    summary: 'Courses and teachers that meet most of what is needed within the modules and hours of a class',
  })
    .input(byId)
    .output(designProposal),
  previewDesign: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/design/preview',
    tags,
    summary: 'What a changed draft would meet and leave out; nothing is saved',
  })
    .input(byId.extend({ courses }))
    .output(designContent),
  listDesignCandidates: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/design/candidates',
    tags,
    summary: 'Courses of the library for a module, those first that meet most of what is still left out',
  })
    .input(byId.extend({ modulePosition: z.number().int().min(1).max(20), courses }))
    .output(z.array(designCandidate)),
  saveDesign: endpoint('training.class.draft', {
    method: 'PUT',
    path: '/training/classes/{id}/design',
    tags,
    summary: 'Save the courses of a class; what they meet and leave out is written down with them',
  })
    .input(
      byId.extend({
        lockVersion: designVersion,
        courses,
        /** What people say of needs that are left out; left out here, what was said stays. */
        notes: z
          .array(z.object({ needId: z.uuid(), note: z.string().trim().max(500).nullable() }))
          .max(500)
          .default([]),
        changes: z.array(designChange).max(100).default([]),
      }),
    )
    .output(classDesign),
}
