import type { ProblemInput } from '#modules/matters/contract/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { questionsOf } from '../queries/survey/questions.ts'
import { answerGroupRef, findingRef } from '../refs.ts'
import { findVisibleFinding } from './discussion/discussions.ts'
import { visibleSurvey } from './survey/checks.ts'
import { visibleGroup } from './survey/groups.ts'

const titleLength = 36

const shortened = (text: string): string => {
  const characters = [...text.trim()]
  return characters.length > titleLength ? `${characters.slice(0, titleLength).join('')}…` : text.trim()
}

/**
 * What a problem raised from a group of answers or a finding would say.
 *
 * @throws AppError `conflict` `training.answerGroup.notConfirmed` for a group nobody confirmed.
 */
export async function draftFromResearch(ctx: Context, id: string): Promise<Partial<ProblemInput>> {
  requireRight(ctx, 'matters.problem.open')
  const finding = await findVisibleFinding(ctx, id)
  if (finding !== null)
    return {
      title: shortened(finding.text),
      problem: `${finding.heldOn}${finding.kind === 'visit' ? '走访' : '研讨'}“${finding.discussion}”反映：${finding.text}`,
      ...(finding.chainCode === null ? {} : { chainCode: finding.chainCode }),
      nodeCode: finding.nodeCode,
      enterpriseId: finding.enterpriseId,
      origin: finding.kind === 'visit' ? 'visit' : 'research',
      raisedFrom: [findingRef(id)],
    }
  const group = await visibleGroup(ctx, id)
  if (group.state !== 'confirmed')
    throw new AppError('conflict', 'training.answerGroup.notConfirmed', 'nobody confirmed this group', { id })
  const survey = await visibleSurvey(ctx, group.surveyId)
  const question = (await questionsOf(ctx.db, group.surveyId)).find((one) => one.id === group.questionId)
  return {
    title: shortened(group.name),
    problem: `训前调研“${survey.title}”中，${group.size}人在“${question?.text ?? ''}”一问下反映：${group.name}。例如：${group.example}`,
    ...(survey.chainCode === null ? {} : { chainCode: survey.chainCode }),
    origin: 'research',
    raisedFrom: [answerGroupRef(id)],
  }
}
