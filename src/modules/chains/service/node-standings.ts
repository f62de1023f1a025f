import type { Context } from '#platform/context.ts'
import type { Segment, Verdict } from '../contract/index.ts'
import { listEvidence } from '../queries/evidence.ts'
import { assessChains } from './assess-chains.ts'
import { seenChainsOfNodes, seesEvidence } from './reach.ts'
import { unknownChain } from './unknown.ts'

/** How a node of a chain's published template stands on the side of industry, for what later modules lay against it. */
export interface NodeStanding {
  code: string
  name: string
  segment: Segment
  /** In force: a person's override, else the computed one. */
  verdict: Verdict
  overridden: boolean
  firms: number
  /** Rows of evidence in force, and blocks among them; null for whoever may not see evidence. */
  evidence: number | null
  blocks: number | null
}

export interface ChainStandings {
  chainCode: string
  chainName: string
  templateVersion: string | null
  computedOn: string
  nodes: NodeStanding[]
}

/** Nodes of a chain in the order of its template. @throws AppError `notFound` for a chain unknown or out of reach. */
export async function nodeStandings(ctx: Context, chainCode: string): Promise<ChainStandings> {
  const [chain] = await assessChains(ctx, [chainCode])
  if (chain === undefined) throw unknownChain(chainCode)
  const rows = await listEvidence(
    ctx.db,
    chain.nodes.map(({ id }) => id),
    false,
  )
  const byNode = Map.groupBy(rows, ({ nodeId }) => nodeId)
  return {
    chainCode: chain.chain.code,
    chainName: chain.chain.name,
    templateVersion: chain.template?.version ?? null,
    computedOn: chain.computedOn,
    nodes: chain.nodes.map((node) => {
      const seen = seesEvidence(ctx, chainCode, node)
      const ofNode = byNode.get(node.id) ?? []
      return {
        code: node.code,
        name: node.name,
        segment: node.segment,
        verdict: node.verdict,
        overridden: node.override !== null,
        firms: node.firms,
        evidence: seen ? ofNode.length : null,
        blocks: seen ? ofNode.filter(({ indicator }) => indicator === 'block').length : null,
      }
    }),
  }
}

/** Codes of the chains whose published templates have each node. */
export async function chainsOfNodes(ctx: Context): Promise<Map<string, string[]>> {
  return new Map(
    [...(await seenChainsOfNodes(ctx))].map(([node, chains]) => [node, chains.map(({ code }) => code)]),
  )
}
