import { gapLabels, verdictOfNode } from '#modules/chains/index.ts'
import { findProblemOf } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { NewNeed } from '../../contract/index.ts'

/** What a need seen from a problem would say: how to solve it, for the unit that leads. */
export async function draftFromProblem(ctx: Context, id: string): Promise<Partial<NewNeed>> {
  requireRight(ctx, 'training.need.edit')
  const problem = await findProblemOf(ctx, id)
  return {
    level: 'organisation',
    statement: `解决“${problem.title}”所需的政策知识和工作方法`,
    orgId: problem.lead?.id ?? ctx.actor.orgId,
    chainCode: problem.chainCode,
    nodeCode: problem.node?.code ?? null,
    sources: [{ kind: 'matters.problem', id }],
  }
}

/** What a need seen from a gap would say: what its node lacks, for the unit of whoever enters it. */
export async function draftFromGap(
  ctx: Context,
  chainCode: string | undefined,
  nodeCode: string,
): Promise<Partial<NewNeed>> {
  requireRight(ctx, 'training.need.edit')
  if (chainCode === undefined)
    throw badField('chainCode', 'training.need.chainMissing', 'a node is named with its chain')
  const gap = await verdictOfNode(ctx, chainCode, nodeCode)
  return {
    level: 'organisation',
    statement: `补上“${gap.nodeName}”环节（${gapLabels.verdict[gap.verdict]}）所需的产业知识和招引方法`,
    orgId: ctx.actor.orgId,
    chainCode,
    nodeCode,
    sources: [{ kind: 'chains.node', id: nodeCode }],
  }
}
