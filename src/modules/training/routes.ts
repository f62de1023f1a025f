import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import type { TrainingPorts } from './ports.ts'
import { getAttendance } from './service/attendance/board.ts'
import { getFees, setFee } from './service/attendance/fees.ts'
import { askLeave, decideLeave, withdrawTrainee } from './service/attendance/leave.ts'
import { markAttendance } from './service/attendance/mark.ts'
import { getOwnTraining } from './service/attendance/own.ts'
import { getSignIn, getSignInCode, signIn } from './service/attendance/sign-in.ts'
import * as removals from './service/bin/remove.ts'
import { createClass, updateClassDraft } from './service/class/enter-class.ts'
import { exportClasses, listClasses } from './service/class/lists.ts'
import { proposeClass } from './service/class/propose-class.ts'
import { rescheduleClass } from './service/class/reschedule-class.ts'
import { getClass } from './service/class/show-class.ts'
import { getCoverage } from './service/coverage/coverage.ts'
import { listDesignCandidates, previewDesign, proposeDesign } from './service/design/propose-design.ts'
import { saveDesign } from './service/design/save-design.ts'
import { getDesign, getDesignSummary } from './service/design/show-design.ts'
import * as discussions from './service/discussion/discussions.ts'
import { getClassEffect } from './service/effect/effect.ts'
import { adoptSelection } from './service/enrolment/adopt.ts'
import * as decide from './service/enrolment/decide.ts'
import { exportNominations, exportUnitCoverage } from './service/enrolment/exports.ts'
import * as nominate from './service/enrolment/nominate.ts'
import * as places from './service/enrolment/places.ts'
import { proposeClassSelection } from './service/enrolment/propose.ts'
import * as quotas from './service/enrolment/quotas.ts'
import { getUnitCoverage } from './service/enrolment/unit-coverage.ts'
import { getEnrolment } from './service/enrolment/view.ts'
import * as followUpAnswers from './service/follow-up/answer.ts'
import { getClassFollowUp } from './service/follow-up/results.ts'
import { getGrowth, getOwnGrowth } from './service/growth/growth-record.ts'
import { countCompliance, listCompliance, setTraineeProfile } from './service/hours/compliance.ts'
import { addHours, exportHours, listHours, revokeEntry } from './service/hours/entries.ts'
import { createIdea, updateIdea } from './service/idea/enter-idea.ts'
import { findLikeIdeas } from './service/idea/like-ideas.ts'
import { exportIdeas, listIdeas } from './service/idea/lists.ts'
import { mergeIdeas } from './service/idea/merge-ideas.ts'
import { replyToIdea } from './service/idea/reply.ts'
import { getIdea } from './service/idea/show-idea.ts'
import * as answers from './service/invitation/answer-invitation.ts'
import * as invitations from './service/invitation/invite.ts'
import * as lessons from './service/lesson/lessons.ts'
import * as courses from './service/library/courses.ts'
import * as files from './service/library/export.ts'
import { makePackage } from './service/library/package/make-package.ts'
import { previewPackage } from './service/library/package/preview-package.ts'
import { takePackage } from './service/library/package/take-package.ts'
import * as teachers from './service/library/teachers.ts'
import * as venues from './service/library/venues.ts'
import { draftFromGap, draftFromProblem } from './service/need/draft-need.ts'
import { closeNeed, createNeed, updateNeed } from './service/need/enter-need.ts'
import { exportNeeds, listNeeds } from './service/need/lists.ts'
import { getNeed } from './service/need/show-need.ts'
import { getClassPapers, makeClassPaper } from './service/papers/make-paper.ts'
import * as programmes from './service/programme/programmes.ts'
import { proposeProgramme } from './service/programme/propose-programme.ts'
import { getOwnRatings } from './service/rating/own-ratings.ts'
import { getRatingForm, rateSession } from './service/rating/rate.ts'
import { getClassRatings, getCourseRatings } from './service/rating/results.ts'
import * as answering from './service/survey/answering.ts'
import * as builder from './service/survey/builder.ts'
import * as groups from './service/survey/groups.ts'
import * as life from './service/survey/life.ts'
import * as results from './service/survey/results.ts'
import * as calendars from './service/timetable/calendars.ts'
import { fillTimetable } from './service/timetable/fill.ts'
import { getTimetable } from './service/timetable/load.ts'
import { proposeTimetable } from './service/timetable/propose.ts'
import { releaseTimetable } from './service/timetable/release.ts'
import * as sessions from './service/timetable/sessions.ts'
import { takeTimetable } from './service/timetable/take.ts'
import * as timetableUse from './service/timetable/use.ts'
import * as topics from './service/topics.ts'

