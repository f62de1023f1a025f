import { findChainByCode, nodeIdsByCode, nodeStandings } from '#modules/chains/index.ts'
import { mattersDescribers, mattersGuards } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import type { NamedRef } from '#platform/http/contract.ts'
import { visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import type { GapRef } from '../../contract/need.ts'
import type { NeedAnswered, StoredAnswers, StoredGap } from '../../queries/need-answers.ts'
import { problemRef } from '../../refs.ts'

/**
 * What a need may be said to answer, by ids: problems in sight, and nodes that have a gap today.
 *
 * @param before what it answers already, which stays although a problem went out of sight or a gap closed since.
 */
export async function checkedAnswers(
  tx: Context,
  { problemIds, gaps }: { problemIds: readonly string[]; gaps: readonly GapRef[] },
  before: Pick<NeedAnswered, 'problemIds' | 'gaps'> = { problemIds: [], gaps: [] },
): Promise<StoredAnswers> {
  await requireProblems(
    tx,
    problemIds.filter((id) => !before.problemIds.includes(id)),
  )
  const known = new Map(before.gaps.map((one) => [keyOf(one), one]))
  return {
    problemIds,
    gaps: [
      ...gaps.flatMap((gap) => known.get(keyOf(gap)) ?? []),
      ...(await openGapsOf(
        tx,
        gaps.filter((gap) => !known.has(keyOf(gap))),
      )),
    ],
  }
}

const keyOf = ({ chainCode, nodeCode }: GapRef): string => `${chainCode}.${nodeCode}`

/** Nodes that are no gap are refused. @throws AppError `badInput` `talent.need.noGap`. */
async function openGapsOf(tx: Context, gaps: readonly GapRef[]): Promise<StoredGap[]> {
  if (gaps.length === 0) return []
  const nodeIds = await nodeIdsByCode(tx.db)
  const found: StoredGap[] = []
  for (const [chainCode, ofChain] of Map.groupBy(gaps, (gap) => gap.chainCode)) {
    const chain = await findChainByCode(tx.db, chainCode)
    if (chain === null)
      throw badField('gaps', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
    const { nodes } = await nodeStandings(tx, chainCode)
    for (const { nodeCode } of ofChain) {
      const node = nodes.find(({ code }) => code === nodeCode)
      if (node === undefined || node.verdict === 'sound')
        throw badField('gaps', 'talent.need.noGap', `${nodeCode} of ${chainCode} is no gap`, {
          node: node?.name ?? nodeCode,
        })
      found.push({ chainId: chain.id, nodeId: nodeIds.get(nodeCode)! })
    }
  }
  return found
}

/** Problems in sight; one that is out of reach answers as one that does not exist. */
async function requireProblems(tx: Context, ids: readonly string[]): Promise<void> {
  const refs = ids.map(problemRef)
  const sees = await visibleObjects(tx, mattersGuards, refs)
  const known = await describe(tx.db, mattersDescribers, refs)
  const unknown = refs.filter((ref) => !known.has(`${ref.kind} ${ref.id}`) || !sees(ref))
  if (unknown.length > 0)
    throw badField('problemIds', 'matters.problem.unknown', 'there is no such problem', {
      ids: unknown.map(({ id }) => id),
    })
}

/** Names of the problems that the actor may see; the others are left out. */
export async function problemsInSight(ctx: Context, ids: readonly string[]): Promise<NamedRef[]> {
  const refs = ids.map(problemRef)
  const seen = await visibleObjects(ctx, mattersGuards, refs)
  const known = await describe(ctx.db, mattersDescribers, refs)
  return refs.filter(seen).map((ref) => {
    const named = known.get(`${ref.kind} ${ref.id}`)
    return { ...ref, title: named?.title ?? null, href: named?.href ?? null }
  })
}
