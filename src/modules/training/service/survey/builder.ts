import { sql } from 'kysely'
import { accountsOfPeople } from '#modules/access/index.ts'
import { chainRef, saidChains } from '#modules/chains/index.ts'
import { filledIn, organisationRef, requireOrganisations } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { badField } from '#platform/errors.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type AudienceLine,
  type SurveyDetail,
  type SurveyFields,
  type SurveyFileQuery,
  type SurveyListQuery,
  type SurveySummary,
  surveyFields,
  surveyList,
} from '../../contract/index.ts'
import { surveyWords } from '../../contract/survey-terms.ts'
import { audienceOf, peopleOf, replaceAudience, unknownInAudience } from '../../queries/survey/audience.ts'
import { countAnsweredInvitations, invitedOf } from '../../queries/survey/invitations.ts'
import { questionsOf, replaceQuestions, toldQuestion } from '../../queries/survey/questions.ts'
import * as queries from '../../queries/survey/survey.ts'
import { classRef, surveyRef } from '../../refs.ts'
import { newPublicCode } from '../../rules/survey-token.ts'
import { chainIdOf } from '../chain-id.ts'
import { requireTopics } from '../topics.ts'
import { lockedSurvey, requireState, type Survey, visibleSurvey } from './checks.ts'

/** Questionnaires within reach, those open first. */
export async function listSurveys(ctx: Context, wanted: SurveyListQuery): Promise<ListPage<SurveySummary>> {
  requireRight(ctx, 'training.survey.read')
  return queries.listSurveys(ctx, wanted)
}

/** The list as a workbook; noted in the audit. */
export function exportSurveys(ctx: Context, { columns, ...asked }: SurveyFileQuery): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllSurveys(tx, asked)
    const { sort, ...filter } = asked
    return listFile(tx, surveyList, {
      name: 'surveys',
      action: 'training.survey.export',
      rows: items,
      total,
      about: [
        ...(await filledIn(tx)),
        chosenBy([
          ...containing(filter.query),
          ...(await saidChains(tx, filter.chain)),
          ...said(
            '状态',
            filter.state?.map((state) => surveyWords.state[state]),
          ),
        ]),
      ],
      columns,
      asked: { filter, sort },
    })
  })
}

/** Classes that are not over, for a survey to prepare. */
export const listSurveyClasses = (ctx: Context) => queries.classesToPrepare(ctx.db, businessDay(ctx.clock))

/** People whom the asker may see and an audience means. */
export const peopleAsked = (ctx: Context, audience: readonly AudienceLine[]): Promise<string[]> =>
  peopleOf(
    ctx.db,
    audience,
    scopeFilter(ctx, 'directory.person.read', {
      orgIds: [sql.ref('p.org_id')],
      regionCodes: [sql.ref('o.region_code')],
    }),
  )

/** How many people an audience means today, and how many of them find the survey in their inbox. */
export async function countAudience(
  ctx: Context,
  audience: readonly AudienceLine[],
): Promise<{ people: number; withAccount: number }> {
  requireRight(ctx, 'training.survey.edit')
  const people = await peopleAsked(ctx, audience)
  return { people: people.length, withAccount: (await accountsOfPeople(ctx.db, people)).size }
}

/** One survey. @throws AppError `notFound` `training.survey.unknown` */
export async function getSurvey(ctx: Context, id: string): Promise<SurveyDetail> {
  return detailOf(ctx, await visibleSurvey(ctx, id))
}

/** What the page of a survey shows. */
export async function detailOf(ctx: Context, survey: Survey): Promise<SurveyDetail> {
  const { belonging, publicCode, isDemo: _isDemo, ...told } = survey
  const invited = await invitedOf(ctx.db, survey.id)
  const accounts = await accountsOfPeople(
    ctx.db,
    invited.map(({ personId }) => personId),
  )
  return {
    ...told,
    questions: (await questionsOf(ctx.db, survey.id)).map(toldQuestion),
    audience: await audienceOf(ctx.db, survey.id),
    withAccount: accounts.size,
    answeredByInvitation: await countAnsweredInvitations(ctx.db, survey.id),
    publicPath:
      publicCode !== null && may(ctx, 'training.survey.open', belonging) ? `/s/${publicCode}` : null,
  }
}

/** Drafts a survey. @throws AppError `badInput` for what it names and nobody knows. */
export async function createSurvey(ctx: Context, fields: SurveyFields): Promise<SurveyDetail> {
  const id = await inTransaction(ctx, (tx) => enterSurvey(tx, fields, false))
  return getSurvey(ctx, id)
}