/** Binds the contract to the services. */
export function trainingRoutes(ports: TrainingPorts) {
  const os = implement(trainingContract).$context<ServerContext>().use(withData)
  return os.router({
    listProgrammes: os.listProgrammes.handler(({ context }) => programmes.listProgrammes(context)),
    proposeProgramme: os.proposeProgramme.handler(({ context, input }) => proposeProgramme(context, input)),
    createProgramme: os.createProgramme.handler(({ context, input }) =>
      programmes.createProgramme(context, input),
    ),
    getProgramme: os.getProgramme.handler(({ context, input }) => programmes.getProgramme(context, input.id)),
    updateProgramme: os.updateProgramme.handler(({ context, input: { id, lockVersion, ...fields } }) =>
      programmes.updateProgramme(context, id, lockVersion, fields),
    ),
    addToProgramme: os.addToProgramme.handler(({ context, input: { id, ...fields } }) =>
      programmes.addToProgramme(context, id, fields),
    ),
    actOnProgramme: os.actOnProgramme.handler(({ context, input }) =>
      programmes.actOnProgramme(context, input.id, input.action, input.classes),
    ),

    listClasses: os.listClasses.handler(({ context, input }) => listClasses(context, input)),
    exportClasses: os.exportClasses.handler(({ context, input }) => exportClasses(context, input)),
    proposeClass: os.proposeClass.handler(({ context, input }) =>
      proposeClass(context, input.kind, input.chainCode),
    ),
    createClass: os.createClass.handler(({ context, input }) => createClass(context, input)),
    getClass: os.getClass.handler(({ context, input }) => getClass(context, input.id)),
    updateClass: os.updateClass.handler(({ context, input: { id, lockVersion, ...fields } }) =>
      updateClassDraft(context, id, lockVersion, fields),
    ),
    rescheduleClass: os.rescheduleClass.handler(({ context, input }) => rescheduleClass(context, input)),

    getClassPapers: os.getClassPapers.handler(({ context, input }) => getClassPapers(context, input.id)),
    makeClassPaper: os.makeClassPaper.handler(({ context, input }) => makeClassPaper(context, input)),

    getOwnGrowth: os.getOwnGrowth.handler(({ context }) => getOwnGrowth(context, ports)),
    getGrowth: os.getGrowth.handler(({ context, input }) => getGrowth(context, ports, input.personId)),

    listIdeas: os.listIdeas.handler(({ context, input }) => listIdeas(context, input)),
    exportIdeas: os.exportIdeas.handler(({ context, input }) => exportIdeas(context, input)),
    findLikeIdeas: os.findLikeIdeas.handler(({ context, input }) => findLikeIdeas(context, input)),
    createIdea: os.createIdea.handler(({ context, input }) => createIdea(context, ports, input)),
    getIdea: os.getIdea.handler(({ context, input }) => getIdea(context, input.id)),
    updateIdea: os.updateIdea.handler(({ context, input: { id, lockVersion, ...fields } }) =>
      updateIdea(context, ports, id, lockVersion, fields),
    ),
    replyToIdea: os.replyToIdea.handler(({ context, input }) => replyToIdea(context, input)),
    mergeIdeas: os.mergeIdeas.handler(({ context, input }) => mergeIdeas(context, input)),
    getAttendance: os.getAttendance.handler(({ context, input }) => getAttendance(context, input.id)),
    markAttendance: os.markAttendance.handler(({ context, input }) =>
      markAttendance(context, input.id, input.marks),
    ),
    getSignInCode: os.getSignInCode.handler(({ context, input }) =>
      getSignInCode(context, ports.secret, input.id),
    ),
    getSignIn: os.getSignIn.handler(({ context, input }) => getSignIn(context, input.id)),
    signIn: os.signIn.handler(({ context, input }) => signIn(context, ports.secret, input.id, input.code)),
    askLeave: os.askLeave.handler(({ context, input }) => askLeave(context, input)),
    decideLeave: os.decideLeave.handler(({ context, input }) => decideLeave(context, input)),
    withdrawTrainee: os.withdrawTrainee.handler(({ context, input }) => withdrawTrainee(context, input)),
    getFees: os.getFees.handler(({ context, input }) => getFees(context, input.id)),
    setFee: os.setFee.handler(({ context, input }) => setFee(context, input)),
    getOwnTraining: os.getOwnTraining.handler(({ context }) => getOwnTraining(context)),

    listHours: os.listHours.handler(({ context, input }) => listHours(context, input)),
    exportHours: os.exportHours.handler(({ context, input }) => exportHours(context, input)),
    addHours: os.addHours.handler(({ context, input }) => addHours(context, input)),
    revokeHours: os.revokeHours.handler(({ context, input }) => revokeEntry(context, input)),
    countCompliance: os.countCompliance.handler(({ context, input }) => countCompliance(context, input)),
    listCompliance: os.listCompliance.handler(({ context, input }) => listCompliance(context, input)),
    setTraineeProfile: os.setTraineeProfile.handler(({ context, input }) =>
      setTraineeProfile(context, input),
    ),

    listNeeds: os.listNeeds.handler(({ context, input }) => listNeeds(context, input)),
    exportNeeds: os.exportNeeds.handler(({ context, input }) => exportNeeds(context, input)),
    draftNeed: os.draftNeed.handler(({ context, input }) =>
      input.kind === 'problem'
        ? draftFromProblem(context, input.id)
        : draftFromGap(context, input.chainCode, input.id),
    ),
    createNeed: os.createNeed.handler(({ context, input }) => createNeed(context, input)),
    getNeed: os.getNeed.handler(({ context, input }) => getNeed(context, input.id)),
    updateNeed: os.updateNeed.handler(({ context, input: { id, lockVersion, ...fields } }) =>
      updateNeed(context, id, lockVersion, fields),
    ),
    closeNeed: os.closeNeed.handler(({ context, input }) =>
      closeNeed(context, input.id, input.lockVersion, input.reason),
    ),

    getCoverage: os.getCoverage.handler(({ context, input }) => getCoverage(context, input)),

    getDesign: os.getDesign.handler(({ context, input }) => getDesign(context, input.id)),
    getDesignSummary: os.getDesignSummary.handler(({ context, input }) =>
      getDesignSummary(context, input.id),
    ),
    proposeDesign: os.proposeDesign.handler(({ context, input }) => proposeDesign(context, input.id)),
    previewDesign: os.previewDesign.handler(({ context, input }) =>
      previewDesign(context, input.id, input.courses),
    ),
    listDesignCandidates: os.listDesignCandidates.handler(({ context, input }) =>
      listDesignCandidates(context, input.id, input.modulePosition, input.courses),
    ),
    saveDesign: os.saveDesign.handler(({ context, input }) => saveDesign(context, input)),

    listInvitations: os.listInvitations.handler(({ context, input }) =>
      invitations.listInvitations(context, input.id),
    ),
    createInvitation: os.createInvitation.handler(({ context, input }) =>
      invitations.createInvitation(context, ports, input),
    ),
    showInvitationAddress: os.showInvitationAddress.handler(({ context, input }) =>
      invitations.showInvitationAddress(context, ports, input.id),
    ),
    revokeInvitation: os.revokeInvitation.handler(({ context, input }) =>
      invitations.revokeInvitation(context, input),
    ),
    revealInvitationContact: os.revealInvitationContact.handler(({ context, input }) =>
      invitations.revealInvitationContact(context, input),
    ),
    takeInvitationFile: os.takeInvitationFile.handler(({ context, input }) =>
      invitations.takeInvitationFile(context, input),
    ),
    openInvitation: os.openInvitation.handler(({ context, input }) =>
      answers.openInvitation(context, input.token),
    ),
    answerInvitation: os.answerInvitation.handler(({ context, input }) =>
      answers.answerInvitation(context, input),
    ),
    sendInvitationFile: os.sendInvitationFile.handler(({ context, input }) =>
      answers.sendInvitationFile(context, input),
    ),

    listTopics: os.listTopics.handler(({ context }) => topics.listTopics(context)),
    addTopic: os.addTopic.handler(({ context, input }) => topics.addTopic(context, input)),
    updateTopic: os.updateTopic.handler(({ context, input }) => topics.updateTopic(context, input)),
    listCourses: os.listCourses.handler(({ context, input }) => courses.listCourses(context, input)),
    exportCourses: os.exportCourses.handler(({ context, input }) => files.exportCourses(context, input)),
    getCourse: os.getCourse.handler(({ context, input }) => courses.getCourse(context, input.id)),
    addCourse: os.addCourse.handler(({ context, input }) => courses.addCourse(context, input)),
    updateCourse: os.updateCourse.handler(({ context, input }) => courses.updateCourse(context, input)),
    shareCourse: os.shareCourse.handler(({ context, input }) => courses.shareCourse(context, input)),
    exportCoursePackage: os.exportCoursePackage.handler(({ context, input }) =>
      makePackage(context, input.courseIds),
    ),
    previewCoursePackage: os.previewCoursePackage.handler(({ context, input }) =>
      previewPackage(context, input.file),
    ),
    takeCoursePackage: os.takeCoursePackage.handler(({ context, input }) => takePackage(context, input)),
    listTeachers: os.listTeachers.handler(({ context, input }) => teachers.listTeachers(context, input)),
    exportTeachers: os.exportTeachers.handler(({ context, input }) => files.exportTeachers(context, input)),
    getTeacher: os.getTeacher.handler(({ context, input }) => teachers.getTeacher(context, input.id)),
    addTeacher: os.addTeacher.handler(({ context, input }) => teachers.addTeacher(context, input)),
    updateTeacher: os.updateTeacher.handler(({ context, input }) => teachers.updateTeacher(context, input)),
    revealTeacher: os.revealTeacher.handler(({ context, input }) => teachers.revealTeacher(context, input)),
    listVenues: os.listVenues.handler(({ context, input }) => venues.listVenues(context, input)),
    exportVenues: os.exportVenues.handler(({ context, input }) => files.exportVenues(context, input)),
    getVenue: os.getVenue.handler(({ context, input }) => venues.getVenue(context, input.id)),
    addVenue: os.addVenue.handler(({ context, input }) => venues.addVenue(context, input)),
    updateVenue: os.updateVenue.handler(({ context, input }) => venues.updateVenue(context, input)),
    revealVenue: os.revealVenue.handler(({ context, input }) => venues.revealVenue(context, input)),

    listSurveys: os.listSurveys.handler(({ context, input }) => builder.listSurveys(context, input)),
    exportSurveys: os.exportSurveys.handler(({ context, input }) => builder.exportSurveys(context, input)),
    listSurveyClasses: os.listSurveyClasses.handler(({ context }) => builder.listSurveyClasses(context)),
    countAudience: os.countAudience.handler(({ context, input }) =>
      builder.countAudience(context, input.audience),
    ),
    createSurvey: os.createSurvey.handler(({ context, input }) => builder.createSurvey(context, input)),
    getSurvey: os.getSurvey.handler(({ context, input }) => builder.getSurvey(context, input.id)),
    updateSurvey: os.updateSurvey.handler(({ context, input }) => builder.updateSurvey(context, input)),
    openSurvey: os.openSurvey.handler(({ context, input }) => life.openSurvey(context, input)),
    extendSurvey: os.extendSurvey.handler(({ context, input }) => life.extendSurvey(context, input)),
    closeSurvey: os.closeSurvey.handler(({ context, input }) => life.closeSurvey(context, input)),
    remindSurvey: os.remindSurvey.handler(({ context, input }) => life.remindSurvey(context, input)),
    makeSurveySlips: os.makeSurveySlips.handler(({ context, input }) =>
      life.makeSurveySlips(context, ports, input),
    ),

    openAnswering: os.openAnswering.handler(({ context, input }) =>
      answering.openAnswering(context, input.token),
    ),
    saveAnswers: os.saveAnswers.handler(({ context, input }) => answering.saveAnswers(context, input)),
    handInAnswers: os.handInAnswers.handler(({ context, input }) => answering.handInAnswers(context, input)),
    findOwnSurvey: os.findOwnSurvey.handler(({ context, input }) =>
      answering.findOwnSurvey(context, ports, input.id),
    ),

    getSurveyResults: os.getSurveyResults.handler(({ context, input }) =>
      results.getSurveyResults(context, input.id),
    ),
    exportSurveyResults: os.exportSurveyResults.handler(({ context, input }) =>
      results.exportSurveyResults(context, input),
    ),
    askForGroups: os.askForGroups.handler(({ context, input }) => groups.askForGroups(context, input.id)),
    listAnswerGroups: os.listAnswerGroups.handler(({ context, input }) =>
      groups.listAnswerGroups(context, ports, input.id),
    ),
    listOpenAnswers: os.listOpenAnswers.handler(({ context, input }) =>
      groups.listOpenAnswers(context, input),
    ),
    changeAnswerGroup: os.changeAnswerGroup.handler(({ context, input }) =>
      groups.changeAnswerGroup(context, ports, input),
    ),
    mergeAnswerGroups: os.mergeAnswerGroups.handler(({ context, input }) =>
      groups.mergeAnswerGroups(context, ports, input),
    ),
    splitAnswerGroup: os.splitAnswerGroup.handler(({ context, input }) =>
      groups.splitAnswerGroup(context, ports, input),
    ),

    listDiscussions: os.listDiscussions.handler(({ context, input }) =>
      discussions.listDiscussions(context, input),
    ),
    createDiscussion: os.createDiscussion.handler(({ context, input }) =>
      discussions.createDiscussion(context, ports, input),
    ),
    getDiscussion: os.getDiscussion.handler(({ context, input }) =>
      discussions.getDiscussion(context, ports, input.id),
    ),
    removeSurvey: os.removeSurvey.handler(({ context, input }) => removals.removeSurvey(context, input)),
    removeDiscussion: os.removeDiscussion.handler(({ context, input }) =>
      removals.removeDiscussion(context, input),
    ),
    removeNeed: os.removeNeed.handler(({ context, input }) => removals.removeNeed(context, input)),
    removeCourse: os.removeCourse.handler(({ context, input }) => removals.removeCourse(context, input)),
    removeTeacher: os.removeTeacher.handler(({ context, input }) => removals.removeTeacher(context, input)),
    removeVenue: os.removeVenue.handler(({ context, input }) => removals.removeVenue(context, input)),
    updateDiscussion: os.updateDiscussion.handler(({ context, input }) =>
      discussions.updateDiscussion(context, ports, input),
    ),

    getTimetable: os.getTimetable.handler(({ context, input }) => getTimetable(context, input.id)),
    addSession: os.addSession.handler(({ context, input }) => sessions.addSession(context, input)),
    updateSession: os.updateSession.handler(({ context, input }) =>
      sessions.updateSessionDraft(context, input),
    ),
    removeSession: os.removeSession.handler(({ context, input }) => sessions.removeSession(context, input)),
    fillTimetable: os.fillTimetable.handler(({ context, input }) => fillTimetable(context, input)),
    proposeTimetable: os.proposeTimetable.handler(({ context, input }) =>
      proposeTimetable(context, input.id),
    ),
    takeTimetable: os.takeTimetable.handler(({ context, input }) => takeTimetable(context, input)),
    releaseTimetable: os.releaseTimetable.handler(({ context, input }) => releaseTimetable(context, input)),
    exportTimetable: os.exportTimetable.handler(({ context, input }) =>
      timetableUse.exportTimetable(context, input.id),
    ),
    downloadCalendar: os.downloadCalendar.handler(({ context, input }) =>
      calendars.downloadCalendar(context, input.id),
    ),
    listTeacherSessions: os.listTeacherSessions.handler(({ context, input }) =>
      timetableUse.listTeacherSessions(context, input.id),
    ),
    listVenueSessions: os.listVenueSessions.handler(({ context, input }) =>
      timetableUse.listVenueSessions(context, input.id),
    ),
    getOwnTimetable: os.getOwnTimetable.handler(({ context }) => calendars.getOwnTimetable(context)),
    openOwnCalendar: os.openOwnCalendar.handler(({ context }) => calendars.openOwnCalendar(context)),
    closeOwnCalendar: os.closeOwnCalendar.handler(({ context }) => calendars.closeOwnCalendar(context)),
    readCalendar: os.readCalendar.handler(({ context, input }) =>
      calendars.readCalendar(context, input.token),
    ),
    getEnrolment: os.getEnrolment.handler(({ context, input }) => getEnrolment(context, input.id)),
    proposeQuotas: os.proposeQuotas.handler(({ context, input }) =>
      quotas.proposeClassQuotas(context, input),
    ),
    saveQuotas: os.saveQuotas.handler(({ context, input }) => quotas.saveQuotas(context, input)),
    openSeats: os.openSeats.handler(({ context, input }) => quotas.openSeats(context, input)),
    listNominees: os.listNominees.handler(({ context, input }) => nominate.listNominees(context, input)),
    nominate: os.nominate.handler(({ context, input }) => nominate.nominate(context, input)),
    withdrawNomination: os.withdrawNomination.handler(({ context, input }) =>
      nominate.withdrawNomination(context, input),
    ),
    confirmNomination: os.confirmNomination.handler(({ context, input }) =>
      decide.confirmNomination(context, input),
    ),
    declineNomination: os.declineNomination.handler(({ context, input }) =>
      decide.declineNomination(context, input),
    ),
    pinNomination: os.pinNomination.handler(({ context, input }) => decide.pinNomination(context, input)),
    confirmNominations: os.confirmNominations.handler(({ context, input }) =>
      decide.confirmNominations(context, input.id),
    ),
    selectEverybody: os.selectEverybody.handler(({ context, input }) =>
      places.selectEverybody(context, input),
    ),
    proposeSelection: os.proposeSelection.handler(({ context, input }) =>
      proposeClassSelection(context, input),
    ),
    adoptSelection: os.adoptSelection.handler(({ context, input }) => adoptSelection(context, input)),
    nextFromWaitlist: os.nextFromWaitlist.handler(({ context, input }) =>
      places.nextFromWaitlist(context, input.id),
    ),
    promoteFromWaitlist: os.promoteFromWaitlist.handler(({ context, input }) =>
      places.promoteNext(context, input),
    ),
    exportNominations: os.exportNominations.handler(({ context, input }) =>
      exportNominations(context, input.id),
    ),
    getUnitCoverage: os.getUnitCoverage.handler(({ context, input }) => getUnitCoverage(context, input.year)),
    exportUnitCoverage: os.exportUnitCoverage.handler(({ context, input }) =>
      exportUnitCoverage(context, input.year),
    ),
    getOwnRatings: os.getOwnRatings.handler(({ context }) => getOwnRatings(context)),
    getRatingForm: os.getRatingForm.handler(({ context, input }) => getRatingForm(context, input.id)),
    rateSession: os.rateSession.handler(({ context, input }) =>
      rateSession(context, input.id, input.answers),
    ),
    getClassRatings: os.getClassRatings.handler(({ context, input }) => getClassRatings(context, input.id)),
    getCourseRatings: os.getCourseRatings.handler(({ context, input }) =>
      getCourseRatings(context, input.id),
    ),
    listOwnFollowUps: os.listOwnFollowUps.handler(({ context }) => followUpAnswers.listOwnFollowUps(context)),
    getFollowUpForm: os.getFollowUpForm.handler(({ context, input }) =>
      followUpAnswers.getFollowUpForm(context, input.id),
    ),
    handInFollowUp: os.handInFollowUp.handler(({ context, input }) =>
      followUpAnswers.handInFollowUp(context, input.id, input.answers),
    ),
    getClassFollowUp: os.getClassFollowUp.handler(({ context, input }) =>
      getClassFollowUp(context, input.id),
    ),
    getClassEffect: os.getClassEffect.handler(({ context, input }) => getClassEffect(context, input.id)),
    getClassLessons: os.getClassLessons.handler(({ context, input }) =>
      lessons.getClassLessons(context, input.id),
    ),
    drawLessons: os.drawLessons.handler(({ context, input }) => lessons.drawLessons(context, input.id)),
    decideLesson: os.decideLesson.handler(({ context, input }) => lessons.decideLesson(context, input)),
  })
}
