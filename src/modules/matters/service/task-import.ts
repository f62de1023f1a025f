import { isDeepStrictEqual } from 'node:util'
import { chainEntries, nodeEntries } from '#modules/chains/index.ts'
import { organisationEntries, personEntries, regionEntries } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import { AppError, badField } from '#platform/errors.ts'
import { type RowByRow, rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered, ImportTarget } from '#platform/tabular/import/target.ts'
import { type TaskFields, type TaskInput, taskFields } from '../contract/index.ts'
import { readTargets, targetsInWords } from '../contract/target-words.ts'
import { taskTable } from '../contract/task-table.ts'
import type { MattersPorts } from '../ports.ts'
import { holdRows, tasksTitled } from '../queries/imported.ts'
import { listTasksById, type StoredTask } from '../queries/task.ts'
import { taskRef } from '../refs.ts'
import { changeTask, checkNewTask, enterTask, fieldsOf } from './draft-task.ts'
import { fixedOnEntry, matterFaults, raisedFromOf, titleKey } from './import-rows.ts'
import { takeAwayTask } from './remove-matter.ts'

/** How tasks come in as a table: each as one drafted by hand, which somebody else approves. */
export const taskImport = (ports: MattersPorts): ImportTarget => rowByRow(source(ports))

const source = (ports: MattersPorts): RowByRow => ({
  table: taskTable,
  permission: 'matters.task.draft',
  pages: { list: '/tasks', one: (id) => `/tasks/${id}` },
  faultWords: {
    ...matterFaults,
    'matters.task.targetsUnreadable': {
      zh: '季度目标无法识别，每项须以季度开头，如“2023年第3季度：签约（1个）”',
      en: 'the targets cannot be read: each begins with its quarter, like 2023Q3',
    },
    'matters.task.verbOff': { zh: '该产业链未启用这一动作', en: 'the chain does not offer this action' },
    'matters.task.datesReversed': { zh: '完成时限须晚于起始日期', en: 'a task ends after it begins' },
    'matters.task.quarterTwice': { zh: '同一季度有两项目标', en: 'each quarter has one target' },
    'matters.task.quarterOutside': {
      zh: '有季度不在起止日期之内',
      en: 'a quarter lies outside of the term',
    },
    'matters.task.assistTwice': {
      zh: '配合单位重复，或与牵头单位相同',
      en: 'a unit has one part in a task',
    },
    'matters.task.instructionMissing': {
      zh: '领导交办的任务须填写批示要求',
      en: 'a task by instruction quotes it',
    },
    'matters.task.leaderLeft': { zh: '牵头领导已离任', en: 'the lead leader has left' },
    'matters.task.approvedAlready': {
      zh: '任务已批准或已取消，不能再改',
      en: 'the task is a draft no more and cannot be changed',
    },
    'matters.task.unitsFixed': {
      zh: '牵头与配合单位不能更改，请取消后重新起草',
      en: 'units are changed by drafting anew',
    },
    'matters.task.ambiguous': {
      zh: '有多个同名任务，请在任务页分别修改',
      en: 'several tasks have this title: change them on their pages',
    },
    'matters.task.unknown': { zh: '没有该任务', en: 'there is no such task' },
    'directory.person.unknown': { zh: '没有该人员', en: 'there is no such person' },
    'directory.organisation.unknown': { zh: '没有该机构', en: 'there is no such organisation' },
  },
  object: taskRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'chains.node': await nodeEntries(ctx),
    'directory.region': await regionEntries(ctx),
    'directory.organisation': await organisationEntries(ctx),
    'directory.person': await personEntries(ctx),
  }),
  async find(ctx, rows) {
    const found = await tasksTitled(ctx, rows.map(titleKey))
    return rows.map((row) => twins(found, row)[0]?.id ?? null)
  },
  async current(ctx, ids) {
    if (ctx.pending !== null) await holdRows(ctx.db, 'matters.task', ids)
    const tasks = await listTasksById(ctx.db, [...ids], businessDay(ctx.clock))
    return new Map(tasks.map((task) => [task.id, toEntered(task)]))
  },
  rehearse: async (tx, entered) => {
    await checkNewTask(tx, ports, inputOf(entered))
  },
  async create(tx, id, entered, more) {
    await enterTask(tx, ports, inputOf(entered), false, { id, links: more })
  },
  async change(tx, id, entered, more, isRevert) {
    const [task] = await listTasksById(tx.db, [id], businessDay(tx.clock))
    if (task === undefined) throw new AppError('conflict', 'matters.task.unknown', `there is no task ${id}`)
    // A row that changes nothing is good in every state.
    if (isDeepStrictEqual(toEntered(task), entered)) return
    fixedOnEntry(entered, { origin: task.origin })
    if (twins(await tasksTitled(tx, [titleKey(entered)]), entered).length > 1)
      throw badField('title', 'matters.task.ambiguous', `several tasks are called ${task.title}`)
    const action = isRevert ? 'matters.task.importReverted' : 'matters.task.update'
    await changeTask(tx, ports, id, null, taskValues(entered), action, more)
  },
  remove: (tx, id, reason) => takeAwayTask(tx, ports, id, null, reason),
})

/** The tasks that a row may mean. */
const twins = (found: Awaited<ReturnType<typeof tasksTitled>>, row: Entered) =>
  found.filter(
    (one) =>
      one.chainCode === row.chainCode &&
      one.title === row.title &&
      one.leadOrgId === row.leadOrgId &&
      one.startsOn === row.startsOn,
  )

const toEntered = (task: StoredTask): Entered => {
  const { targets, ...fields } = fieldsOf(task)
  return { ...fields, targets: targetsInWords(targets), origin: task.origin }
}

/** @throws AppError for targets that cannot be read. */
function taskValues(entered: Entered): TaskFields {
  const targets = readTargets(String(entered.targets))
  if (targets === null)
    throw badField('targets', 'matters.task.targetsUnreadable', 'the targets cannot be read')
  return taskFields.parse({ ...entered, targets })
}

const inputOf = (entered: Entered): TaskInput => ({
  ...taskValues(entered),
  origin: entered.origin as TaskInput['origin'],
  raisedFrom: raisedFromOf(entered),
})
