import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may } from '#platform/rights/rights.ts'
import { listChainsOfNodes } from '../queries/node.ts'
import { listIndustries } from '../queries/output.ts'
import type { Placement } from '../queries/placement.ts'

/** What the objects of this module belong to, and who sees what of them. */
export const ofChain = (chainCode: string): Belonging => ({ chainCodes: [chainCode] })

export const belongingOfChains = async (_db: Db, codes: string[]): Promise<Map<string, Belonging>> =>
  new Map(codes.map((code) => [code, ofChain(code)]))

/** A node as one chain sees it: that chain, and the organisation that keeps the node. */
export const ofNode = (chainCode: string, node: { ownerId: string | null }): Belonging => ({
  chainCodes: [chainCode],
  orgIds: [node.ownerId],
})

/** The firm of a place, as the register has it. */
const ofFirm = (place: Placement): Belonging => ({
  regionCodes: [place.regionCode],
  orgIds: [place.ownOrgId],
})

/** Whoever works on a place: the chains of its node, or the county and the firm. */
export const ofPlacement = (place: Placement, chains: readonly { code: string }[]): Belonging => ({
  ...ofFirm(place),
  chainCodes: chains.map(({ code }) => code),
})

export const ofIndustry = (industry: { chains: readonly { code: string }[] }): Belonging => ({
  chainCodes: industry.chains.map(({ code }) => code),
})

/** Industries, and figures such as `pv-industry/2026-03` by the industry before the stroke. */
export async function belongingOfOutput(db: Db, ids: string[]): Promise<Map<string, Belonging>> {
  const industries = new Map((await listIndustries(db)).map((industry) => [industry.code, industry]))
  return new Map(
    ids.flatMap((id) => {
      const industry = industries.get(id.split('/')[0] ?? '')
      return industry === undefined ? [] : [[id, ofIndustry(industry)]]
    }),
  )
}

export const seesChain = (ctx: Context, chainCode: string): boolean =>
  may(ctx, 'chains.chain.read', ofChain(chainCode))

/** Versions of a chain's template, drafts among them. */
export const seesTemplates = (ctx: Context, chainCode: string): boolean =>
  may(ctx, 'chains.template.read', ofChain(chainCode))

/** Chains that use each node, as far as the actor sees them, keyed by node code. */
export async function seenChainsOfNodes(ctx: Context): ReturnType<typeof listChainsOfNodes> {
  const all = await listChainsOfNodes(ctx.db)
  return new Map([...all].map(([code, using]) => [code, using.filter((chain) => seesChain(ctx, chain.code))]))
}

/** Single firms and what is known of them are for those who may read the firm in the register. */
export const seesFirm = (ctx: Context, place: Placement): boolean =>
  may(ctx, 'directory.enterprise.read', ofFirm(place))

/**
 * Evidence, and every figure computed from it in so many words: on a node with few firms it would tell the figures of
 * a single one.
 */
export const seesEvidence = (ctx: Context, chainCode: string, node: { ownerId: string | null }): boolean =>
  may(ctx, 'chains.evidence.read', ofNode(chainCode, node))
