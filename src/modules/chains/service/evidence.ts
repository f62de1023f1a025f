import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { guardBy, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Indicator, NodeDetail } from '../contract/index.ts'
import { belongingOfEvidence } from '../queries/belonging.ts'
import {
  closeEvidence as closeRow,
  type Evidence,
  insertEvidence,
  lockEvidence,
  type NewEvidence,
  reopenEvidence,
} from '../queries/evidence.ts'
import { evidenceRef, nodeRef } from '../refs.ts'
import { getNode, placedNode } from './nodes.ts'
import { ofNode } from './reach.ts'

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
  await inTransaction(ctx, (tx) => recordEvidence(tx, input))
  return getNode(ctx, input.chainCode, input.nodeCode)
}

/** The same in the open transaction. @param brought what a figure that is not entered by hand comes with. */
export async function recordEvidence(
  tx: Context,
  input: EvidenceInput,
  brought: Brought = {},
): Promise<void> {
  const node = await placedNode(tx, input.chainCode, input.nodeCode)
  requireRight(tx, 'chains.evidence.record', ofNode(input.chainCode, node))
  await enterEvidence(tx, input, brought)
}

/** Where a figure that is not entered by hand comes from. */
interface Brought {
  /** The id it gets. */
  id?: string
  links?: readonly Link[]
}

/**
 * Enters evidence in the open transaction and gives its id. Other modules use it for what their objects bring
 * (`input.origin`), which the row is then linked to (`evidenceFrom`); the right to it is that of their own act.
 *
 * @throws AppError for a value out of range or a day in the future.
 */
export async function enterEvidence(
  tx: Context,
  input: EvidenceInput,
  brought: Brought = {},
): Promise<string> {
  const range = indicatorRanges[input.indicator]
  if (input.value < range.from || input.value > range.to || (range.whole && !Number.isInteger(input.value))) {
    throw new AppError(
      'badInput',
      'chains.evidence.outOfRange',
      `${input.indicator} runs from ${range.from} to ${range.to}`,
      { field: 'value', ...range },
    )
  }
  if (input.asOfOn > businessDay(tx.clock)) {
    throw new AppError('badInput', 'chains.evidence.future', 'evidence cannot be of a day to come', {
      field: 'asOfOn',
    })
  }
  if (input.indicator === 'block' && !input.description) {
    throw new AppError('badInput', 'chains.evidence.blockNeedsText', 'a block says what is stuck', {
      field: 'description',
    })
  }
  const node = await placedNode(tx, input.chainCode, input.nodeCode)
  const origin = input.origin ?? null
  const row: NewEvidence = {
    ...(brought.id === undefined ? {} : { id: brought.id }),
    nodeId: node.id,
    indicator: input.indicator,
    value: input.value,
    unit: range.unit,
    description: input.description,
    dueOn: input.dueOn,
    asOfOn: input.asOfOn,
    source: input.source,
    sourceKind: input.sourceKind,
    origin,
  }
  const [id] = await insertEvidence(tx.db, [row], tx.clock.now(), tx.actor.name)
  await recordChanges(tx, [
    {
      action: 'chains.evidence.add',
      object: evidenceRef(id!),
      before: null,
      after: row,
      links: [
        { from: evidenceRef(id!), relation: 'evidenceFor', to: nodeRef(input.nodeCode) },
        ...(origin === null ? [] : [{ from: evidenceRef(id!), relation: 'evidenceFrom', to: origin }]),
        ...(brought.links ?? []),
      ],
    },
  ])
  return id!
}

/** Takes a row out of force. It stays readable, with the reason. */
export async function closeEvidence(
  ctx: Context,
  input: { chainCode: string; nodeCode: string; id: string; lockVersion: number; reason: string },
): Promise<NodeDetail> {
  await inTransaction(ctx, (tx) => endEvidence(tx, input))
  return getNode(ctx, input.chainCode, input.nodeCode)
}

/** The same in the open transaction. @param input.lockVersion null for whatever version there is. */
export async function endEvidence(
  tx: Context,
  input: { chainCode: string; nodeCode: string; id: string; lockVersion: number | null; reason: string },
): Promise<void> {
  const node = await placedNode(tx, input.chainCode, input.nodeCode)
  requireRight(tx, 'chains.evidence.record', ofNode(input.chainCode, node))
  const before = await lockEvidence(tx.db, input.id)
  if (before === null || before.nodeId !== node.id) {
    throw new AppError(
      'notFound',
      'chains.evidence.unknown',
      `there is no evidence ${input.id} on ${input.nodeCode}`,
      { id: input.id },
    )
  }
  if (input.lockVersion !== null) requireVersion(before, input.lockVersion)
  if (isKeptByOther(before)) {
    throw new AppError(
      'conflict',
      'chains.evidence.closedByOrigin',
      'this block is closed with the object that brought it',
      { origin: before.origin },
    )
  }
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
}

/** A block that another object keeps comes and goes with that object. */
const isKeptByOther = (row: Pick<Evidence, 'indicator' | 'origin'>): boolean =>
  row.indicator === 'block' && (row.origin ?? null) !== null

/** Puts a closed row back into force. */
export const evidenceUndoer: Undoer = {
  actions: ['chains.evidence.close'],
  applies: ({ before }) => !isKeptByOther(before as Evidence),
  permission: 'chains.evidence.record',
  editable: guardBy('chains.evidence.record', belongingOfEvidence),
  lock: (tx, { object }) => lockEvidence(tx.db, object.id),
  restore: async (tx, change) => {
    const before = await lockEvidence(tx.db, change.object.id)
    await reopenEvidence(tx.db, change.object.id)
    await recordChanges(tx, [
      {
        action: 'chains.evidence.reopen',
        object: change.object,
        before,
        after: await lockEvidence(tx.db, change.object.id),
        links: [undoLink(change)],
      },
    ])
  },
}
