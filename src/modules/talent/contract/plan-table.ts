import { z } from 'zod'
import { calendarDay, choice, code, integer, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/** Categories for which the plan sets targets. */
export const planCategories = ['highLevel', 'highSkill', 'professional', 'graduate'] as const
export type PlanCategory = (typeof planCategories)[number]

/** Lines of the talent plan as a table: what was to be reached in a year by category and county, and what was. */
export const planTable = describeTable({
  object: 'talent.planLine',
  title: { zh: '人才计划目标与完成', en: 'Talent plan' },
  key: ['year', 'category', 'regionCode'],
  columns: {
    year: code({
      title: { zh: '年度', en: 'Year' },
      aliases: ['年份', '计划年度'],
      required: true,
      schema: z.string().regex(/^20\d{2}$/, 'a year of four digits'),
      width: 8,
      example: '2026',
    }),
    category: choice({
      title: { zh: '人才类别', en: 'Category' },
      aliases: ['类别', '指标'],
      required: true,
      choices: [
        {
          value: 'highLevel',
          title: { zh: '高层次人才', en: 'High-level' },
          aliases: ['高层次', '高层次人才团队'],
        },
        { value: 'highSkill', title: { zh: '高技能人才', en: 'Highly skilled' }, aliases: ['高技能'] },
        {
          value: 'professional',
          title: { zh: '专业技术人才', en: 'Professional and technical' },
          aliases: ['专技人才', '专业技术'],
        },
        {
          value: 'graduate',
          title: { zh: '高校毕业生', en: 'Graduates' },
          aliases: ['大学生', '大学毕业生'],
        },
      ],
      width: 14,
      example: '高技能人才',
    }),
    regionCode: reference({
      title: { zh: '地区', en: 'Region' },
      aliases: ['县区', '县（市、区）', '责任地区'],
      note: {
        zh: '县（市、区）、开发区；全市数填市名。',
        en: 'A county or zone; the name of the city for the figure of the whole.',
      },
      required: true,
      dictionary: 'directory.region',
      named: 'regionName',
      schema: z.string().regex(/^\d{6}$/, 'a code of a region'),
      width: 18,
      example: '天长市',
    }),
    target: integer({
      title: { zh: '年度目标（人）', en: 'Target (persons)' },
      aliases: ['目标', '目标数', '年度目标'],
      note: {
        zh: '当年新增；未下达的留空，不要填 0。',
        en: 'Within the year; empty where none was set, not 0.',
      },
      required: false,
      min: 0,
      max: 10_000_000,
      width: 14,
      example: '320',
    }),
    targetSource: text({
      title: { zh: '目标来源', en: 'Source of the target' },
      aliases: ['目标依据', '下达文件'],
      note: { zh: '有目标时必填。', en: 'Needed where there is a target.' },
      required: false,
      max: 200,
      width: 24,
      list: 'more',
      example: '年度人才工作要点',
    }),
    actual: integer({
      title: { zh: '本年完成（人）', en: 'Reached (persons)' },
      aliases: ['完成', '完成数', '实际完成', '累计完成'],
      note: {
        zh: '年初至截止日累计；未上报的留空，不要填 0。',
        en: 'From the beginning of the year to the day; empty where nothing was reported, not 0.',
      },
      required: false,
      min: 0,
      max: 10_000_000,
      width: 14,
      example: '288',
    }),
    asOfOn: calendarDay({
      title: { zh: '截止日期', en: 'As of' },
      aliases: ['数据日期', '统计截止日'],
      note: { zh: '有完成数时必填。', en: 'Needed where something was reached.' },
      required: false,
      width: 12,
      example: '2026-10-31',
    }),
    actualSource: text({
      title: { zh: '完成数来源', en: 'Source of what was reached' },
      aliases: ['数据来源', '来源'],
      note: { zh: '有完成数时必填。', en: 'Needed where something was reached.' },
      required: false,
      max: 200,
      width: 24,
      list: 'more',
      example: '县人社局月报',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      required: false,
      max: 500,
      width: 24,
      list: 'more',
    }),
  },
})
