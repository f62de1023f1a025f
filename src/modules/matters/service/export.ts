import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { fillSheet, type SheetColumn, workbook } from '#platform/tabular/workbook.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ProblemFilter, ProblemSummary, TaskFilter, TaskSummary } from '../contract/index.ts'
import { ledgerWords } from '../ledger-words.ts'
import { organisationNamesById } from '../queries/lookup.ts'
import { listAllProblems } from '../queries/problem.ts'
import { listAllTasks } from '../queries/task.ts'
import { toSummaries } from './show-problem.ts'
import { toTaskSummary } from './show-task.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const names = (orgs: readonly { name: string }[]): string => orgs.map((org) => org.name).join('、')

/** The ledger in its official five columns, with who stands behind each and where it is. */
const problemColumns: SheetColumn<ProblemSummary>[] = [
  { title: '序号', width: 8, value: (row) => row.number },
  { title: '产业链', width: 14, value: (row) => row.chainName },
  { title: '环节', width: 18, value: (row) => row.node?.name ?? null },
  { title: '涉及企业', width: 24, value: (row) => row.enterprise?.name ?? null },
  { title: '问题', width: 44, value: (row) => `${row.title}。${row.problem}` },
  { title: '措施', width: 40, value: (row) => row.countermeasure },
  { title: '责任', width: 30, value: (row) => responsibilityOf(row) },
  { title: '责任人', width: 12, personal: true, value: (row) => row.responsiblePerson },
  { title: '时限', width: 12, value: (row) => row.dueOn },
  { title: '成效', width: 36, value: (row) => row.effect },
  { title: '状态', width: 10, value: (row) => ledgerWords.problemState[row.state] },
  { title: '亮灯', width: 8, value: (row) => ledgerWords.light[row.limit.light] },
  { title: '来源', width: 10, value: (row) => ledgerWords.origin[row.origin] },
  { title: '登记日期', width: 12, value: (row) => row.openedOn },
]

function responsibilityOf({ lead, assisting, responsibility }: ProblemSummary): string | null {
  const parts = [
    ...(lead === null ? [] : [`牵头：${lead.name}`]),
    ...(assisting.length === 0 ? [] : [`配合：${names(assisting)}`]),
    ...(responsibility === null ? [] : [responsibility]),
  ]
  return parts.length === 0 ? null : parts.join('；')
}

const taskColumns: SheetColumn<TaskSummary>[] = [
  { title: '序号', width: 8, value: (row) => row.number },
  { title: '产业链', width: 14, value: (row) => row.chainName },
  { title: '环节', width: 18, value: (row) => row.node?.name ?? null },
  { title: '动作', width: 8, value: (row) => ledgerWords.taskVerb[row.actionType] },
  { title: '任务', width: 36, value: (row) => row.title },
  { title: '牵头领导', width: 24, personal: true, value: (row) => leaderWords(row.leadLeader) },
  { title: '牵头单位', width: 24, value: (row) => row.lead.name },
  { title: '配合单位', width: 30, value: (row) => names(row.assisting) || null },
  { title: '季度目标', width: 44, value: (row) => row.targets.map(targetWords).join('；') },
  { title: '起始', width: 12, value: (row) => row.startsOn },
  { title: '时限', width: 12, value: (row) => row.dueOn },
  { title: '进展', width: 40, value: (row) => row.lastReport?.text ?? null },
  { title: '完成（%）', width: 10, value: (row) => row.pace.progress },
  { title: '序时（%）', width: 10, value: (row) => row.pace.elapsed },
  { title: '状态', width: 10, value: (row) => ledgerWords.taskState[row.state] },
  { title: '亮灯', width: 8, value: (row) => ledgerWords.light[row.pace.light] },
]

/** A leader with the post: 覃明栩（副市长）. */
const leaderWords = ({ name, post }: TaskSummary['leadLeader']): string =>
  post === null ? name : `${name}（${post}）`

function targetWords({ quarter, target, value, unit }: TaskSummary['targets'][number]): string {
  const [year, number] = quarter.split('Q')
  const measure = value === null ? '' : `（${value}${unit ?? ''}）`
  return `${year}年第${number}季度：${target}${measure}`
}

/** The problems that fit, as the five-column ledger in Excel. That a list left the house is noted in the audit. */
export function exportProblems(ctx: Context, filter: ProblemFilter): Promise<File> {
  const today = businessDay(ctx.clock)
  return inTransaction(ctx, async (tx) => {
    const rows = await toSummaries(tx, await listAllProblems(tx, filter, today))
    const title = await titleOf(tx, '产业链问题清单', today)
    const bytes = await workbook(
      [fillSheet({ name: '问题清单', title, columns: problemColumns, rows })],
      leavingBy(tx),
    )
    note(tx, 'matters.problem.export', 'problems', { filter, rows: rows.length })
    return new File([bytes], `problems-${today}.xlsx`, { type: xlsx })
  })
}

/** The tasks that fit, with lead leader, lead unit and assisting units, in Excel. Noted in the audit. */
export function exportTasks(ctx: Context, filter: TaskFilter): Promise<File> {
  const today = businessDay(ctx.clock)
  return inTransaction(ctx, async (tx) => {
    const rows = (await listAllTasks(tx, filter, today)).map((task) => toTaskSummary(task, today))
    const title = await titleOf(tx, '产业链任务清单', today)
    const bytes = await workbook(
      [fillSheet({ name: '任务清单', title, columns: taskColumns, rows })],
      leavingBy(tx),
    )
    note(tx, 'matters.task.export', 'tasks', { filter, rows: rows.length })
    return new File([bytes], `tasks-${today}.xlsx`, { type: xlsx })
  })
}

const leavingBy = (ctx: Context) => ({ by: ctx.actor.name, at: ctx.clock.now() })

/** Title row of a ledger: what it is, the unit and person that fill it in, and the day of the data. */
async function titleOf(ctx: Context, name: string, today: string): Promise<string> {
  const { orgId, name: person } = ctx.actor
  const unit = orgId === null ? undefined : (await organisationNamesById(ctx.db, [orgId])).get(orgId)
  const filledIn = [
    ...(unit === undefined ? [] : [`填报单位：${unit}`]),
    `填报人：${person}`,
    `数据截至：${today}`,
  ]
  return `${name}（${filledIn.join('　')}）`
}

function note(tx: Context, action: string, list: string, details: object): void {
  recordOccurrences(tx, [{ action, object: { kind: 'matters.list', id: list }, details }])
}
