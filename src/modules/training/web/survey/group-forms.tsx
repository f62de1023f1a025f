import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type AnswerGroup, type GroupState, trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'

/** Reads a group anew, with its neighbours. */
export function useReadGroup(group: AnswerGroup): () => Promise<AnswerGroup | null> {
  const client = useQueryClient()
  return async () => {
    const { groups } = await client.fetchQuery({
      ...trainingQueries.answerGroups(group.questionId),
      staleTime: 0,
    })
    return groups.find(({ id }) => id === group.id) ?? null
  }
}

/** What of a group is compared after a conflict. */
export function useGroupFields() {
  const { t } = useTranslation('training')
  return [
    {
      label: t('survey.group.name'),
      tell: (one: AnswerGroup) => one.name,
      entered: (input: { name?: string | null }) => input.name ?? '',
    },
    {
      label: t('survey.field.state'),
      tell: (one: AnswerGroup) => t(`survey.group.state.${one.state}`),
    },
  ]
}

/** Sets a group aside, or brings it back. */
export function useDecide(group: AnswerGroup) {
  const { t } = useTranslation('training')
  const edit = useEdit(api.training.changeAnswerGroup, {
    seen: group,
    read: useReadGroup(group),
    fields: useGroupFields(),
    live: true,
    invalidates: [['training', 'answerGroups']],
    done: t('survey.group.saved'),
    onTakeTheirs: () => {},
  })
  return {
    ...edit,
    run: (state: GroupState) =>
      edit.submit({ id: group.id, lockVersion: group.lockVersion, name: group.name, state }),
  }
}

/** Confirms a group under the name a person gives it. */
export function DecideForm({ group, onClose }: { group: AnswerGroup; onClose: () => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<{ name: string }>()
  const edit = useEdit(api.training.changeAnswerGroup, {
    seen: group,
    read: useReadGroup(group),
    fields: useGroupFields(),
    form,
    invalidates: [['training', 'answerGroups']],
    done: t('survey.group.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('survey.group.decide')}
      okText={t('survey.group.confirm')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<{ name: string }>
        draft={`training.answerGroup:${group.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{ name: group.name }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.changeAnswerGroup), {
            ...values,
            id: group.id,
            lockVersion: edit.lockVersion,
            state: 'confirmed',
          })
          if (input) edit.submit(input)
        }}
      >
        <Form.Item name="name" label={t('survey.group.name')} required>
          <Input />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}

/** Puts a group into another. */
export function MergeForm({
  group,
  others,
  onClose,
}: {
  group: AnswerGroup
  others: readonly AnswerGroup[]
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<{ into: string }>()
  const edit = useEdit(
    ({ lockVersion, into }: { lockVersion: number; into: AnswerGroup }) =>
      api.training.mergeAnswerGroups({
        id: into.id,
        lockVersion: into.lockVersion,
        from: { id: group.id, lockVersion },
      }),
    {
      seen: group,
      read: useReadGroup(group),
      fields: useGroupFields().map(({ label, tell }) => ({ label, tell })),
      form,
      invalidates: [['training', 'answerGroups']],
      done: t('survey.group.merged'),
      onDone: onClose,
      onTakeTheirs: onClose,
    },
  )
  return (
    <Modal
      open
      title={t('survey.group.merge')}
      okText={t('survey.group.mergeInto')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('survey.group.mergeHelp')}</p>
      <DraftForm<{ into: string }>
        draft={`training.answerGroupMerge:${group.id}`}
        edit={edit}
        form={form}
        layout="vertical"
        onFinish={({ into }) => {
          const chosen = others.find(({ id }) => id === into)
          if (chosen) edit.submit({ lockVersion: edit.lockVersion, into: chosen })
        }}
      >
        <Form.Item name="into" label={t('survey.group.mergeInto')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={others.map(({ id, name, size }) => ({
              value: id,
              label: `${name} · ${t('survey.group.size', { count: size })}`,
            }))}
          />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
