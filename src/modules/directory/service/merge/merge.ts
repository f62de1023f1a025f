import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { EnterpriseMerge, MergeField, MergeSide } from '../../contract/duplicate.ts'
import type { Enterprise, EnterpriseInput } from '../../contract.ts'
import { enterpriseInput } from '../../contract.ts'
import { insertDecision, withdrawDecision } from '../../queries/duplicate.ts'
import { updateEnterpriseRow } from '../../queries/enterprise.ts'
import * as queries from '../../queries/merge.ts'
import { mergedValues, splitValues } from '../../rules/merging.ts'
import { findDuplicatesOf } from '../duplicates/find.ts'
import {
  belongingOf,
  getEnterprise,
  lockedEnterprise,
  lockedTwo,
  visibleEnterprises,
} from '../enterprises.ts'
import { renameWithRegister } from '../organisation-names.ts'
import { enterpriseRef } from '../refs.ts'
import type { MovedRow } from './moved-row.ts'
import { requireMergeable, shown } from './preview.ts'
import type { Repointer } from './repointer.ts'

export interface MergeInput {
  id: string
  mergedId: string
  lockVersion: number
  mergedLockVersion: number
  values: Partial<Record<MergeField, MergeSide>>
  reason: string
}

/**
 * Merges another entry of the same enterprise into this one: the values a person chose, every name kept, what referred to
 * the other entry moved. The other entry stays and leads here.
 *
 * @throws AppError `conflict` when somebody changed one of the two meanwhile, or as `requireMergeable`.
 */
export async function mergeEnterprises(
  ctx: Context,
  repointers: readonly Repointer[],
  input: MergeInput,
): Promise<EnterpriseMerge> {
  return inTransaction(ctx, async (tx) => {
    const [survivor, merged] = await lockedTwo(tx, input.id, input.mergedId)
    await requireMergeable(tx, survivor, merged)
    requireVersion(survivor, input.lockVersion)
    requireVersion(merged, input.mergedLockVersion)

    const moved: Record<string, MovedRow[]> = {}
    for (const repointer of repointers)
      moved[repointer.kind] = await repointer.move(tx, merged.id, survivor.id)
    const ledOn = await queries.leadOn(tx.db, merged.id, survivor.id, tx.clock.now())
    const values = mergedValues(enterpriseInput.parse(survivor), enterpriseInput.parse(merged), input.values)
    const after = await settle(tx, survivor, values)
    const id = await queries.insertMerge(tx.db, {
      survivorId: survivor.id,
      mergedId: merged.id,
      reason: input.reason,
      mergedAt: tx.clock.now(),
      by: tx.actor,
      before: survivor,
      after,
      moved,
      ledOn,
    })
    const [leftId, rightId] = [survivor.id, merged.id].sort() as [string, string]
    await withdrawDecision(tx.db, leftId, rightId, tx.clock.now(), tx.actor.name)
    await insertDecision(tx.db, {
      leftId,
      rightId,
      verdict: 'same',
      reason: input.reason,
      at: tx.clock.now(),
      by: tx.actor,
    })
    await recordChanges(tx, [
      {
        action: 'directory.enterprise.merge',
        object: enterpriseRef(survivor.id),
        before: survivor,
        after,
        reason: input.reason,
        links: [{ from: enterpriseRef(merged.id), relation: 'mergedInto', to: enterpriseRef(survivor.id) }],
      },
      {
        action: 'directory.enterprise.mergeInto',
        object: enterpriseRef(merged.id),
        before: merged,
        after: { ...merged, mergedIntoId: survivor.id },
        reason: input.reason,
        links: [{ from: enterpriseRef(merged.id), relation: 'mergedInto', to: enterpriseRef(survivor.id) }],
      },
    ])
    await findDuplicatesOf(tx, [survivor.id, merged.id])
    return oneMerge(tx, id)
  })
}

/**
 * Takes a merge back. What the merge moved and nobody edited since goes back; what was edited stays where it is and is
 * named in the answer.
 *
 * @throws AppError `conflict` when it was taken back already, or when the survivor was itself merged later.
 */
