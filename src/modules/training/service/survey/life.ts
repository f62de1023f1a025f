import { accountsOfPeople } from '#modules/access/index.ts'
import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { SurveyDetail, SurveyLink } from '../../contract/index.ts'
import type { TrainingPorts } from '../../ports.ts'
import { audienceOf } from '../../queries/survey/audience.ts'
import {
  dropBegun,
  type Invited,
  insertInvitations,
  invitedOf,
  noteReminders,
  setHashes,
} from '../../queries/survey/invitations.ts'
import { questionsOf } from '../../queries/survey/questions.ts'
import { mixIn } from '../../queries/survey/responses.ts'
import * as queries from '../../queries/survey/survey.ts'
import { surveyRef } from '../../refs.ts'
import { hashOfToken, tokenOf } from '../../rules/survey-token.ts'
import { getSurvey, peopleAsked } from './builder.ts'
import { lockedSurvey, requireState, type Survey } from './checks.ts'

type ById = { id: string; lockVersion: number }

/** Where somebody with an account answers: the page finds their own address. */
const ownPath = (id: string): string => `/surveys/${id}/answer`

/**
 * Opens a draft: everybody of the audience is invited, and who has an account is told.
 *
 * @throws AppError `conflict` `training.survey.noQuestions`, `.noAudience`, `.over` when it cannot be answered as it is.
 */
export async function openSurvey(ctx: Context, input: ById): Promise<SurveyDetail> {
  await inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.open', input.id)
    requireVersion(survey, input.lockVersion)
    const people = await openIn(tx, survey)
    await tell(tx, survey, people, 'training.survey.invited', `请填写调研问卷：${survey.title}`)
  })
  return getSurvey(ctx, input.id)
}

/** The same in the open transaction; gives who is invited, to be told. */
export async function openIn(tx: Context, survey: Survey): Promise<string[]> {
  const { id } = survey
  requireState(survey, 'draft')
  const today = businessDay(tx.clock)
  const refuse = (reason: string, message: string) => new AppError('conflict', reason, message, { id })
  if (survey.closesOn < today) throw refuse('training.survey.over', 'its last day is past')
  if ((await questionsOf(tx.db, id)).length === 0)
    throw refuse('training.survey.noQuestions', 'it asks nothing')
  const people = await peopleAsked(
    tx,
    (await audienceOf(tx.db, id)).map(({ line }) => line),
  )
  if (people.length === 0 && survey.publicCode === null)
    throw refuse('training.survey.noAudience', 'it asks nobody')
  await insertInvitations(tx.db, id, people)
  const opensOn = survey.opensOn > today ? survey.opensOn : today
  await queries.moveSurvey(tx.db, id, { state: 'open', opensOn }, tx.clock.now())
  await recordMove(tx, survey, 'open', { state: 'open', opensOn, invited: people.length })
  return people
}

/** Tells those of these people who have an account; gives how many. */
async function tell(
  tx: Context,
  survey: Survey,
  personIds: readonly string[],
  topic: string,
  title: string,
): Promise<number> {
  const accounts = await accountsOfPeople(tx.db, [...personIds])
  if (accounts.size === 0) return 0
  await notify(tx, {
    to: [...accounts.values()],
    topic,
    title,
    text: `${survey.askedBy.name}，依据：${survey.basis}。约需${survey.minutes}分钟，${survey.closesOn}截止。${
      survey.isAnonymous ? '匿名填写，不记录谁答了什么。' : ''
    }`,
    href: ownPath(survey.id),
    object: surveyRef(survey.id),
    // To know: so that it can be gathered in the digest and muted.
    urgency: 'know',
    dedupeKey: `training.survey ${survey.id}`,
  })
  return accounts.size
}

/** Sets another last day. @throws AppError `badInput` `training.survey.endsBeforeBegin` for one that is past. */
export async function extendSurvey(
  ctx: Context,
  { id, lockVersion, closesOn }: ById & { closesOn: string },
): Promise<SurveyDetail> {
  await inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.open', id)
    requireVersion(survey, lockVersion)
    requireState(survey, 'open')
    if (closesOn < businessDay(tx.clock) || closesOn < survey.opensOn)
      throw new AppError('badInput', 'training.survey.endsBeforeBegin', 'the day is past', {
        field: 'closesOn',
      })
    await queries.moveSurvey(tx.db, id, { closesOn }, tx.clock.now())
    await recordMove(tx, survey, 'extend', { closesOn })
  })
  return getSurvey(ctx, id)
}

