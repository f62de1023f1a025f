import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { keptAnswers } from '../../contract/check-answers.ts'
import type { Answers, SurveyQuestion } from '../../contract/index.ts'
import { invitedOf, markAnswered } from '../../queries/survey/invitations.ts'
import { questionsOf } from '../../queries/survey/questions.ts'
import { mixIn } from '../../queries/survey/responses.ts'
import { lockedSurvey } from './checks.ts'
import { closeIn, openIn } from './life.ts'

/** Opens or closes a survey in the open transaction and tells nobody. */
export async function moveSurveyIn(tx: Context, id: string, to: 'open' | 'closed'): Promise<void> {
  const survey = await lockedSurvey(tx, 'training.survey.open', id)
  if (to === 'open') await openIn(tx, survey)
  else await closeIn(tx, survey)
}

/**
 * Puts invented answers into an anonymous survey that is open.
 *
 * @param answersOf what each of those invited answers, in turn; null for who does not.
 * @returns the open question.
 */
export async function loadAnswers(
  tx: Context,
  id: string,
  answersOf: (questions: readonly SurveyQuestion[], at: number) => Answers | null,
): Promise<string> {
  const questions = await questionsOf(tx.db, id)
  for (const [at, { id: invitation }] of (await invitedOf(tx.db, id)).entries()) {
    const given = answersOf(questions, at)
    if (given === null) continue
    await markAnswered(tx.db, invitation)
    const response = { stratum: null, answers: keptAnswers(given), handedInOn: businessDay(tx.clock) }
    await mixIn(tx.db, id, response, 0)
  }
  const open = questions.find(({ kind }) => kind === 'open')
  if (open === undefined) throw new Error(`survey ${id} has no open question`)
  return open.id
}
