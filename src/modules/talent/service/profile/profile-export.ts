import { saidChains } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidChoices } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type ProfileFileQuery, profileList } from '../../contract/profile.ts'
import { profileShown } from '../../contract/profile-table.ts'
import { skillTitles } from '../../queries/skill.ts'
import { listProfiles } from './profiles.ts'

const stateWords = { kept: '未删除', active: '在库', paused: '暂停', erased: '已删除', all: '全部' } as const
const consentWords = {
  valid: '有效',
  ending: '30 日内到期',
  ended: '无有效授权',
  withdrawn: '已撤回',
} as const

/**
 * People that fit a filter as a workbook with a watermark, phone and e-mail masked. Words that were looked for are kept out
 * of the audit: they may be a name, which must not stay there.
 */
export async function exportProfiles(
  ctx: Context,
  { columns, sort, ...filter }: ProfileFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.profile.export')
  const { items, total } = await listProfiles(
    ctx,
    { ...filter, sort, page: 1, pageSize: mostRowsInFile },
    'talent.profile.export',
  )
  const { query, ...conditions } = filter
  const skills =
    filter.skill === undefined ? undefined : [...(await skillTitles(ctx.db, [filter.skill])).values()]
  const shown = profileShown.columns
  return listFile(ctx, profileList, {
    name: 'talent-people',
    action: 'talent.profile.export',
    rows: items,
    total,
    about: [
      chosenBy([
        ...containing(query, '姓名、单位、院校或编号'),
        ...(await saidChains(ctx, filter.chain === undefined ? undefined : [filter.chain])),
        ...said('环节', filter.node === undefined ? undefined : [filter.node]),
        ...saidChoices(shown.category, filter.category),
        ...saidChoices(shown.talentGroup, filter.talentGroup),
        ...saidChoices(shown.education, filter.education),
        ...said('技能', skills),
        ...said('授权', filter.consent === undefined ? undefined : [consentWords[filter.consent]]),
        stateWords[filter.state],
      ]),
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter: { ...conditions, hasQuery: query !== undefined }, sort },
  })
}
