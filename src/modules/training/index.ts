import type { AttachmentHost } from '#platform/files/attachments.ts'
import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { attendanceDescribers, attendanceGuards } from './attendance-objects.ts'
import { ideaDescribers, ideaGuards } from './idea-objects.ts'
import { libraryDescribers, libraryGuards, libraryHosts } from './library-objects.ts'
import { classTitles, visibleClasses } from './queries/class.ts'
import {
  nominationTitles,
  sessionTitles,
  visibleEligibility,
  visibleNominations,
  visibleSessions,
} from './queries/class-parts.ts'
import { figureTitles } from './queries/figure.ts'
import { invitationTitles, visibleInvitations } from './queries/invitation.ts'
import { lessonTitles, visibleLessons } from './queries/lesson.ts'
import { needTitles, visibleNeeds } from './queries/need.ts'
import { programmeTitles } from './queries/programme.ts'
import { topicNames } from './queries/topic.ts'
import { researchDescribers, researchGuards } from './research-objects.ts'
import { invitationFiles } from './service/invitation/invitation-files.ts'

export { classWorkflow } from './class-workflow.ts'
export { ideaWorkflow } from './idea-workflow.ts'
export { feedbackSchedule, surveySchedule, trainingJobs } from './jobs.ts'
export { classCourses, putClassCourses } from './queries/class-courses.ts'
export { insertFigures } from './queries/figure.ts'
export { insertNominations } from './queries/nomination-writes.ts'
export { trainingSearchKinds } from './queries/search.ts'
export { insertSessions } from './queries/session-writes.ts'
export { sessionsOf } from './queries/sessions.ts'
export { traineesOf } from './queries/trainees.ts'
export {
  classRef,
  courseRef,
  figureRef,
  ideaRef,
  nominationRef,
  sessionRef,
  teacherRef,
  venueRef,
} from './refs.ts'
export { trainingRepointers } from './repointers.ts'
export { trainingRoutes } from './routes.ts'
export { quarterAfter, quarterOf } from './rules/effect.ts'
export { attendanceImport } from './service/attendance/attendance-import.ts'
export { getAttendance } from './service/attendance/board.ts'
export { setFeeIn } from './service/attendance/fees.ts'
export { askLeaveIn, decideLeaveIn, withdrawTraineeIn } from './service/attendance/leave.ts'
export { markAttendanceIn } from './service/attendance/mark.ts'
export { trainingBinKinds } from './service/bin/bins.ts'
export { enterClass } from './service/class/enter-class.ts'
export { getClass, lockedClass } from './service/class/show-class.ts'
export { stepOnClass, stepOnClassIn } from './service/class/step-class.ts'
export { proposeDesign } from './service/design/propose-design.ts'
export { enterProposedDesign } from './service/design/save-design.ts'
export { enterDiscussion } from './service/discussion/discussions.ts'
export { draftFromResearch } from './service/draft-problem.ts'
export { figureImport } from './service/effect/figure-import.ts'
export { adoptIn } from './service/enrolment/adopt.ts'
export { confirmNominationsIn } from './service/enrolment/decide.ts'
export { nominateIn } from './service/enrolment/nominate.ts'
export { selectEverybodyIn } from './service/enrolment/places.ts'
export { proposeSelectionIn } from './service/enrolment/propose.ts'
export { openSeatsIn, proposeClassQuotas, saveQuotasIn } from './service/enrolment/quotas.ts'
export { tellEnrolmentIn } from './service/enrolment/tell.ts'
export { openFollowUpIn } from './service/follow-up/follow-classes.ts'
export { saveProfile } from './service/hours/compliance.ts'
export { enterHours } from './service/hours/entries.ts'
export { hoursImport, traineeProfileImport } from './service/hours/hours-import.ts'
export { enterIdea } from './service/idea/enter-idea.ts'
export { mergeIdeasIn, stepOnIdea, stepOnIdeaIn } from './service/idea/merge-ideas.ts'
export { replyIn } from './service/idea/reply.ts'
export { getIdea } from './service/idea/show-idea.ts'
export { draftTaskFromIdea } from './service/idea/task-of-idea.ts'
export { installTopics } from './service/install-topics.ts'
export { enterInvitation } from './service/invitation/invite.ts'
export { decideLessonIn, drawLessonsIn, getClassLessons } from './service/lesson/lessons.ts'
export { lessonsFor } from './service/lesson/lessons-for.ts'
export { courseBulk } from './service/library/course-bulk.ts'
export { courseImport } from './service/library/course-import.ts'
export { heldCourse } from './service/library/course-records.ts'
export { enterCourse, saveCourse } from './service/library/courses.ts'
export { teacherBulk } from './service/library/teacher-bulk.ts'
export { teacherImport } from './service/library/teacher-import.ts'
export { enterTeacher } from './service/library/teachers.ts'
export { venueImport } from './service/library/venue-import.ts'
export { enterVenue } from './service/library/venues.ts'
export { draftFromProblem as draftNeedFromProblem } from './service/need/draft-need.ts'
export { enterNeed } from './service/need/enter-need.ts'
export { needBulk } from './service/need/need-bulk.ts'
export { enterProgramme, getProgramme } from './service/programme/programmes.ts'
export { proposeProgramme } from './service/programme/propose-programme.ts'
export { loadFollowUps, loadRatings } from './service/rating/load.ts'
export { enterSurvey } from './service/survey/builder.ts'
export { changeGroupIn } from './service/survey/groups.ts'
export { loadAnswers, moveSurveyIn } from './service/survey/load.ts'
export { proposeGroupsIn } from './service/survey/propose-groups.ts'
export { fillIn } from './service/timetable/fill.ts'
export { getTimetable } from './service/timetable/load.ts'
export { releaseIn } from './service/timetable/release.ts'
export { place } from './service/timetable/take.ts'

