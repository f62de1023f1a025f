import { findChainByCode } from '#modules/chains/index.ts'
import { listRegions } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { SortOf } from '#platform/list/description.ts'
import { chosenBy, said, saidIf } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { compareText, pageOfRows, type RowOrder, rowsInOrder } from '#platform/list/page-of-rows.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { InstituteOutput } from '../../contract/institute-output.ts'
import {
  type RecruitBehind,
  type RecruitFileQuery,
  type RecruitFilter,
  type RecruitPlace,
  type RecruitRow,
  type RecruitSums,
  recruitList,
} from '../../contract/recruit.ts'
import { allOutputs } from '../../queries/institute-output.ts'
import { majorNames } from '../../queries/major.ts'
import { type OpenNeed, openDemand } from '../../queries/matchable.ts'
import { visibleNeeds } from '../../queries/need.ts'
import { openSeats } from '../../rules/node-heat.ts'
import {
  answersMajor,
  nearOf,
  type RecruitNeed,
  type RecruitOutput,
  recruitPlaces,
  recruitRows,
  recruitSums,
} from '../../rules/recruit-map.ts'

export interface RecruitMap {
  chainName: string
  year: string | null
  years: string[]
  computedOn: string
  rows: RecruitRow[]
  sums: RecruitSums
  places: RecruitPlace[]
}

interface Gathered extends RecruitMap {
  needs: OpenNeed[]
  outputs: (InstituteOutput & RecruitOutput)[]
}

/**
 * Open posts of a chain by node and major, beside the graduates of a year. Nothing is stored. Technical needs are left out:
 * a graduate solves none.
 */
async function gather(ctx: Context, chainCode: string, wanted: string | undefined): Promise<Gathered> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null)
    throw new AppError('notFound', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  const city = (await listRegions(ctx.db)).find(({ kind }) => kind === 'city')
  const home = city === undefined ? null : { province: city.code.slice(0, 2), city: city.name }
  const outputs = (await allOutputs(ctx.db, null)).map((one) => ({ ...one, near: nearOf(one, home) }))
  const years = [...new Set(outputs.map(({ year }) => year))].sort().reverse()
  const year = wanted ?? years[0] ?? null
  const needs = (await openDemand(ctx.db, chainCode)).filter(({ kind }) => kind === 'post')
  const counted = needs.map(
    ({ id, nodeCode, nodeName, headcount, onBoard, majorCodes }): RecruitNeed => ({
      id,
      nodeCode,
      nodeName,
      majorCodes,
      seats: openSeats(headcount, onBoard),
    }),
  )
  const names = await majorNames(
    ctx.db,
    needs.flatMap(({ majorCodes }) => majorCodes),
  )
  return {
    chainName: chain.name,
    year,
    years,
    computedOn: businessDay(ctx.clock),
    rows: recruitRows(counted, outputs, year).map((row) => ({
      ...row,
      majorName: row.majorCode === null ? null : (names.get(row.majorCode) ?? row.majorCode),
    })),
    sums: recruitSums(counted, outputs, year),
    places: recruitPlaces(counted, outputs, year),
    needs,
    outputs,
  }
}

/** Nodes that look for most first, each with its majors together; rows that ask for no major come last. */
function orderOf(rows: readonly RecruitRow[]): RowOrder<RecruitRow, SortOf<typeof recruitList>> {
  const ofNode = new Map<string | null, number>()
  for (const { nodeCode, seats } of rows) ofNode.set(nodeCode, Math.max(ofNode.get(nodeCode) ?? 0, seats))
  return {
    sorts: {
      node: (row) => (row.nodeName === null ? null : nameOrder(row.nodeName)),
      major: (row) => row.majorCode,
      seats: (row) => row.seats,
      graduates: (row) => row.graduates,
      inCity: (row) => row.inCity,
      inProvince: (row) => row.inProvince,
      employedLocal: (row) => row.employedLocal,
      cover: (row) => (row.cover === null ? null : Number(row.cover)),
      coverLocal: (row) => (row.coverLocal === null ? null : Number(row.coverLocal)),
    },
    usual: (a, b) =>
      Number(a.majorCode === null) - Number(b.majorCode === null) ||
      ofNode.get(b.nodeCode)! - ofNode.get(a.nodeCode)! ||
      compareText(a.nodeCode ?? '~', b.nodeCode ?? '~') ||
      b.seats - a.seats ||
      compareText(a.id, b.id),
  }
}

const fitting = (rows: readonly RecruitRow[], only: RecruitFilter['only']): RecruitRow[] =>
  rows.filter((row) => only === 'all' || (row.majorCode !== null && (row.graduates ?? 0) < row.seats))

