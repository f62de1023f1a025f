import { z } from 'zod'
import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { day } from '#platform/http/contract.ts'
import { guardBy, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Diagnosis, NodeDetail, TemplateEdge } from '../contract/index.ts'
import { belongingOfNodes } from '../queries/belonging.ts'
import { listEvidence } from '../queries/evidence.ts'
import {
  listPlacedNodes,
  lockNode,
  type Node,
  organisationExists,
  type PlacedNode,
  updateNodeKeeping,
} from '../queries/node.ts'
import { listOverrideHistory, type StoredOverride } from '../queries/override.ts'
import { listPublished } from '../queries/template.ts'
import { chainRef, nodeRef } from '../refs.ts'
import { type AssessedNode, assessChains, isStale } from './assess-chains.ts'
import { ofNode, seenChainsOfNodes, seesChain, seesEvidence, seesFirm } from './reach.ts'
import { unknownChain, unknownNode } from './unknown.ts'

/** Everything about one node as one chain sees it, and as far as the actor may see it. */
export async function getNode(ctx: Context, chainCode: string, nodeCode: string): Promise<NodeDetail> {
  const [assessed] = await assessChains(ctx, [chainCode], { counterfactuals: true })
  if (assessed === undefined) throw unknownChain(chainCode)
  const node = assessed.nodes.find((item) => item.code === nodeCode)
  if (node === undefined) throw unknownNode(nodeCode, chainCode)
  const [history, evidence, usedBy] = await Promise.all([
    listOverrideHistory(ctx.db, assessed.chain.id, node.id),
    listEvidence(ctx.db, [node.id], true),
    seenChainsOfNodes(ctx),
  ])
  const shown = seesEvidence(ctx, chainCode, node)
  const firms = node.placements.filter((place) => seesFirm(ctx, place))
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
    diagnosis: shown ? node.diagnosis : withoutFigures(node.diagnosis),
    criticality: shown ? node.criticality : { ...node.criticality, dependentOutput: null, soleOutput: null },
    override: node.override === null ? null : { ...bare(node.override), ...(shown ? {} : { reason: '' }) },
    overrideHistory: shown ? history.map(bare) : [],
    evidenceHidden: !shown,
    evidence: (shown ? evidence : []).map(({ nodeId: _nodeId, ...row }) => ({
      ...row,
      stale: isStale(row.asOfOn, assessed.computedOn, assessed.settings),
    })),
    placements: firms.map(
      ({ nodeCode: _code, nodeName: _name, regionCode: _region, ownOrgId: _org, ...place }) => place,
    ),
    placementsHidden: node.placements.length - firms.length,
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

/** The verdict and how it came about, without the numbers that went in. */
function withoutFigures(diagnosis: Diagnosis): Diagnosis {
  return {
    ...diagnosis,
    subScores: diagnosis.subScores.map((part) => ({ ...part, inputs: {}, rows: [] })),
    counterfactuals: [],
    actionReason: null,
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
  if (template === undefined || !seesChain(ctx, chainCode)) throw unknownChain(chainCode)
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
    const placed = await placedNode(tx, input.chainCode, input.nodeCode)
    requireRight(tx, 'chains.node.edit', ofNode(input.chainCode, placed))
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
    await saveKeeping(tx, before, values, 'chains.node.keep', {
      from: nodeRef(input.nodeCode),
      relation: 'partOf',
      to: chainRef(input.chainCode),
    })
  })
  return getNode(ctx, input.chainCode, input.nodeCode)
}

const keeping = z.object({ ownerId: z.uuid().nullable(), asOfOn: day, note: z.string().nullable() })
type Keeping = z.infer<typeof keeping>

const keepingOf = ({ ownerId, asOfOn, note }: Node): Keeping => ({ ownerId, asOfOn, note })

async function saveKeeping(
  tx: Context,
  before: Node,
  values: Keeping,
  action: string,
  link: Link,
): Promise<void> {
  await updateNodeKeeping(tx.db, before.id, values)
  const object = nodeRef(before.code)
  await recordChanges(tx, [
    {
      action,
      object,
      before: keepingOf(before),
      after: values,
      links: [
        link,
        ...(values.ownerId === null
          ? []
          : [{ from: object, relation: 'ownedBy', to: organisationRef(values.ownerId) }]),
      ],
    },
  ])
}

/** Takes back a change of who keeps a node, its note and the day of its data. */
export const nodeUndoer: Undoer = {
  actions: ['chains.node.keep', 'chains.node.undo'],
  permission: 'chains.node.edit',
  editable: guardBy('chains.node.edit', belongingOfNodes),
  lock: async (tx, { object }) => {
    const node = await lockNode(tx.db, object.id)
    return node === null ? null : keepingOf(node)
  },
  restore: async (tx, change) => {
    const node = await lockNode(tx.db, change.object.id)
    if (node === null) throw unknownNode(change.object.id)
    await saveKeeping(tx, node, keeping.parse(change.before), 'chains.node.undo', undoLink(change))
  },
}
