import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Indicator, NodeDetail } from '../contract/index.ts'
import {
  closeEvidence as closeRow,
  insertEvidence,
  lockEvidence,
  type NewEvidence,
} from '../queries/evidence.ts'
import { evidenceRef, nodeRef } from '../refs.ts'
import { getNode, placedNode } from './nodes.ts'

/** Unit and range of each indicator. */
const indicatorRanges: Record<Indicator, { unit: string; from: number; to: number; whole: boolean }> = {
  localSupplyRate: { unit: '%', from: 0, to: 100, whole: false },
  techDependence: { unit: '级', from: 0, to: 3, whole: true },
  singleSource: { unit: '', from: 0, to: 1, whole: true },
  pipelineProjects: { unit: '个', from: 0, to: 10_000, whole: true },
  nationalShare: { unit: '%', from: 0, to: 100, whole: false },
  outputValue: { unit: '亿元', from: 0, to: 1_000_000, whole: false },
  block: { unit: '项', from: 1, to: 1, whole: true },
}

export interface EvidenceInput extends Omit<NewEvidence, 'nodeId' | 'unit'> {
  chainCode: string
  nodeCode: string
}

/** Enters evidence or a block by hand. @throws AppError for a value out of range or a day in the future. */
export async function addEvidence(ctx: Context, input: EvidenceInput): Promise<NodeDetail> {
  const range = indicatorRanges[input.indicator]
  if (input.value < range.from || input.value > range.to || (range.whole && !Number.isInteger(input.value))) {
    throw new AppError(
      'badInput',
      'chains.evidence.outOfRange',
      `${input.indicator} runs from ${range.from} to ${range.to}`,
      { field: 'value', ...range },
    )
  }
  if (input.asOfOn > businessDay(ctx.clock)) {
    throw new AppError('badInput', 'chains.evidence.future', 'evidence cannot be of a day to come', {
      field: 'asOfOn',
    })
  }
  if (input.indicator === 'block' && !input.description) {
    throw new AppError('badInput', 'chains.evidence.blockNeedsText', 'a block says what is stuck', {
      field: 'description',
    })
  }
  await inTransaction(ctx, async (tx) => {
    const node = await placedNode(tx, input.chainCode, input.nodeCode)
    const row: NewEvidence = {
      nodeId: node.id,
      indicator: input.indicator,
      value: input.value,
      unit: range.unit,
      description: input.description,
      dueOn: input.dueOn,
      asOfOn: input.asOfOn,
      source: input.source,
      sourceKind: input.sourceKind,
    }
    const [id] = await insertEvidence(tx.db, [row], tx.clock.now(), tx.actor.name)
    await recordChanges(tx, [
      {
        action: 'chains.evidence.add',
        object: evidenceRef(id!),
        before: null,
        after: row,
        links: [{ from: evidenceRef(id!), relation: 'evidenceFor', to: nodeRef(input.nodeCode) }],
      },
    ])
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}

/** Takes a row out of force. It stays readable, with the reason. */
export async function closeEvidence(
  ctx: Context,
  input: { chainCode: string; nodeCode: string; id: string; lockVersion: number; reason: string },
): Promise<NodeDetail> {
  await inTransaction(ctx, async (tx) => {
    const node = await placedNode(tx, input.chainCode, input.nodeCode)
    const before = await lockEvidence(tx.db, input.id)
    if (before === null || before.nodeId !== node.id) {
      throw new AppError(
        'notFound',
        'chains.evidence.unknown',
        `there is no evidence ${input.id} on ${input.nodeCode}`,
        { id: input.id },
      )
    }
    requireVersion(before, input.lockVersion)
    if (before.closedOn !== null) {
      throw new AppError('conflict', 'chains.evidence.closed', 'the row is out of force already', {
        id: input.id,
        closedOn: before.closedOn,
      })
    }
    await closeRow(tx.db, input.id, businessDay(tx.clock), input.reason)
    await recordChanges(tx, [
      {
        action: 'chains.evidence.close',
        object: evidenceRef(input.id),
        before,
        after: { ...before, closedOn: businessDay(tx.clock), closedReason: input.reason },
        reason: input.reason,
        links: [{ from: evidenceRef(input.id), relation: 'evidenceFor', to: nodeRef(input.nodeCode) }],
      },
    ])
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}
