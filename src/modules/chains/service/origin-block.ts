import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { closeEvidence, type Evidence, lockBlockOf } from '../queries/evidence.ts'
import { nodeCodeById } from '../queries/node.ts'
import { evidenceRef, nodeRef } from '../refs.ts'
import { enterEvidence } from './evidence.ts'
import { placedNode } from './nodes.ts'

/** What is stuck on a node, as the object that says so knows it. */
export interface Block {
  chainCode: string
  nodeCode: string
  description: string
  dueOn: string | null
  asOfOn: string
  source: string
}

/**
 * Makes the block that an object keeps on a node what it should be: one row in force with these words, or none.
 * Said twice it changes nothing, so that a job may run again. A changed block is closed and entered anew, because
 * evidence is never edited.
 *
 * @param origin the object that keeps the block.
 * @param block null when nothing is stuck any more.
 * @param reason why a block that stands is closed.
 */
export async function keepBlock(
  tx: Context,
  origin: ObjectRef,
  block: Block | null,
  reason: string,
): Promise<void> {
  const standing = await lockBlockOf(tx.db, origin)
  const node = block === null ? null : await placedNode(tx, block.chainCode, block.nodeCode)
  if (block !== null && standing !== null && standing.nodeId === node?.id && isSame(standing, block)) return
  if (standing !== null) await close(tx, standing, reason)
  if (block !== null) {
    await enterEvidence(tx, { ...block, indicator: 'block', value: 1, sourceKind: 'department', origin })
  }
}

const isSame = (row: Evidence, block: Block): boolean =>
  row.description === block.description && row.dueOn === block.dueOn

async function close(tx: Context, row: Evidence, reason: string): Promise<void> {
  const today = businessDay(tx.clock)
  const code = await nodeCodeById(tx.db, row.nodeId)
  await closeEvidence(tx.db, row.id, today, reason)
  await recordChanges(tx, [
    {
      action: 'chains.evidence.close',
      object: evidenceRef(row.id),
      before: row,
      after: { ...row, closedOn: today, closedReason: reason },
      reason,
      links: [{ from: evidenceRef(row.id), relation: 'evidenceFor', to: nodeRef(code) }],
    },
  ])
}
