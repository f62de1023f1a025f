import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import type { TrainingPorts } from './ports.ts'
import { createClass, updateClassDraft } from './service/class/enter-class.ts'
import { exportClasses, listClasses } from './service/class/lists.ts'
import { proposeClass } from './service/class/propose-class.ts'
import { rescheduleClass } from './service/class/reschedule-class.ts'
import { getClass } from './service/class/show-class.ts'
import { getCoverage } from './service/coverage/coverage.ts'
import * as discussions from './service/discussion/discussions.ts'
import { getGrowth, getOwnGrowth } from './service/growth/growth-record.ts'
import { createIdea, updateIdea } from './service/idea/enter-idea.ts'
import { findLikeIdeas } from './service/idea/like-ideas.ts'
import { exportIdeas, listIdeas } from './service/idea/lists.ts'
import { mergeIdeas } from './service/idea/merge-ideas.ts'
import { replyToIdea } from './service/idea/reply.ts'
import { getIdea } from './service/idea/show-idea.ts'
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
import * as answering from './service/survey/answering.ts'
import * as builder from './service/survey/builder.ts'
import * as groups from './service/survey/groups.ts'
import * as life from './service/survey/life.ts'
import * as results from './service/survey/results.ts'
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
    updateDiscussion: os.updateDiscussion.handler(({ context, input }) =>
      discussions.updateDiscussion(context, ports, input),
    ),
  })
}
