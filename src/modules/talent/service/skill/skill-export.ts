import { saidChains } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type SkillFileQuery, skillList } from '../../contract/skill.ts'
import { skillTitles } from '../../queries/skill.ts'
import { listSkills } from './skills.ts'

const stateWords = { inUse: '在用', retired: '停用', all: '在用和停用' } as const

/** Skills that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportSkills(
  ctx: Context,
  { columns, sort, ...filter }: SkillFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.skill.export')
  const { items, total } = await listSkills(ctx, { ...filter, sort, page: 1, pageSize: mostRowsInFile })
  const under = filter.under === undefined ? [] : [...(await skillTitles(ctx.db, [filter.under])).values()]
  return listFile(ctx, skillList, {
    name: 'skills',
    action: 'talent.skill.export',
    rows: items,
    total,
    about: [
      chosenBy([
        ...containing(filter.query, '技能或同义词'),
        ...(await saidChains(ctx, filter.chain === undefined ? undefined : [filter.chain])),
        ...said('上位技能', filter.under === undefined ? undefined : under),
        stateWords[filter.state],
      ]),
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}
