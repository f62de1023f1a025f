import { choice, decimal, month, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { code } from './terms.ts'

/** Monthly output values as a table: one row for each industry, month and status. */
export const outputTable = describeTable({
  object: 'chains.output',
  title: { zh: '月度产值', en: 'Monthly output' },
  key: ['industryCode', 'month', 'status'],
  columns: {
    industryCode: reference({
      title: { zh: '产业', en: 'Industry' },
      aliases: ['产业链', '产业名称', '行业'],
      required: true,
      dictionary: 'chains.industry',
      named: 'industryName',
      schema: code,
      width: 18,
      example: '光伏',
    }),
    month: month({
      title: { zh: '月份', en: 'Month' },
      aliases: ['年月', '统计月份', '所属月份', '所属期'],
      note: { zh: '当月值，不是累计值。', en: 'The value of the month, not the running total.' },
      required: true,
      width: 12,
      example: '2023-05',
    }),
    amountYuan: decimal({
      title: { zh: '产值', en: 'Output value' },
      aliases: ['当月产值', '工业总产值', '产值金额', '本月产值'],
      required: true,
      unit: '元',
      scale: 2,
      min: 0,
      width: 20,
      example: '1286000000',
    }),
    status: choice({
      title: { zh: '数据状态', en: 'Status' },
      aliases: ['状态', '数据性质'],
      required: true,
      choices: [
        { value: 'estimated', title: { zh: '预计', en: 'Estimate' } },
        { value: 'flash', title: { zh: '快报', en: 'Flash' } },
        { value: 'preliminary', title: { zh: '初步', en: 'Preliminary' } },
        { value: 'final', title: { zh: '核定', en: 'Final' } },
        { value: 'revised', title: { zh: '修订', en: 'Revised' } },
      ],
      width: 10,
      example: '快报',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源'],
      required: true,
      min: 2,
      max: 200,
      width: 20,
      example: '市统计局',
    }),
  },
})
