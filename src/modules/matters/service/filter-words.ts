import { saidChains } from '#modules/chains/index.ts'
import { organisationNames } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidIf } from '#platform/list/filter-words.ts'
import type { ProblemFilter, TaskFilter } from '../contract/index.ts'
import { ledgerWords } from '../contract/ledger-words.ts'

/** By what problems were chosen, in the words of the ledger. */
export async function problemFilterWords(ctx: Context, filter: ProblemFilter): Promise<string> {
  return chosenBy([
    ...(await common(ctx, filter)),
    ...said(
      '状态',
      filter.state?.map((state) => ledgerWords.problemState[state]),
    ),
    ...said(
      '亮灯',
      filter.light?.map((light) => ledgerWords.light[light]),
    ),
    ...said(
      '来源',
      filter.origin?.map((origin) => ledgerWords.origin[origin]),
    ),
    ...said(
      '程度',
      filter.severity?.map((severity) => ledgerWords.severity[severity]),
    ),
    // Not by its name: the enterprise may lie out of the caller's reach.
    ...(filter.enterprise === undefined ? [] : ['指定企业']),
    ...saidIf(filter.supervised, '督办中'),
    ...saidIf(filter.open === false, '含已销号'),
  ])
}

/** By what tasks were chosen, in the words of the ledger. */
export async function taskFilterWords(ctx: Context, filter: TaskFilter): Promise<string> {
  return chosenBy([
    ...(await common(ctx, filter)),
    ...said(
      '状态',
      filter.state?.map((state) => ledgerWords.taskState[state]),
    ),
    ...said(
      '亮灯',
      filter.light?.map((light) => ledgerWords.light[light]),
    ),
    ...said(
      '动作',
      filter.action?.map((verb) => ledgerWords.taskVerb[verb]),
    ),
    ...saidIf(filter.open === false, '含已完成和已取消'),
  ])
}

/** What both lists are filtered by. */
async function common(
  ctx: Context,
  { query, chain, node, lead, mine, overdue }: Omit<ProblemFilter & TaskFilter, 'state'>,
): Promise<string[]> {
  const unit = lead === undefined ? undefined : (await organisationNames(ctx.db, [lead])).get(lead)
  return [
    ...containing(query),
    ...(await saidChains(ctx, chain)),
    ...(node === undefined ? [] : [`环节：${node}`]),
    ...(lead === undefined ? [] : [`牵头单位：${unit ?? '未知'}`]),
    ...saidIf(mine, '与我有关'),
    ...saidIf(overdue, '已超期'),
  ]
}
