import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Segment, TemplateDetail, TemplateEdge, TemplateSummary, Tier } from '../contract/index.ts'
import {
  findNode,
  insertNodes,
  listChainsOfNodes,
  listPlacedNodes,
  updateNodeNames,
} from '../queries/node.ts'
import * as queries from '../queries/template.ts'
import { chainRef, nodeRef, templateRef } from '../refs.ts'
import { ofChain } from './reach.ts'
import { getTemplate, lockedDraft } from './templates.ts'
import { unknownNode } from './unknown.ts'

/** What one edit does to a draft, and which nodes it concerns. */
export type DraftEdit = (
  tx: Context,
  draft: TemplateSummary,
) => Promise<{ before: unknown; after: unknown; nodeCodes: string[] }>

/** One edit of a draft, checked, audited, and the whole draft back. */
async function editDraft(
  ctx: Context,
  id: string,
  lockVersion: number,
  action: string,
  edit: DraftEdit,
): Promise<TemplateDetail> {
  return inTransaction(ctx, async (tx) => {
    await editHeldDraft(tx, await lockedDraft(tx, id, lockVersion, 'chains.template.draft'), action, edit)
    return getTemplate(tx, id)
  })
}

/** The same for a draft that is held, in the open transaction. */
export async function editHeldDraft(
  tx: Context,
  draft: TemplateSummary,
  action: string,
  edit: DraftEdit,
  more: Link[] = [],
): Promise<void> {
  const { id } = draft
  const { before, after, nodeCodes } = await edit(tx, draft)
  await queries.touchTemplate(tx.db, id)
  await recordChanges(tx, [
    {
      action,
      object: templateRef(id),
      before,
      after,
      links: [
        { from: templateRef(id), relation: 'partOf', to: chainRef(draft.chainCode) },
        ...nodeCodes.map((code) => ({ from: templateRef(id), relation: 'edits', to: nodeRef(code) })),
        ...more,
      ],
    },
  ])
}

export interface NodeEdit {
  nodeCode: string
  name: string
  nameEn: string
  segment: Segment
  tier: Tier
  gbCodes: string[]
}

/** Adds a node to a draft or changes its place. A code nobody knows yet makes a new node. */
export function putTemplateNode(
  ctx: Context,
  id: string,
  lockVersion: number,
  node: NodeEdit,
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.putNode', nodeEdit(node))
}

/** The edit itself, for a draft that is held. */
export const nodeEdit =
  (node: NodeEdit): DraftEdit =>
  async (tx, draft) => {
    const places = (await listPlacedNodes(tx.db, [draft.id])).get(draft.id) ?? []
    const before = places.find((place) => place.code === node.nodeCode) ?? null
    const known = await findNode(tx.db, node.nodeCode)
    const nodeId = known?.id ?? (await newNode(tx, node))
    if (
      known !== null &&
      (known.name !== node.name ||
        known.nameEn !== node.nameEn ||
        String(known.gbCodes) !== String(node.gbCodes))
    ) {
      await requireSharedRight(tx, node.nodeCode)
      await refuseTakenName(node.name, () => updateNodeNames(tx.db, known.id, node))
    }
    const position = places.reduce((last, place) => Math.max(last, place.position), 0) + 1
    await queries.putPlaces(tx.db, draft.id, [{ nodeId, segment: node.segment, tier: node.tier, position }])
    return {
      before: before && {
        code: before.code,
        name: before.name,
        segment: before.segment,
        tier: before.tier,
        gbCodes: before.gbCodes,
      },
      after: node,
      nodeCodes: [node.nodeCode],
    }
  }

/** A new name shows on every chain that uses the node: it takes the right on all of them. */
async function requireSharedRight(tx: Context, nodeCode: string): Promise<void> {
  for (const { code } of (await listChainsOfNodes(tx.db)).get(nodeCode) ?? [])
    requireRight(tx, 'chains.template.draft', ofChain(code))
}

