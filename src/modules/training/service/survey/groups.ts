import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { maskNumbers } from '#platform/privacy/mask.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { AnswerGroup, GroupState, OpenAnswer, QuestionGroups } from '../../contract/index.ts'
import { groupAnswersJob } from '../../jobs-declared.ts'
import type { TrainingPorts } from '../../ports.ts'
import * as queries from '../../queries/survey/groups.ts'
import { findQuestion, moveGrouping, type StoredQuestion } from '../../queries/survey/questions.ts'
import { answerGroupRef, surveyRef } from '../../refs.ts'
import { problemsRaisedFrom } from '../raised-problems.ts'
import { lockedSurvey, requireState, type Survey, surveyFor, visibleSurvey } from './checks.ts'
import { tellableResponses } from './results.ts'

type Ports = Pick<TrainingPorts, 'describers' | 'guards'>
type ById = { id: string; lockVersion: number }

const unknownQuestion = (id: string) =>
  new AppError('notFound', 'training.question.unknown', `there is no open question ${id}`, { id })

async function openQuestion(
  ctx: Context,
  permission: 'training.survey.results' | 'training.survey.edit',
  id: string,
): Promise<{ question: StoredQuestion; survey: Survey }> {
  const question = await findQuestion(ctx.db, id)
  if (question === null || question.kind !== 'open') throw unknownQuestion(id)
  try {
    return { question, survey: await surveyFor(ctx, permission, question.surveyId) }
  } catch (error) {
    // Out of reach answers as what does not exist.
    if (error instanceof AppError && error.kind === 'notFound') throw unknownQuestion(id)
    throw error
  }
}

/**
 * Has the open answers to a question grouped; a job does it. Groups that nobody decided on are proposed anew.
 *
 * @throws AppError `conflict` `training.survey.state` before it is closed, `training.survey.tooFew`,
 *   `training.answerGroup.decided` once somebody decided on a group.
 */
export async function askForGroups(ctx: Context, id: string): Promise<{ asked: true }> {
  const { survey } = await openQuestion(ctx, 'training.survey.edit', id)
  return inTransaction(ctx, async (tx) => {
    requireState(await lockedSurvey(tx, 'training.survey.edit', survey.id), 'closed')
    if ((await tellableResponses(tx, survey)) === null)
      throw new AppError('conflict', 'training.survey.tooFew', 'too few have answered', { id: survey.id })
    if (
      (await queries.groupsOf(tx.db, id)).some(
        ({ state, lockVersion }) => state !== 'proposed' || lockVersion > 1,
      )
    )
      throw new AppError('conflict', 'training.answerGroup.decided', 'somebody decided on a group already')
    if (await moveGrouping(tx.db, id, ['none', 'done'], 'asked'))
      await tx.jobs.enqueue(tx, groupAnswersJob, { questionId: id })
    return { asked: true }
  })
}

/** Groups of a question, as far as the results may be told. */
export async function listAnswerGroups(ctx: Context, ports: Ports, id: string): Promise<QuestionGroups> {
  const { question, survey } = await openQuestion(ctx, 'training.survey.results', id)
  if ((await tellableResponses(ctx, survey)) === null) return { groups: [], rest: 0 }
  const groups = await queries.groupsOf(ctx.db, id)
  const rest = await queries.openAnswersOf(ctx.db, { surveyId: survey.id, questionId: question.id }, null)
  return { groups: await withProblems(ctx, ports, groups), rest: rest.length }
}

/** Open answers of a group, or those in none, with long numbers masked. */
export async function listOpenAnswers(
  ctx: Context,
  { id, group }: { id: string; group?: string | undefined },
): Promise<OpenAnswer[]> {
  const { survey } = await openQuestion(ctx, 'training.survey.results', id)
  if ((await tellableResponses(ctx, survey)) === null) return []
  const answers = await queries.openAnswersOf(ctx.db, { surveyId: survey.id, questionId: id }, group ?? null)
  return answers.map(({ responseId, text }) => ({ responseId, text: maskNumbers(text) }))
}

async function withProblems(
  ctx: Context,
  ports: Ports,
  groups: readonly queries.StoredGroup[],
): Promise<AnswerGroup[]> {
  const problems = await problemsRaisedFrom(
    ctx,
    ports,
    'training.answerGroup',
    groups.map(({ id }) => id),
  )
  return groups.map((group) => ({ ...group, problems: problems.get(group.id) ?? [] }))
}

/** A group as the actor may read it. @throws AppError `training.answerGroup.unknown` */
export async function visibleGroup(ctx: Context, id: string): Promise<queries.StoredGroup> {
  const group = await queries.findGroup(ctx.db, id)
  const unknown = new AppError('notFound', 'training.answerGroup.unknown', `there is no group ${id}`, { id })
  if (group === null) throw unknown
  const survey = await visibleSurvey(ctx, group.surveyId).catch(() => null)
  if (survey === null) throw unknown
  requireRight(ctx, 'training.survey.results', survey.belonging)
  return group
}

async function lockedGroup(tx: Context, { id, lockVersion }: ById): Promise<queries.StoredGroup> {
  await queries.holdGroups(tx.db, [id])
  const group = await visibleGroup(tx, id)
  requireRight(tx, 'training.survey.edit', (await visibleSurvey(tx, group.surveyId)).belonging)
  requireVersion(group, lockVersion)
  return group
}

