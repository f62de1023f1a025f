import { z } from 'zod'
import { enterpriseRef, getEnterprise } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink, withTold } from '#platform/audit/undoer.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { day } from '#platform/http/contract.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
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

/** Places an enterprise on a node. @throws as `placeEnterprise` */
export function createPlacement(ctx: Context, input: NewPlacement): Promise<PlacementOfEnterprise> {
  return inTransaction(ctx, (tx) => placeEnterprise(tx, input))
}

type NewPlacement = queries.PlacementValues & { id?: string; enterpriseId: string; nodeCode: string }

/**
 * The same in the open transaction, for what other modules' objects bring. The right is asked for here: a place counts in
 * every figure of the chain.
 *
 * @throws AppError when the enterprise stands there already, its shares pass 100 %, one of both is unknown or out of
 *   reach, or the actor may not place it.
 */
export async function placeEnterprise(
  tx: Context,
  input: NewPlacement,
  more: Link[] = [],
): Promise<PlacementOfEnterprise> {
  const enterprise = await getEnterprise(tx, input.enterpriseId)
  const node = await findNode(tx.db, input.nodeCode)
  if (node === null) throw unknownNode(input.nodeCode)
  await requireRoom(tx, enterprise.id, null, input.sharePercent)
  const [id] = await queries
    .insertPlacements(tx.db, [{ ...input, enterpriseId: enterprise.id, nodeId: node.id }])
    .catch((cause: unknown) => {
      if (!violatesUnique(cause, 'placement_enterprise_id_node_id_key')) throw cause
      throw placedAlready(input.nodeCode, cause)
    })
  await requirePlacementRight(tx, (await queries.findPlacement(tx.db, id!))!)
  return saved(tx, id!, 'chains.placement.create', null, more)
}

export async function updatePlacement(
  ctx: Context,
  id: string,
  lockVersion: number,
  values: queries.PlacementValues,
): Promise<PlacementOfEnterprise> {
  return inTransaction(ctx, (tx) => changePlacement(tx, id, lockVersion, values, 'chains.placement.update'))
}

/** The same in the open transaction. @param lockVersion null where nobody had it open. */
export async function changePlacement(
  tx: Context,
  id: string,
  lockVersion: number | null,
  values: queries.PlacementValues,
  action: string,
  more: Link[] = [],
): Promise<PlacementOfEnterprise> {
  const before = await lockedPlacement(tx, id, lockVersion)
  await requireRoom(tx, before.enterpriseId, id, values.sharePercent)
  await queries.updatePlacement(tx.db, id, values)
  return saved(tx, id, action, before, more)
}

/** Takes a place away, into the recycle bin. */
export async function removePlacement(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await takeAway(tx, id, lockVersion, reason)
    return { id }
  })
}

/** The same in the open transaction. */
export async function takeAway(
  tx: Context,
  id: string,
  lockVersion: number | null,
  reason: string,
): Promise<void> {
  await lockedPlacement(tx, id, lockVersion)
  await moveToBin(tx, placementBin, placementRef(id), reason)
}

const ownFields = z.object({
  sharePercent: z.number(),
  role: z.string(),
  evidence: z.string(),
  source: z.string(),
  asOfOn: day,
})

/** Takes back a change of share and evidence of a place. */
export const placementUndoer: Undoer = {
  actions: ['chains.placement.update', 'chains.placement.undo'],
  permission: 'chains.placement.edit',
  editable: async (ctx, ids) => {
    const chains = await listChainsOfNodes(ctx.db)
    const places = await Promise.all(ids.map((id) => queries.findPlacement(ctx.db, id)))
    return new Set(
      places.flatMap((place) =>
        place !== null &&
        may(ctx, 'chains.placement.edit', ofPlacement(place, chains.get(place.nodeCode) ?? []))
          ? [place.id]
          : [],
      ),
    )
  },
  lock: async (tx, change) => {
    const placement = await queries.lockPlacement(tx.db, change.object.id)
    return withTold(change, placement && ownFields.parse(placement))
  },
  restore: async (tx, change) => {
    const { id } = change.object
    const before = await queries.lockPlacement(tx.db, id)
    if (before === null) throw unknownPlacement(id)
    const values = ownFields.parse(change.before)
    await requireRoom(tx, before.enterpriseId, id, values.sharePercent)
    await queries.updatePlacement(tx.db, id, values)
    await saved(tx, id, 'chains.placement.undo', before, [undoLink(change)])
  },
}

/** How a place lies in the recycle bin. It comes back where its node is free and the shares leave room for it. */
export const placementBin: BinKind = {
  table: 'chains.placement',
  title: queries.placementTitle,
  alias: 'p',
  readRight: 'directory.enterprise.read',
  scope: queries.placementScope,
  comeBack: async (tx, id) => {
    const placement = await binnedPlacement(tx, id)
    const { enterpriseId, nodeCode, sharePercent } = placement
    await getEnterprise(tx, enterpriseId)
    const others = await queries.listPlacementsOfEnterprise(tx.db, enterpriseId)
    if (others.some((other) => other.nodeCode === nodeCode)) throw placedAlready(nodeCode)
    await requireRoom(tx, enterpriseId, null, sharePercent)
  },
  links: async (tx, id) =>
    placementLinks((await queries.findPlacement(tx.db, id)) ?? (await binnedPlacement(tx, id))),
}

async function binnedPlacement(tx: Context, id: string): Promise<queries.Placement> {
  const placement = await queries.findBinnedPlacement(tx.db, id)
  if (placement === null) throw unknownPlacement(id)
  return placement
}

const placedAlready = (nodeCode: string, cause?: unknown): AppError =>
  new AppError(
    'conflict',
    'chains.placement.exists',
    'the enterprise stands on this node already',
    { nodeCode },
    { cause },
  )

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
  more: Link[] = [],
): Promise<PlacementOfEnterprise> {
  const after = (await queries.findPlacement(tx.db, id))!
  await recordChanges(tx, [
    { action, object: placementRef(id), before, after, links: [...placementLinks(after), ...more] },
  ])
  const [placement] = await withChains(tx, [after])
  return placement!
}

async function lockedPlacement(
  tx: Context,
  id: string,
  lockVersion: number | null,
): Promise<queries.Placement> {
  const placement = await queries.lockPlacement(tx.db, id)
  if (placement === null || !seesFirm(tx, placement)) throw unknownPlacement(id)
  await requirePlacementRight(tx, placement)
  if (lockVersion !== null) requireVersion(placement, lockVersion)
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