async function newNode(tx: Context, node: NodeEdit): Promise<string> {
  const ids = await refuseTakenName(node.name, () =>
    insertNodes(tx.db, [
      {
        code: node.nodeCode,
        name: node.name,
        nameEn: node.nameEn,
        gbCodes: node.gbCodes,
        note: null,
        ownerId: null,
        asOfOn: businessDay(tx.clock),
      },
    ]),
  )
  return ids.get(node.nodeCode)!
}

/** One link, one node: a name that another node has is refused, so that the existing node is shared instead. */
async function refuseTakenName<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'node_name_key')) throw cause
    throw new AppError(
      'conflict',
      'chains.node.nameTaken',
      `another node is called ${name}; use that one`,
      { field: 'name', name },
      { cause },
    )
  }
}

export function removeTemplateNode(
  ctx: Context,
  id: string,
  lockVersion: number,
  nodeCode: string,
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.removeNode', nodeRemoval(nodeCode, true))
}

/** @param withEdges whether the edges of the node go with it; else it must have none. */
export const nodeRemoval =
  (nodeCode: string, withEdges: boolean): DraftEdit =>
  async (tx, draft) => {
    const places = (await listPlacedNodes(tx.db, [draft.id])).get(draft.id) ?? []
    const place = places.find((item) => item.code === nodeCode)
    if (place === undefined) throw unknownNode(nodeCode, draft.chainCode)
    const edges = (await queries.listEdges(tx.db, [draft.id])).get(draft.id) ?? []
    const lost = edges.filter((edge) => edge.from === nodeCode || edge.to === nodeCode)
    if (lost.length > 0 && !withEdges)
      throw new AppError('conflict', 'platform.object.inUse', `${nodeCode} has edges`, {
        ...nodeRef(nodeCode),
      })
    await queries.deletePlace(tx.db, draft.id, place.id)
    return {
      before: { code: nodeCode, segment: place.segment, tier: place.tier, edges: lost },
      after: null,
      nodeCodes: [nodeCode],
    }
  }

export function putTemplateEdge(
  ctx: Context,
  id: string,
  lockVersion: number,
  edge: TemplateEdge,
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.putEdge', edgeEdit(edge))
}

/** The edit itself, for a draft that is held. */
export const edgeEdit =
  (edge: TemplateEdge): DraftEdit =>
  async (tx, draft) => {
    if (edge.from === edge.to) {
      throw new AppError('badInput', 'chains.edge.loop', 'a node cannot supply itself', {
        field: 'to',
        node: edge.from,
      })
    }
    const { fromId, toId, before } = await locateEdge(tx, draft, edge)
    await queries.putEdges(tx.db, draft.id, [{ ...edge, fromId, toId }])
    return { before, after: edge, nodeCodes: [edge.from, edge.to] }
  }

export function removeTemplateEdge(
  ctx: Context,
  id: string,
  lockVersion: number,
  edge: EdgePlace,
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.removeEdge', edgeRemoval(edge))
}

type EdgePlace = Pick<TemplateEdge, 'from' | 'to' | 'kind'>

/** The edit itself, for a draft that is held. */
export const edgeRemoval =
  (edge: EdgePlace): DraftEdit =>
  async (tx, draft) => {
    const { fromId, toId, before } = await locateEdge(tx, draft, edge)
    if ((await queries.deleteEdge(tx.db, draft.id, fromId, toId, edge.kind)) === 0) {
      throw new AppError(
        'notFound',
        'chains.edge.unknown',
        `there is no such edge from ${edge.from} to ${edge.to}`,
        edge,
      )
    }
    return { before, after: null, nodeCodes: [edge.from, edge.to] }
  }

async function locateEdge(tx: Context, draft: TemplateSummary, edge: EdgePlace) {
  const places = (await listPlacedNodes(tx.db, [draft.id])).get(draft.id) ?? []
  const idOf = (code: string): string => {
    const place = places.find((item) => item.code === code)
    if (place === undefined) throw unknownNode(code, draft.chainCode)
    return place.id
  }
  const edges = (await queries.listEdges(tx.db, [draft.id])).get(draft.id) ?? []
  const before =
    edges.find((item) => item.from === edge.from && item.to === edge.to && item.kind === edge.kind) ?? null
  return { fromId: idOf(edge.from), toId: idOf(edge.to), before }
}
