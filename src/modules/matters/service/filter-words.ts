import { listChainNames } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { ProblemFilter, TaskFilter } from '../contract/index.ts'
import { ledgerWords } from '../contract/ledger-words.ts'
import { organisationNamesById } from '../queries/lookup.ts'

/** By what problems were chosen, in the words of the ledger. */
export async function problemFilterWords(ctx: Context, filter: ProblemFilter): Promise<string> {
  return told([
    ...(await common(ctx, filter)),
    ...several('状态', filter.state, (state) => ledgerWords.problemState[state]),
    ...several('亮灯', filter.light, (light) => ledgerWords.light[light]),
    ...several('来源', filter.origin, (origin) => ledgerWords.origin[origin]),
    ...several('程度', filter.severity, (severity) => ledgerWords.severity[severity]),
    // Not by its name: the enterprise may lie out of the caller's reach.
    ...(filter.enterprise === undefined ? [] : ['指定企业']),
    ...flag('督办中', filter.supervised),
    ...flag('含已销号', filter.open === false),
  ])
}

/** By what tasks were chosen, in the words of the ledger. */
export async function taskFilterWords(ctx: Context, filter: TaskFilter): Promise<string> {
  return told([
    ...(await common(ctx, filter)),
    ...several('状态', filter.state, (state) => ledgerWords.taskState[state]),
    ...several('亮灯', filter.light, (light) => ledgerWords.light[light]),
    ...several('动作', filter.action, (verb) => ledgerWords.taskVerb[verb]),
    ...flag('含已完成和已取消', filter.open === false),
  ])
}

/** What both lists are filtered by. */
async function common(
  ctx: Context,
  { query, chain, node, lead, mine, overdue }: Omit<ProblemFilter & TaskFilter, 'state'>,
): Promise<string[]> {
  const chains = chain?.length
    ? new Map((await listChainNames(ctx.db, businessDay(ctx.clock))).map((one) => [one.code, one.name]))
    : null
  const unit = lead === undefined ? undefined : (await organisationNamesById(ctx.db, [lead])).get(lead)
  return [
    ...(query?.trim() ? [`含“${query.trim()}”`] : []),
    ...several('产业链', chain, (code) => chains?.get(code) ?? code),
    ...(node === undefined ? [] : [`环节：${node}`]),
    ...(lead === undefined ? [] : [`牵头单位：${unit ?? '未知'}`]),
    ...flag('与我有关', mine),
    ...flag('已超期', overdue),
  ]
}

const told = (parts: readonly string[]): string => `筛选：${parts.length === 0 ? '无' : parts.join('，')}`

const several = <T extends string>(
  title: string,
  values: readonly T[] | undefined,
  tell: (value: T) => string,
): string[] => (values?.length ? [`${title}：${values.map(tell).join('、')}`] : [])

const flag = (words: string, on: boolean | undefined): string[] => (on === true ? [words] : [])
