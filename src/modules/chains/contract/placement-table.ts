import { z } from 'zod'
import { writtenCode } from '#core/text/written-code.ts'
import { calendarDay, code, decimal, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { code as nodeCode } from './terms.ts'

/** Where enterprises stand as a table: one row for each enterprise and node. */
export const placementTable = describeTable({
  object: 'chains.placement',
  title: { zh: '企业上链', en: 'Enterprises on nodes' },
  key: ['uscc', 'nodeCode'],
  columns: {
    uscc: code({
      title: { zh: '统一社会信用代码', en: 'Social credit code' },
      aliases: ['社会信用代码', '信用代码', '统一代码'],
      note: { zh: '企业须已在企业名录中。', en: 'The enterprise must be in the register.' },
      required: true,
      schema: z.string().overwrite(writtenCode).min(1).max(40),
      width: 22,
      example: '91341100MA0EXMPL0U',
    }),
    nodeCode: reference({
      title: { zh: '环节', en: 'Node' },
      aliases: ['环节名称', '所在环节', '产业链环节', '节点'],
      required: true,
      dictionary: 'chains.node',
      named: 'nodeName',
      schema: nodeCode,
      width: 20,
      example: '光伏玻璃',
    }),
    sharePercent: decimal({
      title: { zh: '产值占比', en: 'Share of output' },
      aliases: ['占比', '业务占比', '产值份额'],
      note: {
        zh: '该企业产值中属于此环节的部分。',
        en: 'Part of the output of the enterprise that belongs here.',
      },
      required: true,
      unit: '%',
      scale: 2,
      min: 0.01,
      max: 100,
      width: 12,
      example: '60',
    }),
    role: text({
      title: { zh: '角色', en: 'Role' },
      aliases: ['环节角色', '企业角色'],
      required: true,
      max: 60,
      example: '供应商',
    }),
    evidence: text({
      title: { zh: '依据', en: 'Evidence' },
      aliases: ['上链依据', '说明'],
      required: true,
      min: 2,
      max: 500,
      width: 30,
      example: '年报主营业务构成',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源'],
      required: true,
      min: 2,
      max: 200,
      width: 20,
      example: '县区报送',
    }),
    asOfOn: calendarDay({
      title: { zh: '数据日期', en: 'As of' },
      aliases: ['数据时间', '截至日期', '统计日期'],
      required: true,
      width: 12,
      example: '2023-06-15',
    }),
  },
})
