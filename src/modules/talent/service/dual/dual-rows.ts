import { chainsOfNodes, nodeStandings } from '#modules/chains/index.ts'
import { openProblems } from '#modules/matters/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { DualSums } from '../../contract/dual.ts'
import type { DualRow } from '../../contract/dual-list.ts'
import { openDemand, suppliedPeople } from '../../queries/matchable.ts'
import {
  gapKind,
  heatOf,
  inHundredths,
  openSeats,
  placeKey,
  placesOf,
  supplyByPlace,
} from '../../rules/node-heat.ts'

export interface DualChain {
  chainName: string
  templateVersion: string | null
  computedOn: string
  rows: DualRow[]
  sums: DualSums
}

/**
 * A chain with both sides laid against each other. Nothing is stored: verdicts, seats and people are those of now. Needs
 * and people of whom only the chain is known, and needs on nodes the published template lacks, have a row of their own, so
 * that the rows add up to the chain.
 */
export async function dualChain(ctx: Context, chainCode: string): Promise<DualChain> {
  const standings = await nodeStandings(ctx, chainCode)
  const needs = await openDemand(ctx.db, chainCode)
  const people = await suppliedPeople(ctx.db, businessDay(ctx.clock))
  const chainsOf = await chainsOfNodes(ctx)
  const problems = (await openProblems(ctx)).filter((one) => one.chainCode === chainCode)
  const codes = new Set(standings.nodes.map(({ code }) => code))
  const rowOf = (nodeCode: string | null): string =>
    nodeCode === null ? 'chainOnly' : codes.has(nodeCode) ? nodeCode : 'outside'
  const needsByRow = Map.groupBy(needs, ({ nodeCode }) => rowOf(nodeCode))
  const problemsByRow = Map.groupBy(problems, ({ nodeCode }) => rowOf(nodeCode))
  const places = people.map((one) => placesOf(one, chainsOf))
  const supply = supplyByPlace(places)
  const heads = new Map<string, number>()
  for (const one of places)
    for (const key of new Set(one.map(placeKey))) heads.set(key, (heads.get(key) ?? 0) + 1)

  const talentSide = (row: string, nodeCode: string | null) => {
    const own = needsByRow.get(row) ?? []
    const demand = own.reduce((sum, need) => sum + openSeats(need.headcount, need.onBoard), 0)
    const key = placeKey({ chainCode, nodeCode })
    const share = row === 'outside' ? 0 : (supply.get(key) ?? 0)
    return {
      needs: own.length,
      demand,
      people: row === 'outside' ? 0 : (heads.get(key) ?? 0),
      share,
      heat: heatOf(demand, share),
      problems: (problemsByRow.get(row) ?? []).length,
    }
  }
  let exact = 0
  const made = (
    row: string,
    nodeCode: string | null,
    industry: Pick<DualRow, 'kind' | 'nodeName' | 'segment' | 'verdict' | 'overridden' | 'firms'> &
      Pick<DualRow, 'evidence' | 'blocks'>,
  ): DualRow => {
    const { share, ...side } = talentSide(row, nodeCode)
    exact += share
    return {
      id: `${chainCode}.${row === 'chainOnly' ? '' : row}`,
      chainCode,
      nodeCode,
      ...industry,
      ...side,
      supply: inHundredths(share),
      gap: gapKind(industry.verdict, side.heat),
    }
  }
  const nodes = standings.nodes.map(({ code, name, ...industry }) =>
    made(code, code, { kind: 'node', nodeName: name, ...industry }),
  )
  const others = (['chainOnly', 'outside'] as const)
    .map((kind) =>
      made(kind, null, {
        kind,
        nodeName: null,
        segment: null,
        verdict: null,
        overridden: false,
        firms: null,
        evidence: null,
        blocks: null,
      }),
    )
    .filter(({ kind, needs: open, problems: raised }) => kind === 'chainOnly' || open > 0 || raised > 0)
  const rows = [...nodes, ...others]
  const demand = rows.reduce((sum, row) => sum + row.demand, 0)
  const withGap = (gap: DualRow['gap']) => nodes.filter((row) => row.gap === gap).length
  return {
    chainName: standings.chainName,
    templateVersion: standings.templateVersion,
    computedOn: standings.computedOn,
    rows,
    sums: {
      demand,
      supply: inHundredths(exact),
      heat: heatOf(demand, exact),
      both: withGap('both'),
      industry: withGap('industry'),
      talent: withGap('talent'),
    },
  }
}
