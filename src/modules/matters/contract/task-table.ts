import { z } from 'zod'
import { calendarDay, choice, reference, references, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'
import { ledgerWords } from './ledger-words.ts'
import { matterColumns } from './matter-columns.ts'
import { tidyTargets } from './target-words.ts'
import { taskVerbs } from './terms.ts'

/**
 * Tasks as a table to bring. A row means the task of its chain, lead unit, title and first day: the same work of the
 * next year is another task, and the units of a task are changed by drafting anew only.
 */
export const taskTable = describeTable({
  object: 'matters.task',
  title: { zh: '任务清单', en: 'Tasks' },
  key: ['chainCode', 'title', 'leadOrgId', 'startsOn'],
  columns: {
    title: text({
      title: { zh: '任务', en: 'Task' },
      aliases: ['任务名称', '工作任务', '重点任务', '名称'],
      note: {
        zh: '同一产业链、同一牵头单位、同一起始日期下名称相同的，视为同一任务。',
        en: 'The same title in the same chain, of the same lead unit and first day, means the same task.',
      },
      required: true,
      min: 4,
      max: 120,
      width: 30,
      example: '引进光伏玻璃原片项目',
    }),
    actionType: choice({
      title: { zh: '动作', en: 'Action' },
      aliases: ['动作类型', '补壮强'],
      required: true,
      choices: taskVerbs.map((value) => ({
        value,
        title: { zh: ledgerWords.taskVerb[value], en: value },
        aliases: [ledgerWords.taskVerb[value].slice(0, 1)],
      })),
      width: 10,
      example: ledgerWords.taskVerb.fill,
    }),
    goal: text({
      title: { zh: '目标', en: 'Goal' },
      aliases: ['工作目标', '任务目标', '目标任务'],
      required: true,
      min: 2,
      max: 1000,
      width: 36,
      example: '年内实现原片本地供应',
    }),
    ...matterColumns,
    leadPersonId: reference({
      title: { zh: '牵头领导', en: 'Lead leader' },
      aliases: ['领导', '牵头市领导', '责任领导', '包保领导'],
      note: {
        zh: '须为人员名册中在职人员；同名的，按列表写明单位职务。',
        en: 'In service, of the directory; of namesakes with unit and post as listed.',
      },
      required: true,
      dictionary: 'directory.person',
      named: 'leadPersonName',
      schema: z.uuid(),
      width: 24,
      personal: true,
    }),
    leadOrgId: reference({
      title: { zh: '牵头单位', en: 'Lead unit' },
      aliases: ['责任单位', '牵头部门', '主责单位'],
      required: true,
      dictionary: 'directory.organisation',
      named: 'leadOrgName',
      schema: z.uuid(),
      width: 24,
    }),
    assistOrgIds: references({
      title: { zh: '配合单位', en: 'Assisting units' },
      aliases: ['协办单位', '配合部门', '责任科室'],
      dictionary: 'directory.organisation',
      schema: z.uuid(),
      most: 20,
      width: 30,
    }),
    startsOn: calendarDay({
      title: { zh: '起始日期', en: 'Starts on' },
      aliases: ['起始', '开始时间', '启动时间', '开始日期'],
      required: true,
      width: 12,
      example: '2023-07-01',
    }),
    dueOn: calendarDay({
      title: { zh: '完成时限', en: 'Due on' },
      aliases: ['时限', '完成时间', '截止日期', '办结时限'],
      required: true,
      width: 12,
      example: '2023-12-31',
    }),
    targets: text({
      title: { zh: '季度目标', en: 'Quarter targets' },
      aliases: ['分季度目标', '阶段目标'],
      note: {
        zh: '每个季度一项，以季度开头，可计数的在括号内写数量和单位：2023年第3季度：签约（1个）；2023年第4季度：开工（1个）。',
        en: 'One for each quarter, beginning with it; what can be counted with number and unit in brackets.',
      },
      required: true,
      min: 2,
      max: 4000,
      form: tidyTargets,
      width: 44,
      example: '2023年第3季度：签约（1个）；2023年第4季度：开工（1个）',
    }),
    origin: choice({
      title: { zh: '来源', en: 'Origin' },
      aliases: ['任务来源'],
      note: {
        zh: '选“领导交办”的须填批示要求，选“短板诊断”的须填环节；由问题派生的，请在问题页起草。',
        en: 'By instruction with its words, from a gap with its node; from a problem, draft it on its page.',
      },
      required: true,
      choices: [
        { value: 'instruction', title: { zh: '领导交办', en: 'instruction' }, aliases: ['交办', '批示'] },
        { value: 'gap', title: { zh: ledgerWords.origin.gap, en: 'gap' }, aliases: ['短板'] },
      ],
      width: 12,
      example: '短板诊断',
    }),
    instruction: text({
      title: { zh: '批示要求', en: 'Instruction' },
      aliases: ['交办要求', '领导批示', '批示内容'],
      required: false,
      min: 2,
      max: 1000,
      width: 30,
    }),
  },
})
