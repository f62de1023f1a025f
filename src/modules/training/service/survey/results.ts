import { listRegions } from '#modules/directory/index.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { maskNumbers } from '#platform/privacy/mask.ts'
import { fillSheet, type SheetColumn, workbook } from '#platform/tabular/workbook.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Answers, SurveyResults } from '../../contract/index.ts'
import { questionsOf, type StoredQuestion } from '../../queries/survey/questions.ts'
import { responsesOf, type StoredResponse } from '../../queries/survey/responses.ts'
import { resultOf, toldParts } from '../../rules/survey-results.ts'
import { type Survey, surveyFor } from './checks.ts'

/**
 * Answers as far as anything may be told of them: none below the minimum sample, and of an anonymous survey none before
 * it is closed, because from one day's results to the next one could tell who said what.
 */
export async function tellableResponses(ctx: Context, survey: Survey): Promise<StoredResponse[] | null> {
  if (survey.isAnonymous && survey.state !== 'closed') return null
  const responses = await responsesOf(ctx.db, survey.id)
  return responses.length < survey.minimumSample ? null : responses
}

/** Results of a survey; everything that too few people stand behind is null. */
export async function getSurveyResults(ctx: Context, id: string): Promise<SurveyResults> {
  const survey = await surveyFor(ctx, 'training.survey.results', id)
  const responses = await tellableResponses(ctx, survey)
  const questions = await questionsOf(ctx.db, id)
  const parts = responses === null ? [] : partsOf(responses, survey.minimumSample)
  const names = await partNames(ctx, survey)
  return {
    surveyId: id,
    state: survey.state,
    minimumSample: survey.minimumSample,
    answered: responses?.length ?? null,
    invited: survey.invited,
    parts: parts.map(({ key, answered }) => ({ key, name: names.get(key) ?? null, answered })),
    questions: questions.map((question) =>
      resultOf(
        question,
        responses ?? [],
        parts.map(({ key }) => key),
        survey.minimumSample,
      ),
    ),
  }
}

/** Parts of those who answered, the greatest first; how many only where that may be told. */
function partsOf(
  responses: readonly StoredResponse[],
  least: number,
): { key: string; answered: number | null }[] {
  const sizes = new Map<string, number>()
  for (const { stratum } of responses) if (stratum !== null) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  const parts = [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const told = toldParts(
    parts.map(([, size]) => size),
    responses.length,
    least,
  )
  return parts.map(([key, size], at) => ({ key, answered: told[at] ? size : null }))
}

async function partNames(ctx: Context, { strata }: Survey): Promise<Map<string, string>> {
  if (strata !== 'region') return new Map()
  return new Map((await listRegions(ctx.db)).map(({ code, name }) => [code, name]))
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Every answer as a row: each topic of a matrix in two columns, each choice in words, open answers only when asked for
 * and with long numbers masked. Rows of an anonymous survey stand in no order and bear no name and no part.
 *
 * @throws AppError `conflict` `training.survey.tooFew` while results may not be shown.
 */
export async function exportSurveyResults(
  ctx: Context,
  { id, withTexts }: { id: string; withTexts: boolean },
): Promise<File> {
  const survey = await surveyFor(ctx, 'training.survey.export', id)
  const responses = await tellableResponses(ctx, survey)
  if (responses === null)
    throw new AppError('conflict', 'training.survey.tooFew', 'too few have answered', { id })
  const questions = await questionsOf(ctx.db, id)
  const today = businessDay(ctx.clock)
  const columns: SheetColumn<StoredResponse & { row: number }>[] = [
    { title: '序号', width: 8, value: ({ row }) => row },
    ...(survey.isAnonymous
      ? []
      : [
          { title: '姓名', width: 12, personal: true, value: (one: StoredResponse) => one.personName },
          { title: '单位', width: 24, personal: true, value: (one: StoredResponse) => one.orgName },
          { title: '提交日期', width: 12, value: (one: StoredResponse) => one.handedInOn },
        ]),
    ...questions.filter(({ kind }) => withTexts || kind !== 'open').flatMap(columnsOf),
  ]
  const title = `${survey.title}（${survey.isAnonymous ? '匿名，' : ''}共${responses.length}份，导出于 ${today}）`
  const rows = responses.map((response, at) => ({ ...response, row: at + 1 }))
  const bytes = await workbook([fillSheet({ name: '答卷', title, columns, rows })], {
    by: ctx.actor.name,
    at: ctx.clock.now(),
  })
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      {
        action: 'training.survey.exportResults',
        object: { kind: 'training.list', id: 'survey-results' },
        details: { surveyId: id, withTexts, rows: rows.length },
      },
    ]),
  )
  return new File([bytes], `survey-${survey.number}-${today}.xlsx`, { type: xlsx })
}

function columnsOf(question: StoredQuestion): SheetColumn<{ answers: Answers }>[] {
  const { id, text, options, topics } = question
  switch (question.kind) {
    case 'matrix':
      return topics.flatMap(({ code, name }) =>
        (['importance', 'mastery'] as const).map((scale) => ({
          title: `${name}·${scale === 'importance' ? '重要程度' : '掌握程度'}`,
          width: 14,
          value: ({ answers }: { answers: Answers }) => {
            const answer = answers[id]
            return answer?.kind === 'matrix' ? (answer.rows[code]?.[scale] ?? null) : null
          },
        })),
      )
    case 'single':
    case 'multiple':
      return [
        {
          title: text,
          width: 24,
          value: ({ answers }) => {
            const answer = answers[id]
            const chosen =
              answer?.kind === 'single' ? [answer.choice] : answer?.kind === 'multiple' ? answer.choices : []
            return chosen.map((choice) => options[choice] ?? '').join('；') || null
          },
        },
      ]
    case 'open':
      return [
        {
          title: text,
          width: 48,
          personal: true,
          value: ({ answers }) => {
            const answer = answers[id]
            return answer?.kind === 'open' ? maskNumbers(answer.text) : null
          },
        },
      ]
  }
}
