import { z } from 'zod'
import {
  calendarDay,
  choice,
  integer,
  reference,
  references,
  text,
} from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { enterpriseColumn } from './shared-columns.ts'

export const fairKindChoices = [
  {
    value: 'campus',
    title: { zh: '校园招聘会', en: 'Campus' },
    aliases: ['校园', '校招', '双选会', '千企百校'],
  },
  { value: 'onsite', title: { zh: '现场招聘会', en: 'On site' }, aliases: ['现场', '招聘会', '专场招聘会'] },
  {
    value: 'online',
    title: { zh: '线上招聘会', en: 'Online' },
    aliases: ['线上', '网络招聘会', '云招聘', '直播带岗'],
  },
  {
    value: 'project',
    title: { zh: '项目对接会', en: 'Project' },
    aliases: ['项目', '产才对接会', '对接会', '技术对接会'],
  },
] as const

export const fairStateChoices = [
  { value: 'planned', title: { zh: '筹备中', en: 'Planned' }, aliases: ['计划', '待举办', '拟举办'] },
  { value: 'held', title: { zh: '已举办', en: 'Held' }, aliases: ['已开展', '已完成', '举办'] },
  { value: 'cancelled', title: { zh: '已取消', en: 'Cancelled' }, aliases: ['取消'] },
] as const

/** Matching fairs as a table. */
export const fairTable = describeTable({
  object: 'talent.fair',
  title: { zh: '产才对接会', en: 'Matching fairs' },
  key: ['title', 'fromOn'],
  columns: {
    title: text({
      title: { zh: '名称', en: 'Title' },
      aliases: ['对接会名称', '招聘会名称', '活动名称', '场次'],
      required: true,
      min: 4,
      max: 120,
      width: 34,
      example: '2026 年秋季光伏产业校园招聘会',
    }),
    kind: choice({
      title: { zh: '类型', en: 'Kind' },
      aliases: ['对接会类型', '招聘会类型', '类别'],
      required: true,
      choices: fairKindChoices,
      width: 12,
      example: '校园招聘会',
    }),
    fromOn: calendarDay({
      title: { zh: '开始日期', en: 'From' },
      aliases: ['日期', '举办日期', '活动日期', '时间'],
      required: true,
      width: 12,
      example: '2026-10-17',
    }),
    untilOn: calendarDay({
      title: { zh: '结束日期', en: 'Until' },
      aliases: ['截止日期'],
      note: { zh: '留空为当天结束。', en: 'Empty means the same day.' },
      required: false,
      width: 12,
      list: 'more',
    }),
    place: text({
      title: { zh: '地点', en: 'Place' },
      aliases: ['举办地点', '活动地点'],
      note: { zh: '线上招聘会可留空。', en: 'An online fair needs none.' },
      required: false,
      max: 200,
      width: 24,
      example: '示例理工大学体育馆',
    }),
    host: text({
      title: { zh: '主办单位', en: 'Host' },
      aliases: ['主办', '承办单位', '组织单位'],
      required: true,
      min: 2,
      max: 120,
      width: 24,
      example: '市委组织部、市人社局',
    }),
    chainCodes: references({
      title: { zh: '产业链', en: 'Chains' },
      aliases: ['所属产业链', '面向产业链'],
      note: {
        zh: '多条以顿号分隔；留空为各链综合场。',
        en: 'Several are parted by 、; empty for all of them.',
      },
      dictionary: 'chains.chain',
      schema: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      most: 30,
      width: 20,
      example: '光伏',
    }),
    state: choice({
      title: { zh: '状态', en: 'State' },
      aliases: ['举办情况'],
      required: true,
      choices: fairStateChoices,
      width: 10,
      example: '筹备中',
    }),
    cancelReason: text({
      title: { zh: '取消原因', en: 'Why cancelled' },
      note: { zh: '已取消的须填写，其他留空。', en: 'Of a cancelled fair, and of no other.' },
      required: false,
      max: 500,
      width: 20,
      list: 'more',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      aliases: ['说明'],
      required: false,
      max: 1000,
      width: 24,
      list: 'more',
    }),
  },
})

