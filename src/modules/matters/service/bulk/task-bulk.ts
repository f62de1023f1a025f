import { nodeEntries } from '#modules/chains/index.ts'
import { personEntries, regionEntries } from '#modules/directory/index.ts'
import { type BulkTarget, bulkTarget } from '#platform/bulk/bulk-target.ts'
import { type FieldSource, plainField } from '#platform/bulk/source.ts'
import { businessDay } from '#platform/clock.ts'
import { badField } from '#platform/errors.ts'
import { type TaskFilter, taskFields, taskFilter } from '../../contract/index.ts'
import { taskBulkFields } from '../../contract/task-bulk.ts'
import type { MattersPorts } from '../../ports.ts'
import { listTasks, listTasksById, type StoredTask, visibleTasks } from '../../queries/task.ts'
import { taskRef } from '../../refs.ts'
import { changeTask, fieldsOf } from '../draft-task.ts'
import { lockedTask } from '../show-task.ts'

type Field = keyof typeof taskBulkFields.fields

/** Tasks edited together. */
export const taskBulk = (ports: MattersPorts): BulkTarget => {
  const field = (key: Field, told?: (row: StoredTask) => string | null): FieldSource<StoredTask> =>
    plainField(
      (row) => fieldsOf(row)[key],
      async (tx, row, value, { isUndo, links }) => {
        const fields = taskFields.safeParse({ ...fieldsOf(row), [key]: value })
        // The only column that a stored task may lack: one of before the directory names its leader in words.
        if (!fields.success)
          throw badField(
            'leadPersonId',
            'matters.task.leaderMissing',
            'the task names no person who leads it',
          )
        const action = isUndo ? 'matters.task.undo' : 'matters.task.update'
        await changeTask(tx, ports, row.id, null, fields.data, action, links)
      },
      told,
    )
  return bulkTarget<StoredTask, Field>({
    bulk: taskBulkFields,
    fields: {
      leadPersonId: field('leadPersonId', ({ leadLeader: { name, post } }) =>
        post === null ? name : `${name}（${post}）`,
      ),
      dueOn: field('dueOn'),
      startsOn: field('startsOn'),
      actionType: field('actionType'),
      regionCode: field('regionCode', (row) => row.region?.name ?? null),
      nodeCode: field('nodeCode', (row) => row.node?.name ?? null),
      instruction: field('instruction'),
    },
    dictionaries: {
      'directory.person': personEntries,
      'directory.region': regionEntries,
      'chains.node': nodeEntries,
    },
    filter: taskFilter,
    list: (ctx, filter, most) =>
      listTasks(ctx, { ...(filter as TaskFilter), page: 1, pageSize: most }, businessDay(ctx.clock)),
    async find(ctx, ids) {
      return listTasksById(ctx.db, [...(await visibleTasks(ctx, ids))], businessDay(ctx.clock))
    },
    lock: lockedTask,
    ref: taskRef,
    name: (row) => row.title,
    // Both only grow: fields change the one, steps of the workflow the other.
    version: (row) => row.lockVersion + row.stateVersion,
  })
}
