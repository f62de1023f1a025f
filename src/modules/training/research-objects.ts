import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { discussionTitles, findingTexts, visibleDiscussions } from './queries/discussion.ts'
import { groupTitles } from './queries/survey/groups.ts'
import { surveyTitles, visibleSurveys } from './queries/survey/survey.ts'

/** How questionnaires, groups of answers, discussions and findings are named in threads. */
export const researchDescribers: Describers = {
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
}

/** Who may see them there. */
export const researchGuards: Guards = {
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
