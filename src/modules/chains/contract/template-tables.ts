import type { z } from 'zod'
import { choice, code, integer, reference, text, texts } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { code as plainCode } from './terms.ts'

const chainCode = reference({
  title: { zh: '产业链', en: 'Chain' },
  aliases: ['链名称', '所属产业链'],
  note: {
    zh: '该链须已有草稿版本，导入的内容进入草稿，发布后生效。',
    en: 'The chain must have a draft: what is brought goes there and counts once that is in force.',
  },
  required: true,
  dictionary: 'chains.chain',
  named: 'chainName',
  schema: plainCode,
  width: 16,
  example: '光伏',
})

/** Nodes of a chain as a table: one row for each chain and node. */
export const chainNodeTable = describeTable({
  object: 'chains.templateNode',
  title: { zh: '产业链环节', en: 'Chain nodes' },
  key: ['chainCode', 'nodeCode'],
  columns: {
    chainCode,
    nodeCode: code({
      title: { zh: '环节编码', en: 'Node code' },
      aliases: ['编码', '环节代码'],
      note: { zh: '小写字母、数字和连字符。', en: 'Small letters, digits and hyphens.' },
      required: true,
      schema: plainCode,
      width: 18,
      example: 'pv-glass',
    }),
    name: text({
      title: { zh: '环节名称', en: 'Name' },
      aliases: ['环节', '名称'],
      required: true,
      max: 60,
      width: 20,
      example: '光伏玻璃',
    }),
    nameEn: text({
      title: { zh: '英文名称', en: 'English name' },
      required: true,
      max: 100,
      width: 20,
      example: 'PV glass',
    }),
    segment: choice({
      title: { zh: '位置', en: 'Segment' },
      aliases: ['上中下游', '环节位置'],
      required: true,
      choices: [
        { value: 'upstream', title: { zh: '上游', en: 'Upstream' } },
        { value: 'midstream', title: { zh: '中游', en: 'Midstream' } },
        { value: 'downstream', title: { zh: '下游', en: 'Downstream' } },
        { value: 'supporting', title: { zh: '配套', en: 'Supporting' } },
      ],
      example: '上游',
    }),
    tier: choice({
      title: { zh: '层级', en: 'Tier' },
      aliases: ['重要程度'],
      required: true,
      choices: [
        { value: 'core', title: { zh: '核心', en: 'Core' } },
        { value: 'key', title: { zh: '关键', en: 'Key' } },
        { value: 'general', title: { zh: '一般', en: 'General' } },
      ],
      example: '关键',
    }),
    gbCodes: texts({
      title: { zh: '行业代码', en: 'Industry codes' },
      aliases: ['国民经济行业代码'],
      note: { zh: '四位，多个以顿号分隔。', en: 'Four digits each, parted by 、.' },
      min: 4,
      max: 4,
      most: 10,
      example: '3042',
    }),
  },
})

const endOf = (title: { zh: string; en: string }, aliases: string[], example: string) =>
  reference({
    title,
    aliases,
    required: true,
    dictionary: 'chains.node',
    named: `${title.en}Name`,
    schema: plainCode,
    width: 20,
    example,
  })

/** Supply between the nodes of a chain as a table: one row for each chain, supplier, user and kind of supply. */
export const chainEdgeTable = describeTable({
  object: 'chains.templateEdge',
  title: { zh: '环节供应关系', en: 'Supply between nodes' },
  key: ['chainCode', 'from', 'to', 'kind'],
  columns: {
    chainCode,
    from: endOf({ zh: '供方环节', en: 'Supplier' }, ['供应环节', '上游环节', '起点'], '光伏玻璃'),
    to: endOf({ zh: '需方环节', en: 'User' }, ['需求环节', '下游环节', '终点'], '光伏组件'),
    kind: choice({
      title: { zh: '供应类别', en: 'Kind' },
      aliases: ['关系类型', '供应类型'],
      required: true,
      choices: [
        { value: 'rawMaterial', title: { zh: '原材料', en: 'Raw material' } },
        { value: 'auxiliaryMaterial', title: { zh: '辅料', en: 'Auxiliary material' } },
        { value: 'component', title: { zh: '零部件', en: 'Component' } },
        { value: 'equipment', title: { zh: '设备', en: 'Equipment' } },
        { value: 'technicalService', title: { zh: '技术服务', en: 'Technical service' } },
        { value: 'application', title: { zh: '应用', en: 'Application' } },
      ],
      example: '辅料',
    }),
    strength: integer({
      title: { zh: '强度', en: 'Strength' },
      aliases: ['依赖强度'],
      note: { zh: '1 至 5。', en: '1 to 5.' },
      required: true,
      min: 1,
      max: 5,
      example: '4',
    }),
    group: text({
      title: { zh: '可替代组', en: 'Substitutes' },
      required: false,
      max: 60,
    }),
    reason: text({
      title: { zh: '说明', en: 'Reason' },
      aliases: ['依据'],
      required: true,
      min: 2,
      max: 500,
      width: 28,
      example: '封装必需',
    }),
  },
})

/** What a row of each table brings. */
export type ChainNodeRow = z.infer<
  z.ZodObject<{ [K in keyof typeof chainNodeTable.columns]: (typeof chainNodeTable.columns)[K]['schema'] }>
>
export type ChainEdgeRow = z.infer<
  z.ZodObject<{ [K in keyof typeof chainEdgeTable.columns]: (typeof chainEdgeTable.columns)[K]['schema'] }>
>
