import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import type { TrainingPorts } from './ports.ts'
import * as discussions from './service/discussion/discussions.ts'
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
    listTopics: os.listTopics.handler(({ context }) => topics.listTopics(context)),
    addTopic: os.addTopic.handler(({ context, input }) => topics.addTopic(context, input)),
    updateTopic: os.updateTopic.handler(({ context, input }) => topics.updateTopic(context, input)),

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
    makeSurveyLinks: os.makeSurveyLinks.handler(({ context, input }) =>
      life.makeSurveyLinks(context, ports, input),
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
