import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { NodeDetail, Verdict } from '../contract/index.ts'
import { lockChain } from '../queries/chain.ts'
import {
  insertOverride,
  listOverrideHistory,
  type StoredOverride,
  withdrawOverride,
} from '../queries/override.ts'
import { nodeRef, overrideRef } from '../refs.ts'
import { getNode, placedNode } from './nodes.ts'
import { ofNode } from './reach.ts'
import { unknownChain } from './unknown.ts'

interface OnNode {
  chainCode: string
  nodeCode: string
}

/**
 * Sets a verdict by hand. An override in force is withdrawn in the same breath and stays in the history.
 *
 * @param input.replacesId the override the person saw in force; another one means somebody was faster.
 */
export async function overrideVerdict(
  ctx: Context,
  input: OnNode & { verdict: Verdict; reason: string; replacesId: string | null },
): Promise<NodeDetail> {
  const work = inTransaction(ctx, async (tx) => {
    const { chainId, nodeId, current } = await locked(tx, input)
    if ((current?.id ?? null) !== input.replacesId) throw changed(current)
    const { diagnosis } = await getNode(tx, input.chainCode, input.nodeCode)
    if (current !== null) await withdraw(tx, input, current, '由新的改判取代')
    const id = await insertOverride(
      tx.db,
      { chainId, nodeId, verdict: input.verdict, computedVerdict: diagnosis.verdict, reason: input.reason },
      tx.clock.now(),
      tx.actor,
    )
    await recordChanges(tx, [
      {
        action: 'chains.verdict.override',
        object: overrideRef(id),
        before: { verdict: current?.verdict ?? diagnosis.verdict },
        after: {
          chainCode: input.chainCode,
          nodeCode: input.nodeCode,
          verdict: input.verdict,
          computedVerdict: diagnosis.verdict,
        },
        reason: input.reason,
        links: [
          { from: overrideRef(id), relation: 'overrides', to: nodeRef(input.nodeCode) },
          ...(current === null
            ? []
            : [{ from: overrideRef(id), relation: 'succeeds', to: overrideRef(current.id) }]),
        ],
      },
    ])
  })
  await work.catch((cause: unknown) => {
    if (violatesUnique(cause, 'verdict_override_one')) throw changed(null)
    throw cause
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}

/** Returns to the computed verdict. */
export async function withdrawVerdict(
  ctx: Context,
  input: OnNode & { id: string; reason: string },
): Promise<NodeDetail> {
  await inTransaction(ctx, async (tx) => {
    const { current } = await locked(tx, input)
    if (current === null || current.id !== input.id) throw changed(current)
    await withdraw(tx, input, current, input.reason)
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}

async function locked(
  tx: Context,
  input: OnNode,
): Promise<{ chainId: string; nodeId: string; current: StoredOverride | null }> {
  const chain = await lockChain(tx.db, input.chainCode)
  if (chain === null) throw unknownChain(input.chainCode)
  const node = await placedNode(tx, input.chainCode, input.nodeCode)
  requireRight(tx, 'chains.verdict.override', ofNode(input.chainCode, node))
  const history = await listOverrideHistory(tx.db, chain.id, node.id)
  return {
    chainId: chain.id,
    nodeId: node.id,
    current: history.find((item) => item.withdrawnAt === null) ?? null,
  }
}

async function withdraw(tx: Context, input: OnNode, override: StoredOverride, reason: string): Promise<void> {
  await withdrawOverride(tx.db, override.id, reason, tx.clock.now(), tx.actor.name)
  await recordChanges(tx, [
    {
      action: 'chains.verdict.withdraw',
      object: overrideRef(override.id),
      before: { verdict: override.verdict, reason: override.reason },
      after: null,
      reason,
      links: [{ from: overrideRef(override.id), relation: 'overrides', to: nodeRef(input.nodeCode) }],
    },
  ])
}

function changed(current: StoredOverride | null): AppError {
  return new AppError('conflict', 'platform.object.changed', 'somebody set or withdrew a verdict meanwhile', {
    current,
  })
}
