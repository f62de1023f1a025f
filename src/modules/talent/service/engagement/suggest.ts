import { organisationsOfRole } from '#modules/access/index.ts'
import { chainRef } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { beginMany } from '#platform/workflow/engine.ts'
import type { EngagementChoices, EngagementDetail } from '../../contract/engagement-shapes.ts'
import type { EngagementState } from '../../contract/engagement-terms.ts'
import { engagementWorkflow } from '../../engagement-workflow.ts'
import { engagementTitle } from '../../queries/engagement.ts'
import * as queries from '../../queries/engagement-pair.ts'
import { engagementRef, matchRunRef, needRef, profileRef } from '../../refs.ts'
import { whyNotSuggested } from '../../rules/may-suggest.ts'
import { getEngagement } from './show.ts'

/** What a run of a match, or somebody by hand, brings together. */
export type Suggestion = queries.NewEngagement

const suggest = 'talent.engagement.suggest'
const keyOf = ({ needId, profileId }: { needId: string; profileId: string }) => `${needId} ${profileId}`

/**
 * Makes engagements of pairs in the open transaction, thousands with a handful of statements; gives their ids in the order
 * given. All or none: the first pair that cannot be suggested is told.
 *
 * @param begins where each begins, for a load; what else such a state needs, the load writes.
 * @throws AppError `conflict` `talent.engagement.needClosed`, `.personPaused`, `.noConsent`, `.openAlready`, `.noSeat`,
 *   `.sameEmployer` or `.personFull`, with need and number of the person; `notFound` for a need or person there is not.
 */
export async function suggestEngagements(
  tx: Context,
  suggestions: readonly Suggestion[],
  { isDemo = false, begins }: { isDemo?: boolean; begins?: readonly EngagementState[] } = {},
): Promise<string[]> {
  requireRight(tx, suggest)
  const today = businessDay(tx.clock)
  const needs = await queries.lockNeeds(tx.db, [...new Set(suggestions.map(({ needId }) => needId))])
  const people = await queries.lockPeople(
    tx.db,
    [...new Set(suggestions.map(({ profileId }) => profileId))],
    today,
  )
  const open = await queries.openPairs(tx.db, suggestions)
  const pairs = suggestions.map((one) => {
    const need = needs.get(one.needId)
    const person = people.get(one.profileId)
    if (need === undefined || need.isDeleted)
      throw new AppError('notFound', 'talent.need.unknown', `there is no need ${one.needId}`, {
        id: one.needId,
        field: 'needId',
      })
    if (person === undefined)
      throw new AppError('notFound', 'talent.profile.unknown', `there is no person ${one.profileId}`, {
        id: one.profileId,
        field: 'profileId',
      })
    requireRight(tx, suggest, { chainCodes: [need.chainCode], orgIds: [need.enterpriseOrgId] })
    const why = whyNotSuggested(need, person, open.has(keyOf(one)))
    if (why !== null) throw refused(why, need, person)
    // The same pair twice in one list is open the second time.
    open.add(keyOf(one))
    return { one, need, person }
  })
  const made = await insertPairs(tx, suggestions, isDemo)
  const sections = await organisationsOfRole(tx.db, 'talentSection', today)
  await beginMany(
    tx,
    engagementWorkflow,
    pairs.map(({ need, person }, at) => ({
      object: engagementRef(made[at]!.id),
      ...(begins?.[at] === undefined ? {} : { state: begins[at] }),
      title: engagementTitle(need.title, person.number),
      href: hrefOf(made[at]!.id),
      belonging: { chainCodes: [need.chainCode] },
      parties: {
        section: { orgIds: sections, accountIds: [] },
        enterprise: { orgIds: need.enterpriseOrgId === null ? [] : [need.enterpriseOrgId], accountIds: [] },
      },
    })),
  )
  await recordChanges(
    tx,
    pairs.map(({ one, need, person }, at) => ({
      action: 'talent.engagement.suggest',
      object: engagementRef(made[at]!.id),
      before: null,
      after: { need: need.number, person: person.number, score: one.score, byRun: one.runId !== null },
      links: linksOf(made[at]!.id, one, need),
    })),
  )
  return made.map(({ id }) => id)
}

async function insertPairs(tx: Context, suggestions: readonly Suggestion[], isDemo: boolean) {
  const { actor } = tx
  const by = { id: actor.id, name: actor.name, orgId: actor.orgId, at: tx.clock.now(), isDemo }
  try {
    return await queries.insertEngagements(tx.db, suggestions, by)
  } catch (cause) {
    if (!violatesUnique(cause, 'engagement_open')) throw cause
    throw new AppError(
      'conflict',
      'talent.engagement.openAlready',
      'they are together already',
      {},
      { cause },
    )
  }
}

const refused = (why: string, need: queries.PairedNeed, person: queries.PairedPerson): AppError =>
  new AppError(
    'conflict',
    `talent.engagement.${why}`,
    `person ${person.number} cannot be suggested for need ${need.number}: ${why}`,
    { need: need.title, person: person.number, most: person.most, headcount: need.headcount },
  )

const linksOf = (
  id: string,
  { needId, profileId, runId }: Suggestion,
  { chainCode, enterpriseId }: queries.PairedNeed,
): [Link, ...Link[]] => {
  const from = engagementRef(id)
  return [
    { from, relation: 'about', to: needRef(needId) },
    { from, relation: 'about', to: profileRef(profileId) },
    { from, relation: 'about', to: chainRef(chainCode) },
    { from, relation: 'about', to: enterpriseRef(enterpriseId) },
    ...(runId === null ? [] : [{ from, relation: 'about', to: matchRunRef(runId) }]),
  ]
}

export const hrefOf = (id: string): string => `/talent/engagements/${id}`

/** Brings a need and a person together by hand. */
export async function suggestEngagement(
  ctx: Context,
  pair: { needId: string; profileId: string },
): Promise<EngagementDetail> {
  const [id] = await inTransaction(ctx, (tx) =>
    suggestEngagements(tx, [{ ...pair, runId: null, score: null, parts: null }]),
  )
  return getEngagement(ctx, id!)
}

/** Open needs and people with a consent that holds. */
export async function listEngagementChoices(ctx: Context): Promise<EngagementChoices> {
  requireRight(ctx, suggest)
  const { needs, people } = await queries.choicesForPairs(ctx.db, businessDay(ctx.clock))
  return {
    needs: needs.map(({ id, number, title, name }) => ({ id, title: `${number} 号 ${title} · ${name}` })),
    people: people.map(({ id, number, name }) => ({ id, title: `${number} 号 ${name}` })),
  }
}