/** Which need of which enterprise at which fair a row is of. */
const place = {
  fairId: reference({
    title: { zh: '对接会', en: 'Fair' },
    aliases: ['对接会名称', '招聘会', '招聘会名称', '活动名称', '场次'],
    note: {
      zh: '对接会的名称；同名的在名称后加括号写开始日期。',
      en: 'Title of the fair; where two have it, with the first day in brackets.',
    },
    required: true,
    dictionary: 'talent.fair',
    named: 'fairTitle',
    schema: z.uuid(),
    width: 30,
    list: 'more',
  }),
  enterpriseId: enterpriseColumn({
    title: { zh: '企业', en: 'Enterprise' },
    aliases: ['企业名称', '用人单位', '参会企业', '单位名称', '统一社会信用代码'],
    width: 28,
  }),
  needTitle: text({
    title: { zh: '需求名称', en: 'Need' },
    aliases: ['岗位名称', '岗位', '职位', '技术需求名称'],
    note: { zh: '该企业人才需求的名称。', en: 'Title of a need of the enterprise.' },
    required: true,
    max: 100,
    width: 24,
    example: '电池工艺工程师',
  }),
}

/** Needs that enterprises bring to fairs, as a table. */
export const fairEntryTable = describeTable({
  object: 'talent.fairEntry',
  title: { zh: '对接会参会需求', en: 'Needs at fairs' },
  key: ['fairId', 'enterpriseId', 'needTitle'],
  columns: {
    ...place,
    seats: integer({
      title: { zh: '发布人数', en: 'Seats announced' },
      aliases: ['招聘人数', '人数', '计划人数', '岗位数'],
      note: { zh: '留空取需求的人数。', en: 'Empty takes the seats of the need.' },
      required: false,
      min: 1,
      max: 10_000,
      unit: '人',
      width: 10,
      example: '2',
    }),
    booth: text({
      title: { zh: '展位', en: 'Booth' },
      aliases: ['展位号', '摊位'],
      required: false,
      max: 40,
      width: 10,
      example: 'A12',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      required: false,
      max: 500,
      width: 20,
      list: 'more',
    }),
  },
})

const figure = (zh: string, en: string, aliases: readonly string[], example: string) =>
  integer({
    title: { zh, en },
    aliases,
    note: {
      zh: '自对接会起累计；没有统计的留空，不要填 0。',
      en: 'Counted from the fair on; empty where nobody counted, not 0.',
    },
    required: false,
    min: 0,
    max: 100_000,
    width: 10,
    example,
  })

/** What came of the needs at fairs, as a table. */
export const fairResultTable = describeTable({
  object: 'talent.fairResult',
  title: { zh: '对接会成果', en: 'Results of fairs' },
  key: ['fairId', 'enterpriseId', 'needTitle', 'asOfOn'],
  columns: {
    ...place,
    asOfOn: calendarDay({
      title: { zh: '截止日期', en: 'As of' },
      aliases: ['数据日期', '统计截止日', '截至日期'],
      required: true,
      width: 12,
      example: '2026-10-31',
    }),
    cvs: figure('收到简历', 'CVs', ['简历数', '收简历数', '简历'], '26'),
    interviews: figure('面谈', 'Interviews', ['面试', '面试人数', '面谈人数', '洽谈人数'], '12'),
    intentions: figure('达成意向', 'Intentions', ['意向数', '意向人数', '签订意向', '达成意向人数'], '5'),
    offers: figure('发出录用', 'Offers', ['录用', '录用人数', '拟录用', '签约人数'], '3'),
    onboard: figure('到岗', 'On board', ['到岗人数', '入职', '入职人数'], '2'),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源'],
      note: { zh: '留空为“企业填报”。', en: 'Empty means that the enterprise said so.' },
      required: false,
      max: 200,
      width: 16,
      example: '现场统计表',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      required: false,
      max: 500,
      width: 20,
      list: 'more',
    }),
  },
})

/** What is counted of a need at a fair, in the order in which people come on. */
export const fairFigures = ['cvs', 'interviews', 'intentions', 'offers', 'onboard'] as const
export type FairFigure = (typeof fairFigures)[number]
