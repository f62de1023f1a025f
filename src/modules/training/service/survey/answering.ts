import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { faultsOf, keptAnswers } from '../../contract/check-answers.ts'
import { type AnsweringForm, type Answers, answers as answersSchema } from '../../contract/index.ts'
import type { TrainingPorts } from '../../ports.ts'
import {
  findInvitationByHash,
  findInvitationOf,
  type Invitation,
  lockInvitationByHash,
  markAnswered,
  saveBegun,
  setHashes,
  stratumOf,
} from '../../queries/survey/invitations.ts'
import { questionsOf, toldQuestion } from '../../queries/survey/questions.ts'
import { insertResponse, mixIn } from '../../queries/survey/responses.ts'
import { findSurvey, findSurveyByCode, type StoredSurvey } from '../../queries/survey/survey.ts'
import { hashOfToken, readToken, seal, tokenOf, unseal } from '../../rules/survey-token.ts'

/** Earlier answers that are written anew with each, so that it cannot be told from them. */
const mixedWith = 20

/** What an address leads to. */
interface Entry {
  survey: StoredSurvey
  token: string
  /** Null at the open address. */
  invitation: Invitation | null
}

/** The same for an address that was never given out and for what is none at all. */
const unknown = () => new AppError('notFound', 'training.answering.unknown', 'nothing is behind this address')

const closed = (survey: StoredSurvey) =>
  new AppError('conflict', 'training.answering.closed', 'the survey is not open', {
    opensOn: survey.opensOn,
    closesOn: survey.closesOn,
  })

/** @throws AppError `training.answering.unknown`, `.closed`, `.used`. */
async function enter(ctx: Context, given: string, hold: boolean): Promise<Entry> {
  const token = readToken(given)
  if (token === null) throw unknown()
  const find = hold ? lockInvitationByHash : findInvitationByHash
  const invitation = await find(ctx.db, hashOfToken(token))
  const survey =
    invitation === null
      ? await findSurveyByCode(ctx.db, token)
      : await findSurvey(ctx.db, invitation.surveyId)
  if (survey === null || survey.state === 'draft') throw unknown()
  if (invitation?.answered)
    throw new AppError('conflict', 'training.answering.used', 'this address was answered at already')
  const today = businessDay(ctx.clock)
  if (survey.state !== 'open' || today < survey.opensOn || today > survey.closesOn) throw closed(survey)
  return { survey, token, invitation }
}

/** The form behind an address, with what was begun. */
export async function openAnswering(ctx: Context, given: string): Promise<AnsweringForm> {
  const { survey, token, invitation } = await enter(ctx, given, false)
  return {
    title: survey.title,
    purpose: survey.purpose,
    askedBy: survey.askedBy.name,
    basis: survey.basis,
    frequency: survey.frequency,
    minutes: survey.minutes,
    closesOn: survey.closesOn,
    isAnonymous: survey.isAnonymous,
    isDemo: survey.isDemo,
    minimumSample: survey.minimumSample,
    questions: (await questionsOf(ctx.db, survey.id)).map(toldQuestion),
    isKept: invitation !== null,
    answers: begunAnswers(token, invitation),
    savedVersion: invitation?.savedVersion ?? 0,
  }
}

/** What was begun; nothing where the secret of the installation changed since, or nothing was. */
function begunAnswers(token: string, invitation: Invitation | null): Answers {
  const text = invitation?.saved ? unseal(token, invitation.saved) : null
  return text === null ? {} : answersSchema.parse(JSON.parse(text))
}

/**
 * Keeps what was answered so far. Leaves no audit entry: it changes nothing that anybody but the answerer sees, and an
 * entry would say when who answered.
 *
 * @throws AppError `conflict` `training.answering.elsewhere` when it was saved in another place meanwhile.
 */
export async function saveAnswers(
  ctx: Context,
  { token: given, answers, savedVersion }: { token: string; answers: Answers; savedVersion: number },
): Promise<{ savedVersion: number }> {
  return inTransaction(ctx, async (tx) => {
    const { survey, token, invitation } = await enter(tx, given, true)
    if (invitation === null)
      throw new AppError('badInput', 'training.answering.notKept', 'the open address keeps nothing')
    requireSaved(invitation, savedVersion)
    await requireAnswers(tx, survey, answers, false)
    const version = savedVersion + 1
    await saveBegun(tx.db, invitation.id, seal(token, JSON.stringify(answers)), version)
    return { savedVersion: version }
  })
}

/** Hands in the answers, once for each invitation. Leaves no audit entry, for the same reason. */
export async function handInAnswers(
  ctx: Context,
  { token: given, answers, savedVersion }: { token: string; answers: Answers; savedVersion: number },
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    const { survey, invitation } = await enter(tx, given, true)
    if (invitation !== null) requireSaved(invitation, savedVersion)
    await requireAnswers(tx, survey, answers, true)
    const response = {
      stratum: invitation === null ? null : await tellableStratum(tx, survey, invitation.personId),
      answers: keptAnswers(answers),
      handedInOn: businessDay(tx.clock),
    }
    if (invitation !== null) await markAnswered(tx.db, invitation.id)
    if (survey.isAnonymous) await mixIn(tx.db, survey.id, response, mixedWith)
    else
      await insertResponse(tx.db, {
        ...response,
        surveyId: survey.id,
        invitationId: invitation?.id ?? null,
      })
    return { done: true }
  })
}

/** The part somebody belongs to, kept only where enough of those invited share it. */
async function tellableStratum(tx: Context, survey: StoredSurvey, personId: string): Promise<string | null> {
  if (survey.strata === 'none') return null
  const found = await stratumOf(tx.db, survey.id, personId, survey.strata)
  return found !== null && found.people >= survey.minimumSample ? found.stratum : null
}

function requireSaved(invitation: Invitation, savedVersion: number): void {
  if (invitation.savedVersion === savedVersion) return
  throw new AppError('conflict', 'training.answering.elsewhere', 'it was saved elsewhere meanwhile', {
    savedVersion: invitation.savedVersion,
  })
}

async function requireAnswers(
  tx: Context,
  survey: StoredSurvey,
  answers: Answers,
  complete: boolean,
): Promise<void> {
  const faults = faultsOf(await questionsOf(tx.db, survey.id), answers, complete)
  if (faults.length > 0)
    throw new AppError('badInput', 'training.answering.incomplete', 'some answers are missing or wrong', {
      faults,
    })
}

/**
 * The personal address of a survey that the caller is invited to, for who comes from the inbox.
 *
 * @throws AppError `notFound` `training.answering.notInvited`
 */
export async function findOwnSurvey(
  ctx: Context,
  ports: Pick<TrainingPorts, 'secret'>,
  surveyId: string,
): Promise<{ path: string }> {
  const { personId } = ctx.actor
  const invitation = personId === null ? null : await findInvitationOf(ctx.db, surveyId, personId)
  if (invitation === null)
    throw new AppError('notFound', 'training.answering.notInvited', 'the caller is not invited')
  const token = tokenOf(await ports.secret(), invitation.id)
  await setHashes(ctx.db, new Map([[invitation.id, hashOfToken(token)]]))
  return { path: `/s/${token}` }
}
