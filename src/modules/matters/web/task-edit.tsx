import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { mattersContract, type TaskDetail } from '../contract/index.ts'
import { TaskForm, type TaskValues } from './task-form.tsx'

const schema = inputSchemaOf(mattersContract.updateTask)

/** Changes a task that is still a draft. */
export function TaskEdit({ task, today, onClose }: { task: TaskDetail; today: string; onClose: () => void }) {
  const { t } = useTranslation('matters')
  const format = useFormat()
  const noteSaved = useSavedNote()
  const [form] = Form.useForm<TaskValues>()
  const targets = (of: Pick<TaskDetail, 'targets'>): string =>
    of.targets
      .map(({ quarter: of, target }) => {
        const [year, quarter] = of.split('Q')
        return `${t('task.quarterWord', { year, quarter })} ${target}`
      })
      .join(format.comma)
  const edit = useEdit(api.matters.updateTask, {
    form,
    done: false,
    onDone: () => {
      onClose()
      noteSaved({ kind: 'matters.task', id: task.id })
    },
    seen: task,
    read: () => api.matters.getTask({ id: task.id }),
    fields: [
      { label: t('field.title'), tell: (of) => of.title },
      { label: t('field.action'), tell: (of) => t(`verb.${of.actionType}`) },
      { label: t('field.goal'), tell: (of) => of.goal },
      { label: t('field.instruction'), tell: (of) => of.instruction ?? null },
      {
        label: t('field.leadLeader'),
        tell: (of) => of.leadLeader.name,
        entered: ({ leadPersonId }) =>
          leadPersonId === task.leadLeader.personId ? task.leadLeader.name : t('task.leaderOther'),
      },
      { label: t('field.startsOn'), tell: (of) => format.day(of.startsOn) },
      { label: t('field.dueOn'), tell: (of) => format.day(of.dueOn) },
      { label: t('field.targets'), tell: targets },
    ],
    onTakeTheirs: onClose,
  })
  return (
    <Section title={t('task.edit')}>
      <TaskForm
        form={form}
        of={task}
        initial={valuesOf(task)}
        today={today}
        draft={`matters.task:${task.id}`}
        edit={edit}
        act={t('task.saveEdit')}
        busy={edit.busy}
        onSubmit={(values) => {
          const input = readForm(form, schema, {
            ...valuesOf(task),
            ...values,
            id: task.id,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
        onCancel={onClose}
      />
    </Section>
  )
}

const valuesOf = (task: TaskDetail): TaskValues => ({
  origin: task.origin,
  title: task.title,
  actionType: task.actionType,
  goal: task.goal,
  chainCode: task.chainCode,
  nodeCode: task.node?.code ?? null,
  regionCode: task.region?.code ?? null,
  instruction: task.instruction,
  ...(task.leadLeader.personId ? { leadPersonId: task.leadLeader.personId } : {}),
  leadOrgId: task.lead.id,
  assistOrgIds: task.assisting.map(({ id }) => id),
  startsOn: task.startsOn,
  dueOn: task.dueOn,
  targets: task.targets,
})
