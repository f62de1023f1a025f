import { describeList, listColumnOf } from '#platform/list/description.ts'
import { ledgerWords } from './ledger-words.ts'
import { placeColumns } from './place-columns.ts'
import { targetsInWords } from './target-words.ts'
import type { TaskSummary } from './task-summary.ts'
import { taskTable } from './task-table.ts'

const entered = taskTable.columns

/** The list of tasks: who leads and assists, the target of each quarter, progress against time. Words as in problems. */
export const taskList = describeList<TaskSummary>()({
  object: 'matters.task',
  title: { zh: '产业链任务清单', en: 'Tasks of industry chains' },
  sorts: [
    'number',
    'chain',
    'action',
    'title',
    'leader',
    'lead',
    'startsOn',
    'dueOn',
    'progress',
    'state',
    'light',
  ],
  columns: {
    ...placeColumns,
    action: {
      ...listColumnOf<TaskSummary>(
        'actionType',
        entered.actionType,
        (row) => ledgerWords.taskVerb[row.actionType],
      ),
      usual: false,
    },
    title: listColumnOf('title', entered.title),
    leader: listColumnOf('leadPersonId', entered.leadPersonId, (row) => leaderWords(row.leadLeader)),
    lead: listColumnOf('leadOrgId', entered.leadOrgId, (row) => row.lead.name),
    assisting: listColumnOf(
      'assistOrgIds',
      entered.assistOrgIds,
      (row) => row.assisting.map(({ name }) => name).join('、') || null,
    ),
    targets: listColumnOf('targets', entered.targets, (row) => targetsInWords(row.targets)),
    startsOn: {
      title: { zh: '起始', en: 'Starts on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.startsOn,
    },
    dueOn: {
      title: { zh: '时限', en: 'Time limit' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.dueOn,
    },
    report: {
      title: { zh: '进展', en: 'Last report' },
      kind: 'text',
      usual: false,
      width: 40,
      value: (row) => row.lastReport?.text ?? null,
    },
    progress: {
      title: { zh: '完成', en: 'Done' },
      kind: 'decimal',
      unit: '%',
      scale: 1,
      usual: true,
      width: 10,
      value: (row) => row.pace.progress,
    },
    elapsed: {
      title: { zh: '序时', en: 'Time passed' },
      kind: 'decimal',
      unit: '%',
      scale: 1,
      usual: false,
      width: 10,
      value: (row) => row.pace.elapsed,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: false,
      width: 10,
      value: (row) => ledgerWords.taskState[row.state],
    },
    light: {
      title: { zh: '亮灯', en: 'Light' },
      kind: 'text',
      usual: true,
      width: 8,
      value: (row) => ledgerWords.light[row.pace.light],
    },
  },
})

/** A leader with the post: 覃明栩（副市长）. */
const leaderWords = ({ name, post }: TaskSummary['leadLeader']): string =>
  post === null ? name : `${name}（${post}）`
