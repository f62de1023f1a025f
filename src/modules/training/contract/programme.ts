import { z } from 'zod'
import { day, endpoint, lockVersion } from '#platform/http/contract.ts'
import { classFields, classSummary, classWarning, organisationName } from './class-shapes.ts'

/** Weeks from class to class where nobody says otherwise. */
export const defaultSpacingWeeks = 5
const year = z.number().int().min(2000).max(2199)
const spacingWeeks = z.number().int().min(1).max(26)

export const programmeSummary = z.object({
  id: z.uuid(),
  year,
  title: z.string(),
  host: organisationName,
  /** Classes of it that take place, and how many of them were held. */
  classes: z.number().int(),
  held: z.number().int(),
})
export type ProgrammeSummary = z.infer<typeof programmeSummary>

export const programme = z.object({
  id: z.uuid(),
  year,
  title: z.string(),
  basis: z.string().nullable(),
  host: organisationName,
  spacingWeeks,
  classes: z.array(classSummary.extend({ warnings: z.array(classWarning) })),
  mayEdit: z.boolean(),
  lockVersion: z.number().int(),
})
export type Programme = z.infer<typeof programme>

export const programmeFields = z.object({
  title: z.string().trim().min(4).max(100),
  basis: z.string().trim().min(2).max(300).nullable().default(null),
  spacingWeeks: spacingWeeks.default(defaultSpacingWeeks),
})
export type ProgrammeFields = z.infer<typeof programmeFields>

/** A class of a proposal; without days where none could be found. */
export const proposedClass = classFields
  .omit({ startsOn: true, endsOn: true })
  .extend({ aimedOn: day, startsOn: day.nullable(), endsOn: day.nullable() })
export type ProposedClass = z.infer<typeof proposedClass>

export const programmeProposal = programmeFields.extend({
  year,
  hostOrgId: z.uuid(),
  classes: z.array(proposedClass),
  /** The notice of holidays of a year it reaches into is not known: days there are a guess. */
  provisionalYears: z.array(z.number().int()),
})
export type ProgrammeProposal = z.infer<typeof programmeProposal>

export const newProgramme = programmeFields.extend({
  year,
  hostOrgId: z.uuid(),
  classes: z.array(classFields).min(1).max(40),
})
export type NewProgramme = z.input<typeof newProgramme>

/** Steps that are taken for many classes of a programme at once. */
export const programmeActions = ['submit', 'endorse', 'approve'] as const
export type ProgrammeAction = (typeof programmeActions)[number]

const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const programmeContract = {
  listProgrammes: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/programmes',
    tags,
    summary: 'Programmes by year, with how much of them was held',
  }).output(z.array(programmeSummary)),
  proposeProgramme: endpoint('training.programme.edit', {
    method: 'GET',
    path: '/training/programmes/proposal',
    tags,
    summary: 'A year of ten classes from the template, with days on working days clear of holidays',
  })
    .input(
      z.object({
        firstOn: day,
        spacingWeeks: spacingWeeks.default(defaultSpacingWeeks),
        /** Days that a study class lasts. */
        studyDays: z.number().int().min(1).max(5).default(3),
        /** Days between a class and a holiday at the least. */
        clearOfHoliday: z.number().int().min(0).max(5).default(1),
      }),
    )
    .output(programmeProposal),
  createProgramme: endpoint('training.programme.edit', {
    method: 'POST',
    path: '/training/programmes',
    tags,
    summary: 'Enter the programme of a year with its classes as drafts',
    successStatus: 201,
  })
    .input(newProgramme)
    .output(programme),
  getProgramme: endpoint('training.class.read', {
    method: 'GET',
    path: '/training/programmes/{id}',
    tags,
    summary: 'One programme with its classes in order',
  })
    .input(byId)
    .output(programme),
  updateProgramme: endpoint('training.programme.edit', {
    method: 'PUT',
    path: '/training/programmes/{id}',
    tags,
    summary: 'Correct title, basis or spacing of a programme',
  })
    .input(programmeFields.extend({ id: z.uuid(), lockVersion }))
    .output(programme),
  addToProgramme: endpoint('training.programme.edit', {
    method: 'POST',
    path: '/training/programmes/{id}/classes',
    tags,
    summary: 'Add a class to a programme, after those it has',
    successStatus: 201,
  })
    .input(classFields.extend({ id: z.uuid() }))
    .output(programme),
  actOnProgramme: endpoint('training.class.read', {
    method: 'POST',
    path: '/training/programmes/{id}/act',
    tags,
    summary: 'Submit, endorse or approve several classes of a programme at once: all of them or none',
  })
    .input(
      byId.extend({
        action: z.enum(programmeActions),
        classes: z
          .array(z.object({ id: z.uuid(), stateVersion: lockVersion }))
          .min(1)
          .max(40),
      }),
    )
    .output(programme),
}