export async function splitEnterprise(
  ctx: Context,
  repointers: readonly Repointer[],
  input: { id: string; lockVersion: number; reason: string },
): Promise<EnterpriseMerge> {
  return inTransaction(ctx, async (tx) => {
    const merge = await queries.lockMerge(tx.db, input.id)
    // A merge out of reach answers as one that does not exist.
    if (merge === null || !(await visibleEnterprises(tx, [merge.survivorId])).has(merge.survivorId))
      throw unknownMerge(input.id)
    const survivor = await lockedEnterprise(tx, merge.survivorId)
    requireRight(tx, 'directory.enterprise.merge', await belongingOf(tx, survivor))
    if (merge.split !== null)
      throw new AppError('conflict', 'directory.merge.splitAlready', 'the merge was taken back already')
    if (survivor.id !== merge.survivorId) {
      throw new AppError(
        'conflict',
        'directory.merge.laterFirst',
        'the entry was merged into another since; take that back first',
        {
          survivorId: survivor.id,
        },
      )
    }
    requireVersion(survivor, input.lockVersion)

    const { values, leftAlone } = splitValues(merge.before, merge.after, survivor)
    const after = await settle(tx, survivor, values)
    await queries.standAlone(tx.db, merge.mergedId, merge.survivorId, merge.ledOn)
    const stayed = leftAlone.map((field) => ({ kind: 'directory.enterprise', title: field as string }))
    for (const repointer of repointers) {
      const rows = await repointer.putBack(
        tx,
        merge.moved[repointer.kind] ?? [],
        merge.mergedId,
        merge.survivorId,
      )
      stayed.push(...rows.map(({ title }) => ({ kind: repointer.kind, title })))
    }
    await queries.closeMerge(tx.db, merge.id, {
      at: tx.clock.now(),
      byName: tx.actor.name,
      reason: input.reason,
      leftAlone: stayed,
    })
    const restored = await getEnterprise(tx, merge.mergedId)
    requireRight(tx, 'directory.enterprise.merge', await belongingOf(tx, restored))
    const [leftId, rightId] = [merge.survivorId, merge.mergedId].sort() as [string, string]
    await withdrawDecision(tx.db, leftId, rightId, tx.clock.now(), tx.actor.name)
    const links = [
      { from: enterpriseRef(merge.mergedId), relation: 'splitFrom', to: enterpriseRef(merge.survivorId) },
    ] as [{ from: ReturnType<typeof enterpriseRef>; relation: string; to: ReturnType<typeof enterpriseRef> }]
    await recordChanges(tx, [
      {
        action: 'directory.enterprise.split',
        object: enterpriseRef(survivor.id),
        before: survivor,
        after,
        reason: input.reason,
        links,
      },
      {
        action: 'directory.enterprise.splitFrom',
        object: enterpriseRef(restored.id),
        before: null,
        after: restored,
        reason: input.reason,
        links,
      },
    ])
    await findDuplicatesOf(tx, [survivor.id, restored.id])
    return oneMerge(tx, merge.id)
  })
}

const unknownMerge = (id: string): AppError =>
  new AppError('notFound', 'directory.merge.unknown', `there is no merge ${id}`, { id })

/** Writes the survivor's values; the organisation that stands for it follows its name. */
async function settle(tx: Context, survivor: Enterprise, values: EnterpriseInput): Promise<Enterprise> {
  await updateEnterpriseRow(tx.db, survivor.id, values, tx.clock.now())
  const after = await getEnterprise(tx, survivor.id)
  if (after.name !== survivor.name) await renameWithRegister(tx, survivor.id, after.name)
  return after
}

/** Entries merged into an enterprise, newest first. */
export async function listMerges(ctx: Context, id: string): Promise<EnterpriseMerge[]> {
  const enterprise = await getEnterprise(ctx, id)
  return told(ctx, await queries.listMerges(ctx.db, enterprise.id))
}

async function oneMerge(ctx: Context, id: string): Promise<EnterpriseMerge> {
  const merge = await queries.lockMerge(ctx.db, id)
  const [one] = merge === null ? [] : await told(ctx, [merge])
  if (one === undefined) throw unknownMerge(id)
  return one
}

/** Titles of what moved are told to those who may merge there; others learn how many there were. */
async function told(ctx: Context, merges: queries.MergeRecord[]): Promise<EnterpriseMerge[]> {
  const names = await queries.entryNames(
    ctx.db,
    merges.map(({ mergedId }) => mergedId),
  )
  return merges.map((merge) => {
    const entry = names.get(merge.mergedId)
    const whole = may(ctx, 'directory.enterprise.merge', { regionCodes: [merge.after.regionCode] })
    const references = Object.entries(merge.moved).flatMap(([kind, rows]) => shown(kind, rows))
    return {
      id: merge.id,
      survivorId: merge.survivorId,
      mergedId: merge.mergedId,
      mergedName: entry?.name ?? '',
      mergedUscc: entry?.uscc ?? '',
      reason: merge.reason,
      mergedAt: merge.mergedAt.toISOString(),
      mergedByName: merge.mergedByName,
      references: whole ? references : [],
      split:
        merge.split === null
          ? null
          : {
              at: merge.split.at.toISOString(),
              byName: merge.split.byName,
              reason: merge.split.reason,
              leftAlone: whole ? merge.split.leftAlone : [],
            },
    }
  })
}