/** How this module's objects are named in threads. */
export const trainingDescribers: Describers = {
  'training.topic': async (db, ids) =>
    new Map([...(await topicNames(db, ids))].map(([id, title]) => [id, { title, href: '/training/topics' }])),
  'training.topics': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训主题', href: '/training/topics' }])),
  'training.programme': async (db, ids) =>
    new Map(
      [...(await programmeTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training?programme=${id}` },
      ]),
    ),
  'training.need': async (db, ids) =>
    new Map(
      [...(await needTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/needs?need=${id}` },
      ]),
    ),
  'training.class': async (db, ids) =>
    new Map(
      [...(await classTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/classes/${id}` },
      ]),
    ),
  'training.nomination': nominationTitles,
  'training.eligibility': nominationTitles,
  'training.session': sessionTitles,
  'training.teacherInvitation': invitationTitles,
  ...ideaDescribers,
  'training.lesson': lessonTitles,
  'training.figure': figureTitles,
  ...libraryDescribers,
  ...attendanceDescribers,
  ...researchDescribers,
}

/** Who may see them there. */
export const trainingGuards: Guards = {
  'training.topic': openTo('training.topic.read'),
  'training.topics': openTo('training.topic.read'),
  'training.programme': openTo('training.class.read'),
  'training.need': visibleNeeds,
  'training.class': visibleClasses,
  'training.nomination': visibleNominations,
  'training.eligibility': visibleEligibility,
  'training.session': visibleSessions,
  'training.teacherInvitation': visibleInvitations,
  ...ideaGuards,
  'training.lesson': visibleLessons,
  'training.figure': openTo('training.figure.import'),
  ...libraryGuards,
  ...attendanceGuards,
  ...researchGuards,
}

/** Who may attach files: to a class whoever drafts or runs it, to a course whoever edits it. */
export const trainingHosts: Record<string, AttachmentHost> = {
  'training.class': async (ctx, id) => {
    for (const permission of ['training.class.draft', 'training.class.run'] as const)
      if ((await visibleClasses(ctx, [id], permission)).size > 0) return true
    return false
  },
  ...invitationFiles.hosts,
  ...libraryHosts,
}
