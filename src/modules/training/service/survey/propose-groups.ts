import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { maskNumbers } from '#platform/privacy/mask.ts'
import type { AnswerGrouper } from '#platform/text-grouping/answer-grouper.ts'
import { inTransaction } from '#platform/transaction.ts'
import { dropGroups, insertGroup, insertMembers, openAnswersOf } from '../../queries/survey/groups.ts'
import { findQuestion, moveGrouping } from '../../queries/survey/questions.ts'
import { findSurvey } from '../../queries/survey/survey.ts'
import { vocabularyOf } from '../../queries/survey/vocabulary.ts'
import { answerGroupRef, surveyRef } from '../../refs.ts'

/** Longest name of a group. */
const longestName = 60

/**
 * Groups the open answers to a question, when that was asked for. Answers are read and groups written apart, because
 * grouping takes seconds in which no transaction shall be open: what was asked for once is done once.
 */
export async function proposeGroups(ctx: Context, grouper: AnswerGrouper, questionId: string): Promise<void> {
  const proposal = await propose(ctx, grouper, questionId)
  if (proposal !== null) await inTransaction(ctx, (tx) => keep(tx, proposal))
}

/** The same in the open transaction; gives the groups, the greatest first. */
export async function proposeGroupsIn(
  tx: Context,
  grouper: AnswerGrouper,
  questionId: string,
): Promise<{ id: string; name: string }[]> {
  await moveGrouping(tx.db, questionId, ['none', 'done'], 'asked')
  const proposal = await propose(tx, grouper, questionId)
  return proposal === null ? [] : keep(tx, proposal)
}

interface Proposal {
  questionId: string
  surveyId: string
  by: string
  groups: { name: string; example: string; responseIds: string[] }[]
}

async function propose(ctx: Context, grouper: AnswerGrouper, questionId: string): Promise<Proposal | null> {
  const question = await findQuestion(ctx.db, questionId)
  if (question === null || question.grouping !== 'asked') return null
  const { surveyId } = question
  const survey = await findSurvey(ctx.db, surveyId)
  const given = await openAnswersOf(ctx.db, { surveyId, questionId }, 'all')
  const { groups } = await grouper.group(
    given.map(({ text }) => text),
    await vocabularyOf(ctx.db, survey?.chainCode ?? null),
  )
  return {
    questionId,
    surveyId,
    by: grouper.name,
    groups: groups.map(({ label, example, members }) => ({
      name: [...(label || maskNumbers(example))].slice(0, longestName).join(''),
      example: maskNumbers(example),
      responseIds: members.map((at) => given[at]!.responseId),
    })),
  }
}

async function keep(
  tx: Context,
  { questionId, surveyId, by, groups }: Proposal,
): Promise<{ id: string; name: string }[]> {
  if (!(await moveGrouping(tx.db, questionId, ['asked'], 'done'))) return []
  await dropGroups(tx.db, questionId)
  const kept: { id: string; name: string }[] = []
  for (const { name, example, responseIds } of groups) {
    const values = { surveyId, questionId, name, example, state: 'proposed' as const }
    const id = await insertGroup(tx.db, values, tx.clock.now())
    kept.push({ id, name })
    await insertMembers(tx.db, { id, questionId }, responseIds)
    await recordChanges(tx, [
      {
        action: 'training.answerGroup.propose',
        object: answerGroupRef(id),
        before: null,
        after: { name, answers: responseIds.length, by },
        links: [{ from: answerGroupRef(id), relation: 'readFrom', to: surveyRef(surveyId) }],
      },
    ])
  }
  return kept
}