/** Closes it: nothing more is taken. */
export async function closeSurvey(ctx: Context, input: ById): Promise<SurveyDetail> {
  await inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.open', input.id)
    requireVersion(survey, input.lockVersion)
    await closeIn(tx, survey)
  })
  return getSurvey(ctx, input.id)
}

/** The same in the open transaction. Answers of an anonymous survey are all written anew, in no order. */
export async function closeIn(tx: Context, survey: Survey): Promise<void> {
  requireState(survey, 'open')
  await dropBegun(tx.db, survey.id)
  if (survey.isAnonymous) await mixIn(tx.db, survey.id, null, null)
  await queries.moveSurvey(tx.db, survey.id, { state: 'closed' }, tx.clock.now())
  await recordMove(tx, survey, 'close', { state: 'closed' })
}

const recordMove = (tx: Context, survey: Survey, verb: 'open' | 'extend' | 'close', after: object) =>
  recordChanges(tx, [
    {
      action: `training.survey.${verb}`,
      object: surveyRef(survey.id),
      before: { state: survey.state, opensOn: survey.opensOn, closesOn: survey.closesOn },
      after,
      links: [{ from: surveyRef(survey.id), relation: 'askedBy', to: organisationRef(survey.askedBy.id) }],
    },
  ])

/** Reminds whoever has not answered and was not reminded today. @returns how many have an account and were told. */
export async function remindSurvey(ctx: Context, { id, lockVersion }: ById): Promise<{ reminded: number }> {
  return inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.open', id)
    requireVersion(survey, lockVersion)
    requireState(survey, 'open')
    return { reminded: await remindIn(tx, survey, () => true) }
  })
}

/** The same in the open transaction, of those who may still be reminded. */
export async function remindIn(
  tx: Context,
  survey: Survey,
  wanted: (invited: Invited) => boolean,
): Promise<number> {
  const today = businessDay(tx.clock)
  const late = (await invitedOf(tx.db, survey.id)).filter(
    (one) => !one.answered && one.remindedOn !== today && wanted(one),
  )
  const accounts = await accountsOfPeople(
    tx.db,
    late.map(({ personId }) => personId),
  )
  const reached = late.filter(({ personId }) => accounts.has(personId))
  if (reached.length === 0) return 0
  await noteReminders(
    tx.db,
    reached.map(({ id }) => id),
    today,
  )
  await tell(
    tx,
    survey,
    reached.map(({ personId }) => personId),
    'training.survey.reminded',
    `尚未填写，${survey.closesOn}截止：${survey.title}`,
  )
  await recordChanges(tx, [
    {
      action: 'training.survey.remind',
      object: surveyRef(survey.id),
      before: null,
      after: { reminded: reached.length },
      links: [{ from: surveyRef(survey.id), relation: 'askedBy', to: organisationRef(survey.askedBy.id) }],
    },
  ])
  return reached.length
}

/**
 * Personal addresses of those invited who have not answered, for slips of paper or a chat.
 *
 * @param everybody also those who have an account and find the survey in their inbox.
 */
export async function makeSurveySlips(
  ctx: Context,
  ports: Pick<TrainingPorts, 'secret'>,
  { id, everybody }: { id: string; everybody: boolean },
): Promise<SurveyLink[]> {
  const secret = await ports.secret()
  return inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.open', id)
    requireState(survey, 'open')
    const invited = await invitedOf(tx.db, id)
    const accounts = await accountsOfPeople(
      tx.db,
      invited.map(({ personId }) => personId),
    )
    const told = invited.filter(
      ({ answered, personId }) => !answered && (everybody || !accounts.has(personId)),
    )
    const tokens = new Map(told.map((one) => [one.id, tokenOf(secret, one.id)]))
    await setHashes(tx.db, new Map([...tokens].map(([key, token]) => [key, hashOfToken(token)])))
    await recordChanges(tx, [
      {
        action: 'training.survey.links',
        object: surveyRef(id),
        before: null,
        after: { addresses: told.length },
        links: [{ from: surveyRef(id), relation: 'askedBy', to: organisationRef(survey.askedBy.id) }],
      },
    ])
    return told.map(({ id: invitation, personId, personName, orgName, answered }) => ({
      personName,
      orgName,
      hasAccount: accounts.has(personId),
      answered,
      path: `/s/${tokens.get(invitation)!}`,
    }))
  })
}