/** The same in the open transaction; gives the id. */
export async function enterSurvey(tx: Context, given: SurveyFields, isDemo: boolean): Promise<string> {
  const fields = surveyFields.parse(given)
  const values = await checkedValues(tx, fields, null)
  requireRight(tx, 'training.survey.edit', belongingOf(tx, fields))
  const { actor } = tx
  const id = await queries.insertSurvey(tx.db, values, actor, tx.clock.now(), isDemo)
  await replaceQuestions(tx.db, id, fields.questions)
  await replaceAudience(tx.db, id, fields.audience)
  await recordChanges(tx, [
    {
      action: 'training.survey.add',
      object: surveyRef(id),
      before: null,
      after: fields,
      links: linksOf(id, fields),
    },
  ])
  return id
}

/** Changes a draft. @throws AppError `conflict` when somebody changed it meanwhile or it is open already. */
export async function updateSurvey(
  ctx: Context,
  { id, lockVersion, ...fields }: SurveyFields & { id: string; lockVersion: number },
): Promise<SurveyDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockedSurvey(tx, 'training.survey.edit', id)
    const shown = await detailOf(tx, before)
    requireVersion(shown, lockVersion)
    requireState(before, 'draft')
    const values = await checkedValues(tx, fields, before.publicCode)
    requireRight(tx, 'training.survey.edit', belongingOf(tx, fields))
    await queries.updateSurvey(tx.db, id, values, tx.clock.now())
    await replaceQuestions(tx.db, id, fields.questions)
    await replaceAudience(tx.db, id, fields.audience)
    for (const relation of following) await unlink(tx, surveyRef(id), relation)
    await recordChanges(tx, [
      {
        action: 'training.survey.update',
        object: surveyRef(id),
        before: fieldsOf(shown, before.publicCode),
        after: fields,
        links: linksOf(id, fields),
      },
    ])
  })
  return getSurvey(ctx, id)
}

/** What a person entered of a survey, for the audit. */
const fieldsOf = (shown: SurveyDetail, publicCode: string | null): SurveyFields => ({
  title: shown.title,
  purpose: shown.purpose,
  askedByOrgId: shown.askedBy.id,
  basis: shown.basis,
  frequency: shown.frequency,
  minutes: shown.minutes,
  chainCode: shown.chainCode,
  classId: shown.trainingClass?.id ?? null,
  isAnonymous: shown.isAnonymous,
  opensOn: shown.opensOn,
  closesOn: shown.closesOn,
  minimumSample: shown.minimumSample,
  strata: shown.strata,
  remindDaysBefore: shown.remindDaysBefore,
  mostReminders: shown.mostReminders,
  isPublic: publicCode !== null,
  questions: shown.questions.map(({ id: _id, topics, ...one }) => ({
    ...one,
    topicCodes: topics.map(({ code }) => code),
  })),
  audience: shown.audience.map(({ line }) => line),
})

const belongingOf = (tx: Context, fields: SurveyFields) => ({
  orgIds: [fields.askedByOrgId],
  chainCodes: [fields.chainCode],
  accountIds: [tx.actor.id],
})

async function checkedValues(
  tx: Context,
  fields: SurveyFields,
  publicCode: string | null,
): Promise<queries.SurveyValues> {
  const { chainCode, isPublic, questions, audience, ...values } = fields
  if (fields.closesOn < fields.opensOn)
    throw badField('closesOn', 'training.survey.endsBeforeBegin', 'it ends before it begins')
  const chainId = await chainIdOf(tx, chainCode)
  await requireOrganisations(tx, 'askedByOrgId', [fields.askedByOrgId])
  if (fields.classId !== null && !(await queries.classExists(tx.db, fields.classId)))
    throw badField('classId', 'training.class.unknown', `there is no class ${fields.classId}`)
  await requireTopics(tx, 'questions', [...new Set(questions.flatMap(({ topicCodes }) => topicCodes))])
  const unknown = await unknownInAudience(tx.db, audience)
  const empty = audience.some(
    (line) => line.kind === 'branch' && line.deptKind === null && line.regionCode === null,
  )
  if (unknown.length > 0 || empty)
    throw badField('audience', 'training.survey.audienceUnknown', 'a line of the audience means nobody', {
      unknown,
    })
  return {
    ...values,
    chainId,
    publicCode: isPublic ? (publicCode ?? newPublicCode()) : null,
  }
}

/** Relations that follow what is entered of a survey. */
const following = ['askedBy', 'about', 'prepares']

function linksOf(id: string, { askedByOrgId, chainCode, classId }: SurveyFields): [Link, ...Link[]] {
  const from = surveyRef(id)
  return [
    { from, relation: 'askedBy', to: organisationRef(askedByOrgId) },
    ...(chainCode === null ? [] : [{ from, relation: 'about', to: chainRef(chainCode) }]),
    ...(classId === null ? [] : [{ from, relation: 'prepares', to: classRef(classId) }]),
  ]
}
