import { z } from 'zod'
import { describeBulk } from '#platform/bulk/description.ts'
import { calendarDay, choice, reference, text } from '#platform/tabular/description/column.ts'
import { matterColumns } from './matter-columns.ts'
import { problemColumns } from './problem.ts'
import { problemTable } from './problem-table.ts'

const { severity, isBlocking } = problemTable.columns
const { shape } = problemColumns
const handle = 'matters.problem.handle'
const supervise = 'matters.problem.supervise'

/**
 * What can be set for many problems at once. Columns by the rules of any edit; lead unit, time limit and supervision by
 * the step of the workflow that changes them, each problem's own guard asked. No step that moves a problem to another
 * state is among them.
 */
export const problemBulkFields = describeBulk({
  object: problemTable.object,
  fields: {
    leadOrgId: {
      right: handle,
      column: reference({
        title: { zh: '牵头单位', en: 'Lead unit' },
        note: {
          zh: '逐件按“转办”办理：仅限办理中的问题，时限不变，原责任人清空。',
          en: 'Each is transferred: only what is being handled; the time limit stays, the person responsible is cleared.',
        },
        required: true,
        dictionary: 'directory.organisation',
        named: 'leadOrgName',
        schema: z.uuid(),
      }),
    },
    dueOn: {
      right: supervise,
      column: calendarDay({
        title: { zh: '时限', en: 'Time limit' },
        note: {
          zh: '逐件按“延期”办理：仅限办理中的问题，不能早于今天。',
          en: 'Each is extended: only what is being handled, and to no day before today.',
        },
        required: true,
      }),
    },
    supervision: {
      right: supervise,
      column: choice({
        title: { zh: '督办', en: 'Supervision' },
        note: { zh: '逐件按“督办”办理。', en: 'Each is put under supervision or taken out of it.' },
        required: true,
        choices: [
          { value: 'normal', title: { zh: '督办', en: 'supervised' } },
          { value: 'key', title: { zh: '重点督办', en: 'under key supervision' } },
          { value: 'none', title: { zh: '不督办', en: 'not supervised' } },
        ],
      }),
    },
    severity: {
      right: handle,
      column: choice({ title: severity.title, required: true, choices: severity.choices }),
    },
    isBlocking: { right: handle, column: isBlocking },
    nodeCode: {
      right: handle,
      column: {
        ...matterColumns.nodeCode,
        note: {
          zh: '该环节不在其产业链上的问题不会修改。',
          en: 'Problems of chains without this node are left.',
        },
        schema: shape.nodeCode,
      },
    },
    responsibility: {
      right: handle,
      column: {
        ...text({ title: { zh: '责任', en: 'Responsibility' }, required: false, max: 4000 }),
        schema: shape.responsibility,
      },
    },
    responsiblePerson: {
      right: handle,
      column: {
        ...text({ title: { zh: '责任人', en: 'Responsible person' }, required: false, max: 60 }),
        personal: true,
        schema: shape.responsiblePerson,
      },
    },
  },
})
