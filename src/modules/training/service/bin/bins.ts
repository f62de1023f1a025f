import { sql } from 'kysely'
import { organisationRef } from '#modules/directory/index.ts'
import type { BinKind, BinKinds } from '#platform/bin/bin-kind.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { discussionScope } from '../../queries/discussion.ts'
import { needScope } from '../../queries/need.ts'
import { surveyScope } from '../../queries/survey/survey.ts'
import { namesDeletedEnterprise, organisationOf, teacherTwin, venueTwin } from '../../queries/uses.ts'
import { courseRef, discussionRef, libraryRef, needRef, surveyRef, teacherRef, venueRef } from '../../refs.ts'

/** Its rows in these tables go with an object. */
const parts = (column: string, ...tables: string[]): NonNullable<BinKind['parts']> =>
  tables.map((table) => ({ table: `training.${table}`, column }))

/** How a draft of a questionnaire lies in the recycle bin: nobody was asked yet. */
export const surveyBin: BinKind = {
  table: 'training.survey',
  title: ['title'],
  alias: 's',
  readRight: 'training.survey.read',
  scope: surveyScope,
  parts: parts('survey_id', 'survey_question', 'survey_audience'),
  links: async (tx, id) => {
    const orgId = await organisationOf(tx.db, 'training.survey', 'asked_by_org_id', id)
    return [{ from: surveyRef(id), relation: 'askedBy', to: organisationRef(orgId) }]
  },
}

/** How a discussion or visit lies in the recycle bin. */
export const discussionBin: BinKind = {
  table: 'training.discussion',
  title: ['title'],
  alias: 'd',
  readRight: 'training.discussion.read',
  scope: discussionScope,
  parts: parts('discussion_id', 'discussion_participant', 'finding'),
  comeBack: (tx, id) => requireEnterprise(tx, 'training.discussion', id),
  links: async (tx, id) => {
    const orgId = await organisationOf(tx.db, 'training.discussion', 'host_org_id', id)
    return [{ from: discussionRef(id), relation: 'heldBy', to: organisationRef(orgId) }]
  },
}

/** How a need lies in the recycle bin. */
export const needBin: BinKind = {
  table: 'training.need',
  title: ['statement'],
  alias: 'n',
  readRight: 'training.need.read',
  scope: needScope,
  parts: parts('need_id', 'need_topic', 'need_source'),
  links: async (tx, id) => {
    const orgId = await organisationOf(tx.db, 'training.need', 'org_id', id)
    return [{ from: needRef(id), relation: 'neededBy', to: organisationRef(orgId) }]
  },
}

/** How a course lies in the recycle bin: seen there by whoever keeps the courses of its host. */
export const courseBin: BinKind = {
  table: 'training.course',
  title: ['name'],
  alias: 'c',
  readRight: 'training.course.edit',
  scope: { orgIds: [sql.ref('c.host_org_id')] },
  parts: parts('course_id', 'course_version', 'course_teacher'),
  links: async (tx, id) => {
    const orgId = await organisationOf(tx.db, 'training.course', 'host_org_id', id)
    return [
      { from: courseRef(id), relation: 'partOf', to: libraryRef },
      { from: courseRef(id), relation: 'hostedBy', to: organisationRef(orgId) },
    ]
  },
}

/** How a teacher lies in the recycle bin; the library is the whole city's. */
export const teacherBin: BinKind = {
  table: 'training.teacher',
  title: sql<string>`coalesce((select p.name from directory.person p where p.id = t.person_id), t.name)`,
  alias: 't',
  readRight: 'training.teacher.read',
  scope: {},
  heavyColumns: ['phone', 'email'],
  parts: parts('teacher_id', 'teacher_chain', 'unavailability'),
  async comeBack(tx, id) {
    if (await teacherTwin(tx.db, id))
      throw new AppError('conflict', 'training.teacher.twice', 'this teacher was entered anew meanwhile')
  },
  links: async (_tx, id) => [{ from: teacherRef(id), relation: 'partOf', to: libraryRef }],
}

/** How a venue lies in the recycle bin; the library is the whole city's. */
export const venueBin: BinKind = {
  table: 'training.venue',
  title: ['name'],
  alias: 'v',
  readRight: 'training.venue.read',
  scope: {},
  heavyColumns: ['contact_name', 'contact_phone'],
  parts: parts('venue_id', 'venue_chain', 'unavailability'),
  async comeBack(tx, id) {
    if (await venueTwin(tx.db, id))
      throw new AppError('conflict', 'training.venue.twice', 'a venue of this name was entered meanwhile')
    await requireEnterprise(tx, 'training.venue', id)
  },
  links: async (_tx, id) => [{ from: venueRef(id), relation: 'partOf', to: libraryRef }],
}

/** @throws AppError `conflict` while the enterprise it names is deleted. */
async function requireEnterprise(
  tx: Context,
  table: 'training.venue' | 'training.discussion',
  id: string,
): Promise<void> {
  if (await namesDeletedEnterprise(tx.db, table, id))
    throw new AppError('conflict', 'training.object.enterpriseInBin', 'the enterprise it names is deleted')
}

/** What of this module can be deleted and brought back. */
export const trainingBinKinds: BinKinds = {
  'training.survey': surveyBin,
  'training.discussion': discussionBin,
  'training.need': needBin,
  'training.course': courseBin,
  'training.teacher': teacherBin,
  'training.venue': venueBin,
}
