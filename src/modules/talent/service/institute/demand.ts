import { chainEntries, chainsOfNodes, nodeEntries } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import type { InstituteDemand } from '../../contract/institute.ts'
import type { InstituteOutput } from '../../contract/institute-output.ts'
import { sumKnown } from '../../contract/plan-progress.ts'
import { allOutputs } from '../../queries/institute-output.ts'
import { type OpenNeed, openDemand } from '../../queries/matchable.ts'
import { visibleNeeds } from '../../queries/need.ts'
import { openSeats } from '../../rules/node-heat.ts'
import { answersMajor } from '../../rules/recruit-map.ts'
import { visibleInstitute } from './institutes.ts'

/** So many needs are told by name. */
const mostNeeds = 50

/**
 * Which open posts ask for the majors of an institute, by chain and node, beside the nodes it says it serves. Whoever may
 * not read the demand of whole chains is told of needs within reach alone.
 */
export async function getInstituteDemand(ctx: Context, id: string): Promise<InstituteDemand> {
  const institute = await visibleInstitute(ctx, id)
  const outputs = await allOutputs(ctx.db, id)
  const asking = (await openDemand(ctx.db, null)).flatMap((need) => {
    if (need.kind !== 'post') return []
    const held = outputs.filter(({ majorCode }) =>
      need.majorCodes.some((asked) => answersMajor(asked, majorCode)),
    )
    return held.length === 0 ? [] : [{ need, held }]
  })
  const seen = may(ctx, 'talent.need.read')
    ? await visibleNeeds(
        ctx,
        asking.map(({ need }) => need.id),
      )
    : new Set<string>()
  const visible = asking.filter(({ need }) => seen.has(need.id))
  const counted = may(ctx, 'talent.recruit.read', {}) ? asking : visible
  const declared = new Set(institute.nodeCodes)
  const byPlace = Map.groupBy(counted, ({ need }) => `${need.chainCode}/${need.nodeCode ?? ''}`)
  const places = [...byPlace.values()].map((all) => placeOf(all, institute.lastYear, declared))
  const named = new Set(places.map(({ nodeCode }) => nodeCode))
  const left = institute.nodeCodes.filter((code) => !named.has(code))
  return {
    year: institute.lastYear,
    places: [
      ...places.sort(
        (a, b) =>
          b.seats - a.seats || (`${a.chainCode}${a.nodeCode}` < `${b.chainCode}${b.nodeCode}` ? -1 : 1),
      ),
      ...(await onlyDeclared(ctx, left)),
    ],
    needs: visible.slice(0, mostNeeds).map(({ need, held }) => ({
      id: need.id,
      number: need.number,
      title: need.title,
      enterpriseName: need.enterpriseName,
      chainName: need.chainName,
      nodeName: need.nodeName,
      seats: seatsOf(need),
      majorNames: namesOf(held),
    })),
    needTotal: visible.length,
  }
}

type Asking = { need: OpenNeed; held: InstituteOutput[] }

const seatsOf = (need: OpenNeed) => openSeats(need.headcount, need.onBoard)
const namesOf = (outputs: readonly InstituteOutput[]) => [
  ...new Set(outputs.map(({ majorName }) => majorName)),
]

function placeOf(
  all: readonly Asking[],
  year: string | null,
  declared: ReadonlySet<string>,
): InstituteDemand['places'][number] {
  const { chainCode, chainName, nodeCode, nodeName } = all[0]!.need
  const outputs = [...new Set(all.flatMap(({ held }) => held))]
  return {
    chainCode,
    chainName,
    nodeCode,
    nodeName,
    declared: nodeCode !== null && declared.has(nodeCode),
    needs: all.length,
    seats: all.reduce((sum, { need }) => sum + seatsOf(need), 0),
    majorNames: namesOf(outputs),
    graduates: sumKnown(outputs.filter((one) => one.year === year).map(({ graduates }) => graduates)),
  }
}

/** Nodes that it says it serves where nobody asks for its majors now. */
async function onlyDeclared(ctx: Context, codes: readonly string[]): Promise<InstituteDemand['places']> {
  if (codes.length === 0) return []
  const titles = new Map(
    [...(await nodeEntries(ctx)), ...(await chainEntries(ctx))].map(({ value, title }) => [value, title]),
  )
  const chains = await chainsOfNodes(ctx)
  return codes.flatMap((nodeCode) =>
    (chains.get(nodeCode) ?? []).slice(0, 1).map((chainCode) => ({
      chainCode,
      chainName: titles.get(chainCode) ?? chainCode,
      nodeCode,
      nodeName: titles.get(nodeCode) ?? nodeCode,
      declared: true,
      needs: 0,
      seats: 0,
      majorNames: [],
      graduates: null,
    })),
  )
}
