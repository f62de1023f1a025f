import { answeringContract } from './answering.ts'
import { attendanceContract } from './attendance.ts'
import { classContract } from './class.ts'
import { courseContract } from './course.ts'
import { coursePackageContract } from './course-package.ts'
import { coverageContract } from './coverage.ts'
import { designContract } from './design.ts'
import { discussionContract } from './discussion.ts'
import { effectContract } from './effect.ts'
import { enrolmentContract } from './enrolment.ts'
import { followUpContract } from './follow-up.ts'
import { growthContract } from './growth.ts'
import { hoursContract } from './hours.ts'
import { ideaContract } from './idea.ts'
import { invitationContract } from './invitation.ts'
import { lessonContract } from './lesson.ts'
import { needContract } from './need.ts'
import { papersContract } from './papers.ts'
import { programmeContract } from './programme.ts'
import { ratingContract } from './rating.ts'
import { surveyContract } from './survey.ts'
import { surveyResultsContract } from './survey-results.ts'
import { teacherContract } from './teacher.ts'
import { timetableContract } from './timetable/index.ts'
import { topicContract } from './topic.ts'
import { venueContract } from './venue.ts'

export * from './answering.ts'
export * from './attendance.ts'
export * from './attendance-table.ts'
export * from './attendance-terms.ts'
export * from './class.ts'
export { classList } from './class-list.ts'
export * from './class-shapes.ts'
export * from './class-terms.ts'
export * from './contact.ts'
export * from './course.ts'
export * from './course-content.ts'
export * from './course-package.ts'
export * from './course-table.ts'
export * from './coverage.ts'
export * from './design.ts'
export * from './design-shapes.ts'
export * from './discussion.ts'
export * from './discussion-list.ts'
export * from './discussion-summary.ts'
export * from './effect.ts'
export * from './effect-terms.ts'
export * from './enrolment.ts'
export * from './enrolment-shapes.ts'
export * from './enrolment-terms.ts'
export * from './figure-table.ts'
export * from './follow-up.ts'
export * from './growth.ts'
export * from './hours.ts'
export * from './hours-list.ts'
export * from './hours-table.ts'
export * from './idea.ts'
export { ideaList } from './idea-list.ts'
export * from './idea-shapes.ts'
export * from './idea-terms.ts'
export * from './invitation.ts'
export * from './lesson.ts'
export * from './lesson-terms.ts'
export * from './need.ts'
export { needList } from './need-list.ts'
export * from './need-shapes.ts'
export * from './nomination-terms.ts'
export * from './papers.ts'
export * from './programme.ts'
export * from './rating.ts'
export * from './rating-terms.ts'
export * from './session-terms.ts'
export * from './shared-columns.ts'
export * from './survey.ts'
export * from './survey-list.ts'
export * from './survey-results.ts'
export * from './survey-summary.ts'
export * from './survey-terms.ts'
export * from './tags.ts'
export * from './teacher.ts'
export * from './teacher-table.ts'
export * from './timetable/index.ts'
export * from './topic.ts'
export * from './unavailability.ts'
export * from './venue.ts'
export * from './venue-table.ts'

export const trainingContract = {
  ...programmeContract,
  ...classContract,
  ...needContract,
  ...coverageContract,
  ...designContract,
  ...courseContract,
  ...coursePackageContract,
  ...teacherContract,
  ...venueContract,
  ...topicContract,
  ...surveyContract,
  ...answeringContract,
  ...invitationContract,
  ...surveyResultsContract,
  ...discussionContract,
  ...papersContract,
  ...ideaContract,
  ...growthContract,
  ...timetableContract,
  ...enrolmentContract,
  ...attendanceContract,
  ...hoursContract,
  ...ratingContract,
  ...followUpContract,
  ...lessonContract,
  ...effectContract,
}