const told = async (ctx: Context, ports: Ports, id: string): Promise<AnswerGroup> =>
  (await withProblems(ctx, ports, [await visibleGroup(ctx, id)]))[0]!

const linkOf = ({ id, surveyId }: { id: string; surveyId: string }) => ({
  from: answerGroupRef(id),
  relation: 'readFrom',
  to: surveyRef(surveyId),
})

const shown = ({ name, state, size }: queries.StoredGroup) => ({ name, state, answers: size })

/** Names a group and says what becomes of it. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function changeAnswerGroup(
  ctx: Context,
  ports: Ports,
  input: ById & { name: string; state: GroupState },
): Promise<AnswerGroup> {
  await inTransaction(ctx, (tx) => changeGroupIn(tx, input))
  return told(ctx, ports, input.id)
}

/** The same in the open transaction. */
export async function changeGroupIn(
  tx: Context,
  { name, state, ...input }: ById & { name: string; state: GroupState },
): Promise<void> {
  const before = await lockedGroup(tx, input)
  await queries.updateGroup(tx.db, input.id, { name, state }, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'training.answerGroup.change',
      object: answerGroupRef(input.id),
      before: shown(before),
      after: { ...shown(before), name, state },
      links: [linkOf(before)],
    },
  ])
}

/**
 * Puts another group of the same question into this one, which keeps its name and state.
 *
 * @throws AppError `conflict` `training.answerGroup.raised` when a problem was raised from the other one: it would lose
 *   what it came from.
 */
export async function mergeAnswerGroups(
  ctx: Context,
  ports: Ports,
  { id, lockVersion, from }: ById & { from: ById },
): Promise<AnswerGroup> {
  await inTransaction(ctx, async (tx) => {
    if (from.id === id)
      throw new AppError('badInput', 'training.answerGroup.itself', 'a group is not merged into itself', {
        field: 'from',
      })
    await queries.holdGroups(tx.db, [id, from.id])
    const into = await lockedGroup(tx, { id, lockVersion })
    const other = await lockedGroup(tx, from)
    if (other.questionId !== into.questionId)
      throw new AppError('badInput', 'training.answerGroup.unknown', 'it groups another question', {
        field: 'from',
      })
    if ((await queries.raisedFrom(tx.db, 'training.answerGroup', [other.id])).length > 0)
      throw new AppError('conflict', 'training.answerGroup.raised', 'a problem was raised from it')
    await queries.pourInto(tx.db, other.id, id)
    await queries.updateGroup(tx.db, id, {}, tx.clock.now())
    await recordChanges(tx, [
      {
        action: 'training.answerGroup.merge',
        object: answerGroupRef(other.id),
        before: shown(other),
        after: null,
        links: [{ from: answerGroupRef(other.id), relation: 'mergedInto', to: answerGroupRef(id) }],
      },
      {
        action: 'training.answerGroup.grow',
        object: answerGroupRef(id),
        before: shown(into),
        after: { ...shown(into), answers: into.size + other.size },
        links: [linkOf(into)],
      },
    ])
  })
  return told(ctx, ports, id)
}

/**
 * Takes answers out of a group, into one of their own or into none.
 *
 * @throws AppError `badInput` `training.answerGroup.noMember` for one that is not in it; `.emptied` when none would stay.
 */
export async function splitAnswerGroup(
  ctx: Context,
  ports: Ports,
  { name, responseIds, ...input }: ById & { name: string | null; responseIds: string[] },
): Promise<AnswerGroup> {
  const wanted = [...new Set(responseIds)]
  await inTransaction(ctx, async (tx) => {
    const group = await lockedGroup(tx, input)
    if (wanted.length >= group.size)
      throw new AppError('badInput', 'training.answerGroup.emptied', 'no answer would stay in it', {
        field: 'responseIds',
      })
    const at = tx.clock.now()
    const given = await queries.openAnswersOf(tx.db, group, group.id)
    const first = given.find(({ responseId }) => wanted.includes(responseId))
    const own =
      name === null
        ? null
        : await queries.insertGroup(
            tx.db,
            { ...group, name, example: maskNumbers(first?.text ?? name), state: 'proposed' },
            at,
          )
    const moved = await queries.takeOut(tx.db, group.id, wanted, own)
    if (moved !== wanted.length)
      throw new AppError('badInput', 'training.answerGroup.noMember', 'an answer is not in this group', {
        field: 'responseIds',
      })
    await queries.updateGroup(tx.db, group.id, {}, at)
    const split: Change = {
      action: 'training.answerGroup.split',
      object: answerGroupRef(group.id),
      before: shown(group),
      after: { ...shown(group), answers: group.size - moved },
      links: [linkOf(group)],
    }
    const made = (id: string): Change => ({
      action: 'training.answerGroup.splitOff',
      object: answerGroupRef(id),
      before: null,
      after: { name, answers: moved },
      links: [
        { from: answerGroupRef(id), relation: 'splitFrom', to: answerGroupRef(group.id) },
        linkOf({ id, surveyId: group.surveyId }),
      ],
    })
    await recordChanges(tx, own === null ? [split] : [split, made(own)])
  })
  return told(ctx, ports, input.id)
}
