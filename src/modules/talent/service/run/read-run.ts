import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { MatchRunFilter, RunPairFileQuery, RunPairFilter } from '../../contract/match.ts'
import {
  type MatchRun,
  type MatchRunDetail,
  type RunPair,
  type RunSummary,
  runPairList,
} from '../../contract/match-run.ts'
import * as queries from '../../queries/match-run.ts'
import { nameFor, readableChains, requireDone, requireRunRight, visibleRun } from './access.ts'
import { linesOfBlock, personOfLine } from './frozen-people.ts'

/** Runs the actor may read. */
export async function listRuns(ctx: Context, filter: MatchRunFilter): Promise<ListPage<MatchRun>> {
  requireRight(ctx, 'talent.match.read')
  return mapPage(
    await queries.listRuns(ctx.db, filter, readableChains(ctx)),
    ({ settings: _settings, chainCodes: _codes, previousId: _previous, inputHash: _hash, ...run }) => run,
  )
}

/** One run with what was asked of it. @throws AppError `talent.match.unknown` */
export async function getRun(ctx: Context, id: string): Promise<MatchRunDetail> {
  const { previousId, chainCodes: _codes, ...run } = await visibleRun(ctx, id)
  const titles = await queries.runTitles(ctx.db, previousId === null ? [] : [previousId])
  return {
    ...run,
    summary: run.summary && (await withSchools(ctx, id, run.summary)),
    previous: previousId === null ? null : { id: previousId, title: titles.get(previousId)?.title ?? '' },
  }
}

/** A summary whose schools are named, by those of its people who are not erased. */
async function withSchools(ctx: Context, id: string, summary: RunSummary): Promise<RunSummary> {
  const { quotaPrices, collision } = summary
  if (![...quotaPrices, ...collision].some(({ kind }) => kind === 'school')) return summary
  const lines = (await queries.runPeople(ctx.db, id)).flatMap(linesOfBlock)
  const named = <Group extends { kind: string | null; name: string | null; members: readonly number[] }>(
    group: Group,
  ): Group => {
    if (group.kind !== 'school') return group
    const line = group.members.map((at) => lines[at] ?? '').find((one) => one !== '')
    return { ...group, name: line === undefined ? null : (personOfLine(line)?.school ?? null), members: [] }
  }
  return { ...summary, quotaPrices: quotaPrices.map(named), collision: collision.map(named) }
}

/** Pairs of a result, names as far as the reader may know them. */
export async function listPairs(ctx: Context, filter: RunPairFilter): Promise<ListPage<RunPair>> {
  requireDone(await visibleRun(ctx, filter.id))
  return mapPage(await queries.listPairs(ctx.db, filter), (row) => ({
    id: `${row.need_id}.${row.profile_id}`,
    needId: row.need_id,
    needTitle: row.title,
    enterpriseName: row.enterprise_name,
    chainName: row.chain_name,
    tier: row.tier,
    profileId: row.profile_id,
    personName: nameFor(ctx, row.name),
    personNumber: row.number,
    score: row.score,
    isPinned: row.is_pinned,
  }))
}

/** The same as a workbook. That it left the house is noted in the audit. */
export async function exportPairs(
  ctx: Context,
  { columns, sort, ...filter }: RunPairFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.match.export')
  const run = await visibleRun(ctx, filter.id)
  requireRunRight(ctx, 'talent.match.export', run.chainCodes)
  const { items, total } = await listPairs(ctx, { ...filter, sort, page: 1, pageSize: mostRowsInFile })
  return listFile(ctx, runPairList, {
    name: 'match-pairs',
    action: 'talent.match.export',
    rows: items,
    total,
    about: [`${run.title}（#${run.number}）`, '匹配度满分 100', `导出于 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter, sort },
  })
}
