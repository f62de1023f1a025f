import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { discussionTitles, findingTexts, visibleDiscussions } from './queries/discussion.ts'
import { groupTitles } from './queries/survey/groups.ts'
import { surveyTitles, visibleSurveys } from './queries/survey/survey.ts'
import { topicNames } from './queries/topic.ts'

export { surveySchedule, trainingJobs } from './jobs.ts'
export { trainingRepointers } from './repointers.ts'
export { trainingRoutes } from './routes.ts'
export { enterDiscussion } from './service/discussion/discussions.ts'
export { draftFromResearch } from './service/draft-problem.ts'
export { installTopics } from './service/install-topics.ts'
export { enterSurvey } from './service/survey/builder.ts'
export { changeGroupIn } from './service/survey/groups.ts'
export { loadAnswers, moveSurveyIn } from './service/survey/load.ts'
export { proposeGroupsIn } from './service/survey/propose-groups.ts'

/** How this module's objects are named in threads. */
export const trainingDescribers: Describers = {
  'training.topic': async (db, ids) =>
    new Map([...(await topicNames(db, ids))].map(([id, title]) => [id, { title, href: '/training/topics' }])),
  'training.survey': async (db, ids) =>
    new Map(
      [...(await surveyTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/surveys/${id}` },
      ]),
    ),
  'training.answerGroup': async (db, ids) =>
    new Map(
      [...(await groupTitles(db, ids))].map(([id, { name, surveyId }]) => [
        id,
        { title: name, href: `/training/surveys/${surveyId}?tab=answers` },
      ]),
    ),
  'training.discussion': async (db, ids) =>
    new Map(
      [...(await discussionTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/discussions/${id}` },
      ]),
    ),
  'training.finding': async (db, ids) =>
    new Map(
      [...(await findingTexts(db, ids))].map(([id, { text, discussionId }]) => [
        id,
        { title: [...text].slice(0, 40).join(''), href: `/training/discussions/${discussionId}` },
      ]),
    ),
  'training.topics': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训主题', href: '/training/topics' }])),
}

/** Who may see them there. */
export const trainingGuards: Guards = {
  'training.topic': openTo('training.topic.read'),
  'training.topics': openTo('training.topic.read'),
  'training.survey': visibleSurveys,
  // A group is read by whoever reads its survey; what is in it asks for the right to see results.
  'training.answerGroup': async (ctx, ids) => {
    const groups = await groupTitles(ctx.db, ids)
    const seen = await visibleSurveys(ctx, [...new Set([...groups.values()].map((one) => one.surveyId))])
    return new Set(ids.filter((id) => seen.has(groups.get(id)?.surveyId ?? '')))
  },
  'training.discussion': visibleDiscussions,
  'training.finding': async (ctx, ids) => {
    const findings = await findingTexts(ctx.db, ids)
    const seen = await visibleDiscussions(ctx, [
      ...new Set([...findings.values()].map((one) => one.discussionId)),
    ])
    return new Set(ids.filter((id) => seen.has(findings.get(id)?.discussionId ?? '')))
  },
}
