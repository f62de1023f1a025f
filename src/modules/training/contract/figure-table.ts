import { z } from 'zod'
import { choice, decimal, integer, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/** Figures of service, efficiency and atmosphere of units, as a table; a row means one question in one quarter. */
export const figureTable = describeTable({
  object: 'training.figure',
  title: { zh: '服务效率氛围数据', en: 'Figures of service' },
  key: ['orgId', 'quarter', 'question', 'asked'],
  columns: {
    orgId: reference({
      title: { zh: '单位', en: 'Unit' },
      aliases: ['被评单位', '单位名称'],
      note: { zh: '须已在机构目录中。', en: 'One that is in the directory already.' },
      required: true,
      dictionary: 'directory.organisation',
      named: 'orgName',
      schema: z.uuid(),
      width: 24,
      example: '示例市投资促进中心',
    }),
    quarter: text({
      title: { zh: '季度', en: 'Quarter' },
      aliases: ['评价季度'],
      note: { zh: '写作 2023Q1。', en: 'As 2023Q1.' },
      required: true,
      max: 6,
      width: 10,
      example: '2023Q1',
    }),
    question: choice({
      title: { zh: '问题', en: 'Question' },
      aliases: ['评价内容', '项目'],
      required: true,
      choices: [
        { value: 'service', title: { zh: '服务', en: 'Service' }, aliases: ['服务质量'] },
        { value: 'efficiency', title: { zh: '效率', en: 'Efficiency' }, aliases: ['办事效率'] },
        { value: 'atmosphere', title: { zh: '氛围', en: 'Atmosphere' }, aliases: ['营商氛围'] },
      ],
      width: 10,
      example: '服务',
    }),
    asked: choice({
      title: { zh: '评价企业', en: 'Asked' },
      aliases: ['企业范围'],
      required: true,
      choices: [
        { value: 'all', title: { zh: '全部企业', en: 'All' }, aliases: ['全部'] },
        { value: 'newcomers', title: { zh: '新落户企业', en: 'Newcomers' }, aliases: ['新企业', '新落户'] },
      ],
      width: 12,
      example: '全部企业',
    }),
    mean: decimal({
      title: { zh: '均值', en: 'Mean' },
      aliases: ['平均分', '得分'],
      note: { zh: '1 到 5。', en: 'From 1 to 5.' },
      required: true,
      scale: 2,
      min: 1,
      max: 5,
      width: 8,
      example: '4.20',
    }),
    answers: integer({
      title: { zh: '答卷数', en: 'Answers' },
      aliases: ['份数', '样本数'],
      note: { zh: '少于 5 份的不能导入。', en: 'Fewer than 5 are not taken.' },
      required: true,
      min: 5,
      max: 1_000_000,
      width: 8,
      example: '36',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源'],
      required: true,
      min: 2,
      max: 200,
      width: 28,
      example: '示例企业评议',
    }),
  },
})
