import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { mattersContract } from '../contract/index.ts'
import { mattersQueries } from './queries.ts'
import { raiseDraftKey, raiseSearch } from './search.ts'
import { TaskForm, type TaskValues } from './task-form.tsx'

const schema = inputSchemaOf(mattersContract.createTask)

/** Drafts a task: from a gap, a problem or an adopted idea, or on a leader's instruction. */
export function NewTaskPage() {
  const { t } = useTranslation('matters')
  const [{ from, chain, id }] = useUrlState(raiseSearch)
  const kind = from === 'gap' || from === 'problem' || from === 'idea' ? from : null
  const system = useQuery(systemQuery())
  const draftKey = raiseDraftKey('matters.task', kind, chain, id)
  const draft = useQuery({
    ...mattersQueries.taskDraft({
      kind: kind ?? 'gap',
      ...(chain ? { chainCode: chain } : {}),
      id: id ?? '',
    }),
    enabled: kind !== null && id !== undefined,
  })
  return (
    <div>
      <PageHeader
        title={t('task.new')}
        sub={t('task.draftNote')}
        back={{ href: paths.tasks(), label: t('tasks.title') }}
      />
      <QueryView query={system}>
        {({ today }) =>
          kind === null ? (
            <NewTask initial={{ origin: 'instruction' }} today={today} draftKey={draftKey} />
          ) : (
            <QueryView query={draft}>
              {(initial) => <NewTask initial={initial} today={today} draftKey={draftKey} />}
            </QueryView>
          )
        }
      </QueryView>
    </div>
  )
}

function NewTask({ initial, today, draftKey }: { initial: TaskValues; today: string; draftKey: string }) {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [form] = Form.useForm<TaskValues>()
  const create = useWrite(api.matters.createTask, {
    form,
    done: t('task.saved'),
    onDone: (task) => go(paths.task(task.id)),
  })
  return (
    <TaskForm
      form={form}
      initial={initial}
      today={today}
      draft={draftKey}
      act={t('task.save')}
      busy={create.isPending}
      onSubmit={(values) => {
        const input = readForm(form, schema, { ...initial, ...values })
        if (input) create.mutate(input)
      }}
      onCancel={() => go(paths.tasks())}
    />
  )
}
