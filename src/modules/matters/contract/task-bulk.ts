import { describeBulk } from '#platform/bulk/description.ts'
import { taskFields } from './task.ts'
import { taskTable } from './task-table.ts'

const { actionType, leadPersonId, regionCode, nodeCode, startsOn, dueOn, instruction } = taskTable.columns
const { shape } = taskFields
const right = 'matters.task.draft'

/** What can be set for many tasks at once, by the rules of any edit: while they are drafts, and nothing of one alone. */
export const taskBulkFields = describeBulk({
  object: taskTable.object,
  fields: {
    leadPersonId: { right, column: leadPersonId },
    dueOn: { right, column: dueOn },
    startsOn: { right, column: startsOn },
    actionType: { right, column: actionType },
    regionCode: { right, column: { ...regionCode, schema: shape.regionCode } },
    nodeCode: {
      right,
      column: {
        ...nodeCode,
        note: {
          zh: '该环节不在其产业链上的任务不会修改。',
          en: 'Tasks of chains without this node are left.',
        },
        schema: shape.nodeCode,
      },
    },
    instruction: { right, column: { ...instruction, schema: shape.instruction } },
  },
})
