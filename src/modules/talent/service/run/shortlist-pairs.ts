import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { RunPairIds } from '../../contract/match-run.ts'
import { pairsOfRun } from '../../queries/match-run.ts'
import { engagementRef, matchRunRef } from '../../refs.ts'
import { heldRun, requireDone } from './access.ts'
import { loadRun } from './load-run.ts'
import { runExplainer } from './why-tools.ts'

export interface Suggestion {
  readonly needId: string
  readonly profileId: string
  readonly runId: string
  readonly score: number
  /** Parts of the score with worth, share and contribution. */
  readonly parts: readonly { part: string; worth: number; share: number; contribution: number }[]
}

/** Suggests a pair for a person to decide on; null where the two are being dealt with already. */
export type SuggestEngagement = (tx: Context, suggestion: Suggestion) => Promise<{ id: string } | null>

/** Hands pairs of a result on to whoever decides on them. @throws AppError `talent.match.noSuchPair` */
export async function shortlistPairs(
  ctx: Context,
  suggestEngagement: SuggestEngagement,
  { id, pairs }: { id: string; pairs: readonly RunPairIds[] },
): Promise<{ suggested: number; already: number }> {
  requireRight(ctx, 'talent.match.run')
  return inTransaction(ctx, async (tx) => {
    const run = await heldRun(tx, id)
    requireDone(run)
    const loaded = await loadRun(tx.db, run)
    const explain = runExplainer(loaded)
    const keyOf = (pair: RunPairIds) => `${pair.needId} ${pair.profileId}`
    const scores = new Map((await pairsOfRun(tx.db, id)).map((pair) => [keyOf(pair), pair.score]))
    const made: string[] = []
    const wanted = new Map(pairs.map((pair) => [keyOf(pair), pair]))
    for (const [key, { needId, profileId }] of wanted) {
      const score = scores.get(key)
      if (score === undefined)
        throw new AppError('badInput', 'talent.match.noSuchPair', `${key} is no pair of run ${id}`, {
          needId,
          profileId,
        })
      const found = explain(needId, profileId)
      const suggestion: Suggestion = {
        needId,
        profileId,
        runId: id,
        score,
        parts: found.parts.map(({ part, worth, share, contribution }) => ({
          part,
          worth,
          share,
          contribution,
        })),
      }
      const engagement = await suggestEngagement(tx, suggestion)
      if (engagement !== null) made.push(engagement.id)
    }
    if (made.length > 0) {
      const links = aboutChains(matchRunRef(id), run.chainCodes)
      await recordChanges(tx, [
        {
          action: 'talent.match.shortlist',
          object: matchRunRef(id),
          before: null,
          after: { suggested: made.length },
          links: [links[0]!, ...links.slice(1)],
        },
      ])
    }
    return { suggested: made.length, already: wanted.size - made.length }
  })
}

/** A suggestion as a row with its entry and links; two are brought together once at a time. */
export const suggestEngagement: SuggestEngagement = async (tx, suggestion) => {
  const id = await insertEngagement(tx.db, tx, suggestion)
  if (id === null) return null
  const from = engagementRef(id)
  await recordChanges(tx, [
    {
      action: 'talent.engagement.suggest',
      object: from,
      before: null,
      after: { needId: suggestion.needId, profileId: suggestion.profileId, score: suggestion.score },
      links: [{ from, relation: 'readFrom', to: matchRunRef(suggestion.runId) }],
    },
  ])
  return { id }
}

async function insertEngagement(db: Db, { actor, clock }: Context, one: Suggestion): Promise<string | null> {
  const at = clock.now()
  const row = await db
    .insertInto('talent.engagement')
    .values({
      need_id: one.needId,
      profile_id: one.profileId,
      run_id: one.runId,
      score: one.score,
      parts: jsonb(one.parts),
      created_by: actor.id,
      created_by_name: actor.name,
      created_org_id: actor.orgId,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['need_id', 'profile_id']).where('ended', '=', false).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
