import { layoutLayered } from '#core/graph/layered-layout/layout-layered.ts'
import type { Band } from '#core/graph/layered-layout/types.ts'
import type { Context } from '#platform/context.ts'
import type { ChainMap, Segment } from '../contract/index.ts'
import { type AssessedChain, assessChains } from './assess-chains.ts'
import { seenChainsOfNodes } from './reach.ts'
import { unknownChain } from './unknown.ts'

/** A node's box in drawing units: room for a name of eight characters, the verdict and the count of firms. */
const box = { width: 148, height: 46 }

/** Columns closer than core's default: the drawing is wide, and a narrower one is shown larger on a screen. */
const layerGap = 48

const bandOf: Record<Segment, Band | null> = { upstream: 0, midstream: 1, downstream: 2, supporting: null }
const segmentOfBand: Segment[] = ['upstream', 'midstream', 'downstream']

/** The chain's published template, diagnosed and drawn in layers. */
export async function getMap(ctx: Context, chainCode: string): Promise<ChainMap> {
  const [[assessed], usedBy] = await Promise.all([assessChains(ctx, [chainCode]), seenChainsOfNodes(ctx)])
  if (assessed === undefined) throw unknownChain(chainCode)
  return drawChain(assessed, usedBy)
}

function drawChain(assessed: AssessedChain, usedBy: Map<string, { code: string; name: string }[]>): ChainMap {
  const { chain, template, nodes, edges } = assessed
  const layout = layoutLayered(
    {
      nodes: nodes.map((node) => ({
        id: node.code,
        ...box,
        band: bandOf[node.segment],
        lane: node.segment === 'supporting' ? 1 : 0,
      })),
      edges: edges.map((edge) => ({ from: edge.from, to: edge.to, weight: edge.strength })),
    },
    { layerGap },
  )
  const placeOf = new Map(layout.nodes.map((place) => [place.id, place]))
  const routeOf = new Map(layout.edges.map((route) => [`${route.from} ${route.to}`, route]))
  const main = layout.lanes.find((lane) => lane.lane === 0)
  const supporting = layout.lanes.find((lane) => lane.lane === 1)
  return {
    chainCode: chain.code,
    chainName: chain.name,
    templateVersion: template?.version ?? '0.0',
    computedOn: assessed.computedOn,
    width: layout.width,
    height: layout.height,
    bands: [
      ...layout.bands.map(({ band, x0, x1 }) => ({
        segment: segmentOfBand[band]!,
        x0,
        x1,
        y0: main?.y0 ?? 0,
        y1: main?.y1 ?? 0,
      })),
      ...(supporting === undefined
        ? []
        : [
            { segment: 'supporting' as const, x0: 0, x1: layout.width, y0: supporting.y0, y1: supporting.y1 },
          ]),
    ],
    nodes: nodes.map((node) => {
      const { x, y, width, height } = placeOf.get(node.code)!
      return {
        code: node.code,
        name: node.name,
        nameEn: node.nameEn,
        segment: node.segment,
        tier: node.tier,
        firms: node.firms,
        aboveScaleFirms: node.aboveScaleFirms,
        leadingFirms: node.leadingFirms,
        verdict: node.verdict,
        overridden: node.override !== null,
        score: node.diagnosis.score,
        criticality: node.criticality.score,
        action: node.diagnosis.action,
        ownerName: node.ownerName,
        asOfOn: node.asOfOn,
        stale: node.stale,
        gbCodes: node.gbCodes,
        sharedWith: (usedBy.get(node.code) ?? [])
          .filter((other) => other.code !== chain.code)
          .map((other) => other.name),
        x,
        y,
        width,
        height,
      }
    }),
    edges: edges.map((edge) => {
      const route = routeOf.get(`${edge.from} ${edge.to}`)!
      return { ...edge, feedback: route.feedback, points: [...route.points] }
    }),
  }
}
