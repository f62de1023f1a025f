import type { Context } from '#platform/context.ts'
import { type Atlas, type ChainSummary, type Verdict, verdicts } from '../contract/index.ts'
import type { Placement } from '../queries/placement.ts'
import { type AssessedChain, assessChains, byPriority } from './assess-chains.ts'
import { seenChainsOfNodes, seesFirm } from './reach.ts'
import { unknownChain } from './unknown.ts'

const keyEnterprises = 5
const topGaps = 3

/** Chains in force with their figures. */
export async function listChainSummaries(ctx: Context): Promise<ChainSummary[]> {
  return (await assessChains(ctx, null)).map((chain) => summaryOf(ctx, chain))
}

export async function getChainSummary(ctx: Context, chainCode: string): Promise<ChainSummary> {
  const [chain] = await assessChains(ctx, [chainCode])
  if (chain === undefined) throw unknownChain(chainCode)
  return summaryOf(ctx, chain)
}

function summaryOf(ctx: Context, { chain, template, nodes }: AssessedChain): ChainSummary {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  for (const node of nodes) counts[node.verdict] += 1
  const firms = new Map(nodes.flatMap((node) => node.placements).map((place) => [place.enterpriseId, place]))
  return {
    code: chain.code,
    name: chain.name,
    nameEn: chain.nameEn,
    aliases: chain.aliases,
    validFrom: chain.validFrom,
    validTo: chain.validTo,
    templateVersion: template?.version ?? null,
    nodes: nodes.length,
    staleNodes: nodes.filter((node) => node.stale).length,
    verdicts: counts,
    enterprises: firms.size,
    aboveScale: [...firms.values()].filter((place) => place.aboveScale).length,
    topGaps: nodes
      .filter((node) => node.verdict !== 'sound')
      .sort(byPriority)
      .slice(0, topGaps)
      .map(({ code, name, verdict }) => ({ code, name, verdict })),
    keyEnterprises: [...firms.values()]
      .sort(byStanding)
      .filter((place) => standing(place) > 0 && seesFirm(ctx, place))
      .slice(0, keyEnterprises)
      .map((place) => ({ id: place.enterpriseId, name: place.enterpriseName, kinds: place.kinds })),
  }
}

/** Chain owners before leading enterprises before little giants; names break ties. */
const standing = ({ kinds }: Placement): number =>
  (kinds.includes('chainOwner') ? 4 : 0) +
  (kinds.includes('leadingEnterprise') ? 2 : 0) +
  (kinds.includes('littleGiant') ? 1 : 0)
const byStanding = (a: Placement, b: Placement): number =>
  standing(b) - standing(a) || (a.enterpriseName < b.enterpriseName ? -1 : 1)

/** All chains in one overview, with the nodes that several of them share. */
export async function getAtlas(ctx: Context): Promise<Atlas> {
  const [chains, usedBy] = await Promise.all([assessChains(ctx, null), seenChainsOfNodes(ctx)])
  const names = new Map(chains.flatMap(({ nodes }) => nodes.map((node) => [node.code, node.name])))
  return {
    chains: chains.map(({ chain, nodes }) => ({
      code: chain.code,
      name: chain.name,
      nodes: nodes.map((node) => ({
        code: node.code,
        name: node.name,
        segment: node.segment,
        tier: node.tier,
        verdict: node.verdict,
        criticality: node.criticality.score,
        firms: node.firms,
        stale: node.stale,
      })),
    })),
    shared: [...usedBy]
      .filter(([code, using]) => using.length > 1 && names.has(code))
      .map(([code, using]) => ({ code, name: names.get(code)!, chains: using.map((chain) => chain.code) }))
      .sort((a, b) => b.chains.length - a.chains.length || (a.code < b.code ? -1 : 1)),
  }
}
