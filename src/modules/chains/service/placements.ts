import { enterpriseRef, getEnterprise } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { PlacementOfEnterprise } from '../contract/index.ts'
import { findNode, listChainsOfNodes } from '../queries/node.ts'
import * as queries from '../queries/placement.ts'
import { nodeRef, placementRef } from '../refs.ts'
import { ofPlacement, seenChainsOfNodes, seesFirm } from './reach.ts'
import { unknownNode, unknownPlacement } from './unknown.ts'

/** Where an enterprise stands; nowhere, to whoever may not see it. */
export async function listPlacementsOfEnterprise(
  ctx: Context,
  enterpriseId: string,
): Promise<PlacementOfEnterprise[]> {
  const placements = await queries.listPlacementsOfEnterprise(ctx.db, enterpriseId)
  return withChains(
    ctx,
    placements.filter((place) => seesFirm(ctx, place)),
  )
}

async function withChains(ctx: Context, placements: queries.Placement[]): Promise<PlacementOfEnterprise[]> {
  const chains = await seenChainsOfNodes(ctx)
  return placements.map(
    ({ id, nodeCode, nodeName, sharePercent, role, evidence, source, asOfOn, lockVersion }) => ({
      id,
      nodeCode,
      nodeName,
      sharePercent,
      role,
      evidence,
      source,
      asOfOn,
      lockVersion,
      chains: (chains.get(nodeCode) ?? []).map(({ code, name }) => ({ code, name })),
    }),
  )
}

/** Places an enterprise on a node. @throws AppError when it stands there already or its shares pass 100 %. */
export async function createPlacement(
  ctx: Context,
  input: queries.PlacementValues & { enterpriseId: string; nodeCode: string },
): Promise<PlacementOfEnterprise> {
  const work = inTransaction(ctx, async (tx) => {
    const enterprise = await getEnterprise(tx, input.enterpriseId)
    const node = await findNode(tx.db, input.nodeCode)
    if (node === null) throw unknownNode(input.nodeCode)
    await requireRoom(tx, enterprise.id, null, input.sharePercent)
    const [id] = await queries.insertPlacements(tx.db, [
      { ...input, enterpriseId: enterprise.id, nodeId: node.id },
    ])
    await requirePlacementRight(tx, (await queries.findPlacement(tx.db, id!))!)
    return saved(tx, id!, 'chains.placement.create', null)
  })
  return work.catch((cause: unknown) => {
    if (!violatesUnique(cause, 'placement_enterprise_id_node_id_key')) throw cause
    throw new AppError(
      'conflict',
      'chains.placement.exists',
      'the enterprise stands on this node already',
      { nodeCode: input.nodeCode },
      { cause },
    )
  })
}

export async function updatePlacement(
  ctx: Context,
  id: string,
  lockVersion: number,
  values: queries.PlacementValues,
): Promise<PlacementOfEnterprise> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockedPlacement(tx, id, lockVersion)
    await requireRoom(tx, before.enterpriseId, id, values.sharePercent)
    await queries.updatePlacement(tx.db, id, values)
    return saved(tx, id, 'chains.placement.update', before)
  })
}

export async function removePlacement(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockedPlacement(tx, id, lockVersion)
    await queries.deletePlacement(tx.db, id)
    await recordChanges(tx, [
      {
        action: 'chains.placement.remove',
        object: placementRef(id),
        before,
        after: null,
        reason,
        links: placementLinks(before),
      },
    ])
    return { id }
  })
}

/** The thread links of a place: the enterprise and the node. */
export function placementLinks(placement: {
  id: string
  enterpriseId: string
  nodeCode: string
}): [Link, ...Link[]] {
  return [
    { from: placementRef(placement.id), relation: 'placementOf', to: enterpriseRef(placement.enterpriseId) },
    { from: placementRef(placement.id), relation: 'placedOn', to: nodeRef(placement.nodeCode) },
  ]
}

async function saved(
  tx: Context,
  id: string,
  action: string,
  before: queries.Placement | null,
): Promise<PlacementOfEnterprise> {
  const after = (await queries.findPlacement(tx.db, id))!
  await recordChanges(tx, [{ action, object: placementRef(id), before, after, links: placementLinks(after) }])
  const [placement] = await withChains(tx, [after])
  return placement!
}

async function lockedPlacement(tx: Context, id: string, lockVersion: number): Promise<queries.Placement> {
  const placement = await queries.lockPlacement(tx.db, id)
  if (placement === null || !seesFirm(tx, placement)) throw unknownPlacement(id)
  await requirePlacementRight(tx, placement)
  requireVersion(placement, lockVersion)
  return placement
}

async function requirePlacementRight(tx: Context, placement: queries.Placement): Promise<void> {
  const chains = await listChainsOfNodes(tx.db)
  requireRight(tx, 'chains.placement.edit', ofPlacement(placement, chains.get(placement.nodeCode) ?? []))
}

/** Shares tell how a firm's output divides over nodes: together never more than the whole. */
async function requireRoom(
  tx: Context,
  enterpriseId: string,
  exceptId: string | null,
  sharePercent: number,
): Promise<void> {
  const placed = await queries.placedShare(tx.db, enterpriseId, exceptId)
  if (placed + sharePercent > 100) {
    throw new AppError(
      'badInput',
      'chains.placement.shareExceeded',
      `${placed} % of the firm's output is placed already; at most ${100 - placed} % is left`,
      {
        field: 'sharePercent',
        placed,
        left: 100 - placed,
      },
    )
  }
}
