import { calendarDay, choice, decimal, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { code } from './terms.ts'

/**
 * Figures of nodes with where they come from, as a table: a row means the figure of its node, indicator, day and source.
 * Blocks are no figures: what is stuck comes in as a problem.
 */
export const evidenceTable = describeTable({
  object: 'chains.evidence',
  title: { zh: '环节数据', en: 'Figures of nodes' },
  key: ['nodeCode', 'indicator', 'asOfOn', 'source'],
  columns: {
    nodeCode: reference({
      title: { zh: '环节', en: 'Node' },
      aliases: ['环节名称', '产业链环节', '所在环节', '节点'],
      required: true,
      dictionary: 'chains.node',
      named: 'nodeName',
      schema: code,
      width: 20,
      example: '光伏玻璃',
    }),
    indicator: choice({
      title: { zh: '指标', en: 'Indicator' },
      aliases: ['指标名称'],
      required: true,
      choices: [
        { value: 'localSupplyRate', title: { zh: '本地配套率（%）', en: 'local supply rate (%)' } },
        { value: 'techDependence', title: { zh: '技术依赖（0-3级）', en: 'technical dependence (0–3)' } },
        { value: 'singleSource', title: { zh: '单一来源（0或1）', en: 'single source (0 or 1)' } },
        { value: 'pipelineProjects', title: { zh: '在谈在建项目（个）', en: 'projects under way' } },
        { value: 'nationalShare', title: { zh: '全国占比（%）', en: 'national share (%)' } },
        { value: 'outputValue', title: { zh: '环节产值（亿元）', en: 'output of the node (亿元)' } },
      ],
      width: 20,
      example: '本地配套率（%）',
    }),
    value: decimal({
      title: { zh: '数值', en: 'Value' },
      aliases: ['指标值', '数据'],
      note: { zh: '按指标括号内的单位填写。', en: 'In the unit that the indicator names.' },
      required: true,
      scale: 4,
      width: 12,
      example: '35',
    }),
    asOfOn: calendarDay({
      title: { zh: '数据日期', en: 'As of' },
      aliases: ['数据时间', '截至日期', '统计日期'],
      required: true,
      width: 12,
      example: '2023-06-15',
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['数据来源', '出处'],
      required: true,
      min: 2,
      max: 200,
      width: 24,
      example: '市经信局',
    }),
    sourceKind: choice({
      title: { zh: '来源类别', en: 'Kind of source' },
      note: { zh: '不填为部门数据。', en: 'Department when left empty.' },
      required: false,
      choices: [
        { value: 'statistics', title: { zh: '统计数据', en: 'statistics' } },
        { value: 'register', title: { zh: '登记名录', en: 'register' } },
        { value: 'department', title: { zh: '部门数据', en: 'department' } },
        { value: 'enterprise', title: { zh: '企业报送', en: 'enterprise' } },
        { value: 'document', title: { zh: '文献', en: 'document' } },
        { value: 'expert', title: { zh: '专家判断', en: 'expert' } },
        { value: 'estimate', title: { zh: '估计', en: 'estimate' } },
      ],
      width: 12,
    }),
    description: text({
      title: { zh: '说明', en: 'Note' },
      required: false,
      max: 500,
      width: 30,
    }),
  },
})
