import { nodeEntries, saidChains } from '#modules/chains/index.ts'
import { getEnterprise } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidChoices } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type NeedFileQuery, needList } from '../../contract/need.ts'
import { needShown } from '../../contract/need-table.ts'
import { majorNames } from '../../queries/major.ts'
import * as queries from '../../queries/need.ts'
import { maskedNeed } from './need-records.ts'

const shown = needShown.columns

/** Needs within reach that fit a filter as a workbook with a watermark, contacts masked. */
export async function exportNeeds(ctx: Context, { columns, sort, ...filter }: NeedFileQuery): Promise<File> {
  requireRight(ctx, 'talent.need.export')
  const page = await queries.listNeeds(
    ctx,
    { ...filter, sort, page: 1, pageSize: mostRowsInFile },
    'talent.need.export',
  )
  const enterprise =
    filter.enterprise === undefined ? undefined : [(await getEnterprise(ctx, filter.enterprise)).name]
  const { major: code } = filter
  const major = code === undefined ? undefined : [(await majorNames(ctx.db, [code])).get(code) ?? code]
  const node = filter.node === undefined ? undefined : [await nodeName(ctx, filter.node)]
  const gap =
    filter.gap === undefined ? undefined : await nodeName(ctx, filter.gap.slice(filter.gap.indexOf('.') + 1))
  return listFile(ctx, needList, {
    name: 'needs',
    action: 'talent.need.export',
    rows: page.items.map(maskedNeed),
    total: page.total,
    totals: page.totals,
    about: [
      chosenBy([
        ...containing(filter.query, '需求名称、编号或企业'),
        ...(await saidChains(ctx, filter.chain)),
        ...said('环节', node),
        ...said('企业', enterprise),
        ...said('专业', major),
        ...saidChoices(shown.kind, filter.kind === undefined ? undefined : [filter.kind]),
        ...said('紧迫程度', filter.urgency?.map(String)),
        ...saidChoices(shown.postKind, filter.postKind),
        ...saidChoices(shown.education, filter.education),
        ...saidChoices(shown.state, filter.state ?? ['open', 'paused']),
        ...(filter.problem === undefined ? [] : ['回应一个问题']),
        ...said('位于或回应短板', gap === undefined ? undefined : [gap]),
      ]),
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}

const nodeName = async (ctx: Context, code: string): Promise<string> =>
  (await nodeEntries(ctx)).find(({ value }) => value === code)?.title ?? code
