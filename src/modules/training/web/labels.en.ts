import { answeringEn } from './labels/answering.en.ts'
import { attendanceEn, attendanceErrorsEn, attendanceTopicsEn, hoursEn } from './labels/attendance.en.ts'
import { classEn, classErrorsEn } from './labels/class.en.ts'
import { trainingCommonEn } from './labels/common.en.ts'
import { coverageEn } from './labels/coverage.en.ts'
import { designEn, designErrorsEn } from './labels/design.en.ts'
import { discussionEn, discussionErrorsEn } from './labels/discussion.en.ts'
import { enrolmentEn, enrolmentErrorsEn, enrolmentTopicsEn } from './labels/enrolment.en.ts'
import { feedbackEn, feedbackErrorsEn, feedbackTopicsEn } from './labels/feedback.en.ts'
import { growthEn } from './labels/growth.en.ts'
import { ideaEn, ideaErrorsEn, ideaTopicsEn } from './labels/idea.en.ts'
import { invitationEn, invitationErrorsEn } from './labels/invitation.en.ts'
import { libraryEn, libraryErrorsEn } from './labels/library.en.ts'
import { needEn, needErrorsEn } from './labels/need.en.ts'
import { papersEn, papersErrorsEn } from './labels/papers.en.ts'
import { surveyEn, surveyErrorsEn, surveyTopicsEn } from './labels/survey.en.ts'
import { timetableEn, timetableErrorsEn, timetableTopicsEn } from './labels/timetable.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  class: classEn,
  attendance: attendanceEn,
  hours: hoursEn,
  need: needEn,
  coverage: coverageEn,
  design: designEn,
  invitation: invitationEn,
  topic: topicEn,
  library: libraryEn,
  survey: surveyEn,
  answering: answeringEn,
  discussion: discussionEn,
  papers: papersEn,
  idea: ideaEn,
  growth: growthEn,
  timetable: timetableEn,
  enrolment: enrolmentEn,
  feedback: feedbackEn,
  errors: {
    ...classErrorsEn,
    ...designErrorsEn,
    ...invitationErrorsEn,
    ...attendanceErrorsEn,
    ...needErrorsEn,
    ...topicErrorsEn,
    ...libraryErrorsEn,
    ...surveyErrorsEn,
    ...discussionErrorsEn,
    ...papersErrorsEn,
    ...ideaErrorsEn,
    ...timetableErrorsEn,
    ...enrolmentErrorsEn,
    ...feedbackErrorsEn,
  },
  topicLabels: {
    ...attendanceTopicsEn,
    ...surveyTopicsEn,
    ...ideaTopicsEn,
    ...timetableTopicsEn,
    ...enrolmentTopicsEn,
    ...feedbackTopicsEn,
  },
}
