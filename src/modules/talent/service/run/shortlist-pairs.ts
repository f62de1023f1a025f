import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { RunPairIds } from '../../contract/match-run.ts'
import { openPairs } from '../../queries/engagement-pair.ts'
import { pairsOfRun } from '../../queries/match-run.ts'
import { matchRunRef } from '../../refs.ts'
import { type Suggestion, suggestEngagements } from '../engagement/suggest.ts'
import { heldRun, requireDone } from './access.ts'
import { loadRun } from './load-run.ts'
import { runExplainer } from './why-tools.ts'

const keyOf = ({ needId, profileId }: RunPairIds) => `${needId} ${profileId}`

/**
 * Hands pairs of a result on to whoever decides on them, with score and parts as they were; pairs that are being dealt
 * with already are left as they are.
 * @throws AppError `talent.match.noSuchPair`, or what forbids a suggestion
 */
export async function shortlistPairs(
  ctx: Context,
  { id, pairs }: { id: string; pairs: readonly RunPairIds[] },
): Promise<{ suggested: number; already: number }> {
  requireRight(ctx, 'talent.match.run')
  return inTransaction(ctx, async (tx) => {
    const run = await heldRun(tx, id)
    requireDone(run)
    const explain = runExplainer(await loadRun(tx.db, run))
    const scores = new Map((await pairsOfRun(tx.db, id)).map((pair) => [keyOf(pair), pair.score]))
    const wanted = [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()]
    const open = await openPairs(tx.db, wanted)
    const suggestions = wanted
      .filter((pair) => !open.has(keyOf(pair)))
      .map(({ needId, profileId }): Suggestion => {
        const score = scores.get(keyOf({ needId, profileId }))
        if (score === undefined)
          throw new AppError('badInput', 'talent.match.noSuchPair', `no such pair in run ${id}`, {
            needId,
            profileId,
          })
        const parts = explain(needId, profileId).parts.map(({ part, worth, share }) => ({
          part,
          worth,
          share,
        }))
        return { needId, profileId, runId: id, score, parts }
      })
    const [link, ...links] = aboutChains(matchRunRef(id), run.chainCodes)
    if (suggestions.length > 0 && link !== undefined) {
      await suggestEngagements(tx, suggestions)
      await recordChanges(tx, [
        {
          action: 'talent.match.shortlist',
          object: matchRunRef(id),
          before: null,
          after: { suggested: suggestions.length },
          links: [link, ...links],
        },
      ])
    }
    return { suggested: suggestions.length, already: wanted.length - suggestions.length }
  })
}
