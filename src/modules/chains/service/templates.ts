import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type {
  EdgeKind,
  Segment,
  TemplateDetail,
  TemplateDifference,
  TemplateEdge,
  TemplateSummary,
  Tier,
} from '../contract/index.ts'
import { findChainByCode } from '../queries/chain.ts'
import {
  findNode,
  insertNodes,
  listChainsOfNodes,
  listPlacedNodes,
  updateNodeNames,
} from '../queries/node.ts'
import * as queries from '../queries/template.ts'
import { chainRef, nodeRef, templateRef } from '../refs.ts'
import { compareTemplates, compareVersionNumbers, nextVersion } from '../rules.ts'
import { beginTemplates } from './publication.ts'
import { ofChain, seesChain, seesTemplates } from './reach.ts'
import { withItems } from './template-detail.ts'
import { unknownChain, unknownNode, unknownTemplate } from './unknown.ts'

/** The versions of a chain, as far as the actor may see them. */
export async function listTemplates(ctx: Context, chainCode: string): Promise<TemplateSummary[]> {
  return seesTemplates(ctx, chainCode) ? queries.listTemplates(ctx.db, chainCode) : []
}

export async function getTemplate(ctx: Context, id: string): Promise<TemplateDetail> {
  const template = await queries.findTemplate(ctx.db, id)
  if (template === null || !seesTemplates(ctx, template.chainCode)) throw unknownTemplate(id)
  return withItems(ctx.db, template)
}

/** The difference from `against` to `id`, whichever of the two is later. */
export async function compareVersions(
  ctx: Context,
  id: string,
  against: string,
): Promise<TemplateDifference> {
  const [one, other] = await Promise.all([getTemplate(ctx, id), getTemplate(ctx, against)])
  if (one.chainCode !== other.chainCode) {
    throw new AppError(
      'badInput',
      'chains.template.otherChain',
      'only versions of one chain can be compared',
      { chains: [one.chainCode, other.chainCode] },
    )
  }
  return compareVersionNumbers(one.version, other.version) >= 0
    ? compareTemplates(other, one)
    : compareTemplates(one, other)
}

/** Begins a draft from the version in force. A chain has at most one draft at a time. */
export async function draftTemplate(
  ctx: Context,
  chainCode: string,
  note: string | null,
): Promise<TemplateDetail> {
  const work = inTransaction(ctx, async (tx) => {
    const chain = await findChainByCode(tx.db, chainCode)
    if (chain === null || !seesChain(ctx, chainCode)) throw unknownChain(chainCode)
    requireRight(tx, 'chains.template.draft', ofChain(chainCode))
    const versions = await queries.listTemplates(tx.db, chainCode)
    const published = versions.find((version) => version.state === 'published') ?? null
    const version = nextVersion(published?.version ?? '0.9')
    const id = await queries.insertTemplate(
      tx.db,
      { chainId: chain.id, version, state: 'draft', note, basedOnId: published?.id ?? null },
      tx.clock.now(),
    )
    if (published !== null) await queries.copyTemplate(tx.db, published.id, id)
    await beginTemplates(tx, [{ id, chain, version, state: 'draft' }])
    await recordChanges(tx, [
      {
        action: 'chains.template.draft',
        object: templateRef(id),
        before: null,
        after: { chainCode, version },
        links: [
          { from: templateRef(id), relation: 'partOf', to: chainRef(chainCode) },
          ...(published === null
            ? []
            : [{ from: templateRef(id), relation: 'basedOn', to: templateRef(published.id) }]),
        ],
      },
    ])
    return getTemplate(tx, id)
  })
  return work.catch((cause: unknown) => {
    if (
      !violatesUnique(cause, 'template_one_draft') &&
      !violatesUnique(cause, 'template_chain_id_version_key')
    )
      throw cause
    throw draftExists(chainCode, cause)
  })
}

/** Refuses a second draft of a chain. */
export const draftExists = (chainCode: string, cause?: unknown): AppError =>
  new AppError(
    'conflict',
    'chains.template.draftExists',
    `${chainCode} has a draft already`,
    { chainCode },
    { cause },
  )

/** One edit of a draft, checked, audited, and the whole draft back. */
async function editDraft(
  ctx: Context,
  id: string,
  lockVersion: number,
  action: string,
  edit: (
    tx: Context,
    draft: TemplateSummary,
  ) => Promise<{ before: unknown; after: unknown; nodeCodes: string[] }>,
): Promise<TemplateDetail> {
  return inTransaction(ctx, async (tx) => {
    const draft = await lockedDraft(tx, id, lockVersion, 'chains.template.draft')
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
        ],
      },
    ])
    return getTemplate(tx, id)
  })
}

export async function lockedDraft(
  tx: Context,
  id: string,
  lockVersion: number,
  permission: Permission,
): Promise<TemplateSummary> {
  const template = await queries.lockTemplate(tx.db, id)
  if (template === null || !seesTemplates(tx, template.chainCode)) throw unknownTemplate(id)
  requireRight(tx, permission, ofChain(template.chainCode))
  if (template.state !== 'draft') {
    throw new AppError(
      'conflict',
      'chains.template.notDraft',
      `version ${template.version} is ${template.state}; begin a draft`,
      { state: template.state },
    )
  }
  requireVersion(template, lockVersion)
  return template
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
  return editDraft(ctx, id, lockVersion, 'chains.template.putNode', async (tx, draft) => {
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
  })
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
  return editDraft(ctx, id, lockVersion, 'chains.template.removeNode', async (tx, draft) => {
    const places = (await listPlacedNodes(tx.db, [draft.id])).get(draft.id) ?? []
    const place = places.find((item) => item.code === nodeCode)
    if (place === undefined) throw unknownNode(nodeCode, draft.chainCode)
    const edges = (await queries.listEdges(tx.db, [draft.id])).get(draft.id) ?? []
    await queries.deletePlace(tx.db, draft.id, place.id)
    const lost = edges.filter((edge) => edge.from === nodeCode || edge.to === nodeCode)
    return {
      before: { code: nodeCode, segment: place.segment, tier: place.tier, edges: lost },
      after: null,
      nodeCodes: [nodeCode],
    }
  })
}

export function putTemplateEdge(
  ctx: Context,
  id: string,
  lockVersion: number,
  edge: TemplateEdge,
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.putEdge', async (tx, draft) => {
    if (edge.from === edge.to) {
      throw new AppError('badInput', 'chains.edge.loop', 'a node cannot supply itself', {
        field: 'to',
        node: edge.from,
      })
    }
    const { fromId, toId, before } = await locateEdge(tx, draft, edge)
    await queries.putEdges(tx.db, draft.id, [{ ...edge, fromId, toId }])
    return { before, after: edge, nodeCodes: [edge.from, edge.to] }
  })
}

export function removeTemplateEdge(
  ctx: Context,
  id: string,
  lockVersion: number,
  edge: { from: string; to: string; kind: EdgeKind },
): Promise<TemplateDetail> {
  return editDraft(ctx, id, lockVersion, 'chains.template.removeEdge', async (tx, draft) => {
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
  })
}

async function locateEdge(
  tx: Context,
  draft: TemplateSummary,
  edge: { from: string; to: string; kind: EdgeKind },
) {
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
