import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { governanceContract, type Post } from '../contract.ts'

type Values = { heldOn: string; title: string; note: string | null }

/** Records what a body did. */
export function ActivityForm({
  post,
  today,
  onClose,
}: {
  post: Post
  today: string | null
  onClose: () => void
}) {
  const { t } = useTranslation('governance')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.governance.addActivity, { form, done: t('act.activityAdded'), onDone: onClose })
  return (
    <DraftForm<Values>
      draft={`governance.activity:new:${post.id}`}
      form={form}
      layout="vertical"
      disabled={add.isPending}
      initialValues={{ heldOn: today, title: '', note: null }}
      onFinish={(values) => {
        const schema = governanceContract.addActivity['~orpc'].inputSchema
        const input = schema && readForm(form, schema, { ...values, id: post.id })
        if (input) add.mutate(input)
      }}
    >
      <p>{post.holderName}</p>
      <Form.Item name="heldOn" label={t('form.heldOn')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="title" label={t('form.activity')} required>
        <Input />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('form.activityNote')}
        normalize={(value: unknown) => (value === '' ? null : value)}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Form.Item>
      <FormActions act={t('act.addActivity')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}
