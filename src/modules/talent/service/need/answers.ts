import { mattersGuards } from '#modules/matters/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { requireRight, visibleObjects } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { GapNeedCount, NeedAnswers, NeedDetail } from '../../contract/need.ts'
import { needScope } from '../../queries/need.ts'
import * as queries from '../../queries/need-answers.ts'
import { needRef, problemRef } from '../../refs.ts'
import { checkedAnswers } from './check-answers.ts'
import { maskedNeed, needChanged } from './need-records.ts'
import { editedNeed, getNeed } from './needs.ts'

const read = 'talent.need.read'

/** How many needs within reach run on each node of these chains or answer its gap. */
export async function countNeedsOfGaps(
  ctx: Context,
  chainCodes: readonly string[] | undefined,
): Promise<GapNeedCount[]> {
  requireRight(ctx, read)
  return queries.countNeedsOfGaps(ctx.db, scopeFilter(ctx, read, needScope), chainCodes)
}

/**
 * Says which problems and gaps a need answers, also of one that is over: what it was for may be found out later. Problems
 * that the actor does not see stay.
 */
export async function setNeedAnswers(
  ctx: Context,
  { id, lockVersion, ...asked }: NeedAnswers,
): Promise<NeedDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedNeed(tx, id)
    requireVersion(maskedNeed(before.record), lockVersion)
    const sees = await visibleObjects(tx, mattersGuards, before.problemIds.map(problemRef))
    const hidden = before.problemIds.filter((one) => !sees(problemRef(one)))
    const answers = await checkedAnswers(tx, asked, before)
    const problemIds = [...new Set([...hidden, ...answers.problemIds])]
    await queries.replaceAnswers(tx.db, id, { ...answers, problemIds }, tx.clock.now())
    await unlink(tx, needRef(id), 'raisedFrom')
    await recordChanges(tx, [needChanged('talent.need.answers', before, await editedNeed(tx, id))])
  })
  return getNeed(ctx, id)
}
