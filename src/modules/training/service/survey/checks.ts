import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { requireRight, requireVisible } from '#platform/rights/rights.ts'
import type { SurveyState, SurveySummary } from '../../contract/index.ts'
import { findSurvey, lockSurvey, type StoredSurvey } from '../../queries/survey/survey.ts'

export type Survey = StoredSurvey & SurveySummary

const unknown = (id: string) => () =>
  new AppError('notFound', 'training.survey.unknown', `there is no survey ${id}`, { id })

/** The survey as the actor may read it. @throws AppError `training.survey.unknown` */
export async function visibleSurvey(ctx: Context, id: string): Promise<Survey> {
  const survey = await findSurvey(ctx.db, id)
  return requireVisible(ctx, 'training.survey.read', survey, ({ belonging }) => belonging, unknown(id))
}

/** The survey, visible and within the reach of another permission. */
export async function surveyFor(ctx: Context, permission: Permission, id: string): Promise<Survey> {
  const survey = await visibleSurvey(ctx, id)
  requireRight(ctx, permission, survey.belonging)
  return survey
}

/** The same, held against other writers until the transaction ends. */
export async function lockedSurvey(tx: Context, permission: Permission, id: string): Promise<Survey> {
  const found = await lockSurvey(tx.db, id)
  const survey = requireVisible(tx, 'training.survey.read', found, ({ belonging }) => belonging, unknown(id))
  requireRight(tx, permission, survey.belonging)
  return survey
}

/** @throws AppError `conflict` `training.survey.state` unless it stands in the state. */
export function requireState(survey: Survey, state: SurveyState): void {
  if (survey.state === state) return
  throw new AppError(
    'conflict',
    'training.survey.state',
    `survey ${survey.id} is ${survey.state}, not ${state}`,
    { id: survey.id, state: survey.state },
  )
}
