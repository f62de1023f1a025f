import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { NodeDetail, TemplateEdge } from '../contract/index.ts'
import { listEvidence } from '../queries/evidence.ts'
import {
  listChainsOfNodes,
  listPlacedNodes,
  lockNode,
  organisationExists,
  type PlacedNode,
  updateNodeKeeping,
} from '../queries/node.ts'
import { listOverrideHistory, type StoredOverride } from '../queries/override.ts'
import { listPublished } from '../queries/template.ts'
import { chainRef, nodeRef } from '../refs.ts'
import { type AssessedNode, assessChains, isStale } from './assess-chains.ts'
import { unknownChain, unknownNode } from './unknown.ts'

/** Everything about one node as one chain sees it. */
export async function getNode(ctx: Context, chainCode: string, nodeCode: string): Promise<NodeDetail> {
  const [assessed] = await assessChains(ctx, [chainCode], { counterfactuals: true })
  if (assessed === undefined) throw unknownChain(chainCode)
  const node = assessed.nodes.find((item) => item.code === nodeCode)
  if (node === undefined) throw unknownNode(nodeCode, chainCode)
  const [history, evidence, usedBy] = await Promise.all([
    listOverrideHistory(ctx.db, assessed.chain.id, node.id),
    listEvidence(ctx.db, [node.id], true),
    listChainsOfNodes(ctx.db),
  ])
  const byCode = new Map(assessed.nodes.map((item) => [item.code, item]))
  return {
    chainCode,
    chainName: assessed.chain.name,
    code: node.code,
    name: node.name,
    nameEn: node.nameEn,
    segment: node.segment,
    tier: node.tier,
    gbCodes: node.gbCodes,
    note: node.note,
    owner: node.ownerId === null ? null : { id: node.ownerId, name: node.ownerName ?? '' },
    asOfOn: node.asOfOn,
    stale: node.stale,
    lockVersion: node.lockVersion,
    verdict: node.verdict,
    diagnosis: node.diagnosis,
    criticality: node.criticality,
    override: node.override === null ? null : bare(node.override),
    overrideHistory: history.map(bare),
    evidence: evidence.map(({ nodeId: _nodeId, ...row }) => ({
      ...row,
      stale: isStale(row.asOfOn, assessed.computedOn, assessed.settings),
    })),
    placements: node.placements.map(({ nodeCode: _code, nodeName: _name, ...place }) => place),
    suppliers: assessed.edges
      .filter((edge) => edge.to === nodeCode)
      .map((edge) => neighbour(edge, byCode.get(edge.from)!)),
    users: assessed.edges
      .filter((edge) => edge.from === nodeCode)
      .map((edge) => neighbour(edge, byCode.get(edge.to)!)),
    chains: usedBy.get(nodeCode) ?? [],
    basis: {
      templateVersion: assessed.template?.version ?? '0.0',
      computedOn: assessed.computedOn,
      inputsHash: assessed.inputsHash,
    },
  }
}

function bare({ chainId: _chainId, nodeId: _nodeId, ...override }: StoredOverride) {
  return override
}

function neighbour({ kind, strength, group, reason }: TemplateEdge, node: AssessedNode) {
  return { code: node.code, name: node.name, kind, strength, group, reason, verdict: node.verdict }
}

/** A node in its place in the published template of a chain, without any assessment. */
export async function placedNode(ctx: Context, chainCode: string, nodeCode: string): Promise<PlacedNode> {
  const template = (await listPublished(ctx.db)).get(chainCode)
  if (template === undefined) throw unknownChain(chainCode)
  const node = (await listPlacedNodes(ctx.db, [template.id]))
    .get(template.id)
    ?.find((item) => item.code === nodeCode)
  if (node === undefined) throw unknownNode(nodeCode, chainCode)
  return node
}

/** Sets who keeps a node and confirms its data as of a day. */
export async function updateNode(
  ctx: Context,
  input: {
    chainCode: string
    nodeCode: string
    lockVersion: number
    ownerId: string | null
    asOfOn: string
    note: string | null
  },
): Promise<NodeDetail> {
  if (input.asOfOn > businessDay(ctx.clock)) {
    throw new AppError('badInput', 'chains.node.future', 'data cannot be confirmed as of a day to come', {
      field: 'asOfOn',
    })
  }
  await inTransaction(ctx, async (tx) => {
    await placedNode(tx, input.chainCode, input.nodeCode)
    const before = await lockNode(tx.db, input.nodeCode)
    if (before === null) throw unknownNode(input.nodeCode)
    requireVersion(before, input.lockVersion)
    if (input.ownerId !== null && !(await organisationExists(tx.db, input.ownerId))) {
      throw new AppError(
        'badInput',
        'directory.organisation.unknown',
        `there is no organisation ${input.ownerId}`,
        { field: 'ownerId' },
      )
    }
    const values = { ownerId: input.ownerId, asOfOn: input.asOfOn, note: input.note || null }
    await updateNodeKeeping(tx.db, before.id, values)
    await recordChanges(tx, [
      {
        action: 'chains.node.keep',
        object: nodeRef(input.nodeCode),
        before: { ownerId: before.ownerId, asOfOn: before.asOfOn, note: before.note },
        after: values,
        links: [
          { from: nodeRef(input.nodeCode), relation: 'partOf', to: chainRef(input.chainCode) },
          ...(input.ownerId === null
            ? []
            : [{ from: nodeRef(input.nodeCode), relation: 'ownedBy', to: organisationRef(input.ownerId) }]),
        ],
      },
    ])
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}
