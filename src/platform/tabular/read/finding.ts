import { z } from 'zod'
import type { Words } from '../../words.ts'

/** What a cell was read as although it was written otherwise; each is told to the person, none is silent. */
export const tolerances = [
  'spaces',
  'guard',
  'width',
  'dash',
  'textNumber',
  'unitConverted',
  'percent',
  'rounded',
  'dateForm',
  'dateNumber',
  'numberAsCode',
  'codeForm',
  'otherWords',
  'merged',
  'formula',
  'hiddenRow',
] as const
export type Tolerance = (typeof tolerances)[number]

/** Why a cell or row cannot be taken. Checks of an object add reasons of their own, `module.noun.verb`. */
export const cellFaults = [
  'required',
  'notNumber',
  'notWhole',
  'notDay',
  'dayMissing',
  'notMonth',
  'notYesNo',
  'notListed',
  'digitsLost',
  'officeError',
  'formulaEmpty',
  'outOfRange',
  'tooLong',
  'tooShort',
  'notAllowed',
  'unitUnknown',
  'twiceInFile',
] as const
export type CellFault = (typeof cellFaults)[number]

/** One thing said of one cell. `column` is the key in the description, null where it concerns the row. */
export const finding = z.object({
  column: z.string().nullable(),
  code: z.string(),
  /** What the cell held and what it was read as, limits, suggestions: filled into the sentence. */
  details: z.record(z.string(), z.string()),
})
export type Finding = z.infer<typeof finding>

/** The sentence of each finding; `{{x}}` takes the detail x. Faults of an object's own checks are in its labels. */
export const findingWords: Readonly<Record<Tolerance | CellFault, Words>> = {
  spaces: { zh: '去掉了多余空格', en: 'superfluous spaces left out' },
  guard: {
    zh: '去掉了防止误作公式的撇号',
    en: 'left out the apostrophe that keeps a text from becoming a formula',
  },
  width: { zh: '全角字符按半角读取', en: 'full-width characters read as half-width' },
  dash: { zh: '“{{from}}”按空读取', en: '“{{from}}” read as empty' },
  textNumber: { zh: '文本“{{from}}”按数值 {{to}} 读取', en: 'text “{{from}}” read as number {{to}}' },
  unitConverted: { zh: '{{from}} 换算为 {{to}}', en: '{{from}} converted to {{to}}' },
  percent: { zh: '百分比单元格读作 {{to}}%', en: 'percent cell read as {{to}} %' },
  rounded: { zh: '{{from}} 保留 {{scale}} 位小数为 {{to}}', en: '{{from}} rounded to {{to}}' },
  dateForm: { zh: '日期“{{from}}”读作 {{to}}', en: 'date “{{from}}” read as {{to}}' },
  dateNumber: { zh: '日期序号 {{from}} 读作 {{to}}', en: 'date number {{from}} read as {{to}}' },
  numberAsCode: { zh: '数值 {{from}} 按文本代码读取', en: 'number {{from}} read as a code' },
  codeForm: {
    zh: '代码“{{from}}”按规范写法 {{to}} 读取',
    en: 'code “{{from}}” read in its proper form {{to}}',
  },
  otherWords: { zh: '“{{from}}”读作“{{to}}”', en: '“{{from}}” read as “{{to}}”' },
  merged: { zh: '取合并单元格的值“{{to}}”', en: 'value “{{to}}” of the merged cells' },
  formula: { zh: '取公式的计算结果 {{to}}', en: 'result {{to}} of the formula' },
  hiddenRow: { zh: '隐藏的行也已读取', en: 'a hidden row, read like the others' },
  required: { zh: '必填，不能为空', en: 'required' },
  notNumber: { zh: '“{{from}}”不是数值', en: '“{{from}}” is no number' },
  notWhole: { zh: '“{{from}}”不是整数', en: '“{{from}}” is no whole number' },
  notDay: {
    zh: '“{{from}}”不是日期，请写成 2023-03-24',
    en: '“{{from}}” is no date; write it as 2023-03-24',
  },
  notMonth: {
    zh: '“{{from}}”不是月份，请写成 2023-05',
    en: '“{{from}}” is no month; write it as 2023-05',
  },
  dayMissing: { zh: '“{{from}}”缺少日，请写成 2023-03-24', en: '“{{from}}” lacks the day' },
  notYesNo: { zh: '“{{from}}”请改为“是”或“否”', en: '“{{from}}”: write yes or no' },
  notListed: {
    zh: '“{{from}}”不在选项中{{suggestion}}',
    en: '“{{from}}” is not in the list{{suggestionEn}}',
  },
  digitsLost: {
    zh: '代码被存为数值，末尾数字已丢失，请按文本重新填写',
    en: 'the code was kept as a number and lost its last digits; enter it anew as text',
  },
  officeError: { zh: '单元格出错：{{from}}', en: 'the cell holds an error: {{from}}' },
  formulaEmpty: {
    zh: '公式没有计算结果，请先保存一次再上传',
    en: 'the formula has no result; save the file once and upload it again',
  },
  outOfRange: { zh: '“{{from}}”超出允许范围', en: '“{{from}}” is out of range' },
  tooLong: { zh: '过长，最多 {{most}} 个字', en: 'too long, at most {{most}} characters' },
  tooShort: { zh: '过短，至少 {{least}} 个字', en: 'too short, at least {{least}} characters' },
  notAllowed: { zh: '“{{from}}”填写有误', en: '“{{from}}” is not valid' },
  unitUnknown: {
    zh: '单位“{{from}}”不能换算为“{{to}}”',
    en: 'unit “{{from}}” cannot be converted to “{{to}}”',
  },
  twiceInFile: { zh: '与{{sheet}}第 {{row}} 行重复', en: 'the same as {{sheet}} row {{row}}' },
}

/** Fills a sentence with the details of a finding. */
export const fill = (sentence: string, details: Record<string, string>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => details[name] ?? '')