/** The map as a page of rows, with the sums of the whole chain and where its graduates are. */
export async function listRecruitMap(
  ctx: Context,
  { chainCode, year, only, ...asked }: RecruitFilter,
): Promise<ListPage<RecruitRow> & Omit<RecruitMap, 'rows'>> {
  requireRight(ctx, 'talent.recruit.read', { chainCodes: [chainCode] })
  const { rows, needs: _needs, outputs: _outputs, ...about } = await gather(ctx, chainCode, year)
  return { ...pageOfRows(fitting(rows, only), orderOf(rows), asked), ...about }
}

/** What stands behind one row. @throws AppError `notFound` `talent.recruit.unknown`. */
export async function getRecruitRow(
  ctx: Context,
  { chainCode, row: id, year: wanted }: { chainCode: string; row: string; year?: string | undefined },
): Promise<RecruitBehind> {
  requireRight(ctx, 'talent.recruit.read', { chainCodes: [chainCode] })
  const { rows, needs, outputs, year } = await gather(ctx, chainCode, wanted)
  const row = rows.find((one) => one.id === id)
  if (row === undefined)
    throw new AppError('notFound', 'talent.recruit.unknown', `no open need stands at ${id}`, { id })
  const { majorCode } = row
  const held = majorCode === null ? [] : outputs.filter((one) => answersMajor(majorCode, one.majorCode))
  const asking = needs.filter(
    (need) =>
      need.nodeCode === row.nodeCode &&
      (majorCode === null ? need.majorCodes.length === 0 : need.majorCodes.includes(majorCode)),
  )
  const seen = may(ctx, 'talent.need.read')
    ? await visibleNeeds(
        ctx,
        asking.map((need) => need.id),
      )
    : new Set<string>()
  return {
    row,
    institutes: behindOf(held, year),
    needs: asking
      .filter((need) => seen.has(need.id))
      .map(({ id: needId, number, title, enterpriseName, headcount, onBoard }) => ({
        id: needId,
        number,
        title,
        enterpriseName,
        seats: openSeats(headcount, onBoard),
      })),
  }
}

/** One line for each institute and major, nearest and most first; those that told other years only come last. */
function behindOf(held: Gathered['outputs'], year: string | null): RecruitBehind['institutes'] {
  const near = { city: 0, province: 1, elsewhere: 2 }
  return [...Map.groupBy(held, (one) => `${one.instituteId}/${one.majorCode}`).values()]
    .map((all) => ({ all, told: all.find((one) => one.year === year), first: all[0]! }))
    .sort(
      (a, b) =>
        Number(a.told === undefined) - Number(b.told === undefined) ||
        near[a.first.near] - near[b.first.near] ||
        (b.told?.graduates ?? 0) - (a.told?.graduates ?? 0) ||
        compareText(a.first.instituteName, b.first.instituteName),
    )
    .map(({ all, told, first }) => ({
      id: first.instituteId,
      name: first.instituteName,
      province: first.province,
      city: first.city,
      majorCode: first.majorCode,
      majorName: first.majorName,
      graduates: told?.graduates ?? null,
      employedLocal: told?.employedLocal ?? null,
      source: told?.source ?? null,
      otherYears: told === undefined ? all.map((one) => one.year).sort() : [],
      isDemo: (told ?? first).isDemo,
    }))
}

/** The map as a workbook. That it left the house is noted in the audit. */
export async function exportRecruitMap(
  ctx: Context,
  { chainCode, year: wanted, only, columns, sort }: RecruitFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.recruit.export', { chainCodes: [chainCode] })
  const { rows, chainName, year, sums } = await gather(ctx, chainCode, wanted)
  const taken = rowsInOrder(fitting(rows, only), orderOf(rows), sort)
  return listFile(ctx, recruitList, {
    name: `recruit-${chainCode}`,
    action: 'talent.recruit.export',
    rows: taken,
    total: taken.length,
    about: [
      chosenBy([
        ...said('产业链', [chainName]),
        ...said('毕业年份', [year ?? '无']),
        ...saidIf(only === 'short', '只列毕业生少于需求的'),
      ]),
      `全链岗位需求 ${sums.seats} 人，对口毕业生 ${sums.graduates ?? '未掌握'}${sums.graduates === null ? '' : ' 人'}（需求、毕业生各只计一次，各行不能相加）`,
      '毕业生数为院校当年毕业人数，不等于可引进人数；空白为未掌握，不是 0',
      `数据截至 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter: { chainCode, year, only }, sort },
  })
}
