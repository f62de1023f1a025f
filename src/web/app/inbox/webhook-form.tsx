import { Form, Input, Modal, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { algorithms, notifyContract, type Webhook, type WebhookValues } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useTopicLabels } from './topic-labels.ts'

type Values = WebhookValues & { isActive: boolean }

/** Registers a target or changes one. */
export function WebhookForm({
  target,
  onClose,
  onSecret,
}: {
  target: Webhook | null
  onClose: () => void
  onSecret: (secret: string) => void
}) {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  const [form] = Form.useForm<Values>()
  const saved = { invalidates: [['webhooks']], form }
  const create = useWrite(api.notify.createWebhook, {
    ...saved,
    onDone: ({ secret }) => {
      onClose()
      onSecret(secret)
    },
  })
  const update = useWrite(api.notify.updateWebhook, { ...saved, onDone: onClose })
  const submit = (values: Values) => {
    if (target === null) {
      const input = readForm(form, inputSchemaOf(notifyContract.createWebhook), values)
      if (input) create.mutate(input)
      return
    }
    const { id, lockVersion } = target
    const input = readForm(form, inputSchemaOf(notifyContract.updateWebhook), { ...values, id, lockVersion })
    if (input) update.mutate(input)
  }
  return (
    <Modal
      open
      title={t(target === null ? 'webhook.add' : 'webhook.edit')}
      okText={t('save', { ns: 'ui' })}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: create.isPending || update.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={target ?? { name: '', url: '', topics: [], algorithm: 'sm3', isActive: true }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t('webhook.name')} required>
          <Input />
        </Form.Item>
        <Form.Item name="url" label={t('webhook.url')} extra={t('webhook.urlHelp')} required>
          <Input inputMode="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="topics" label={t('webhook.topics')} extra={t('webhook.topicsHelp')} required>
          <Select
            mode="tags"
            tokenSeparators={[',', '，', ' ']}
            options={[
              { value: '*', label: t('webhook.allTopics') },
              // What the platform tells about itself is never sent out.
              ...topics.all
                .filter((topic) => !topic.startsWith('platform.'))
                .map((topic) => ({ value: topic, label: topics.of(topic) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="algorithm" label={t('webhook.algorithm')}>
          <Select options={algorithms.map((value) => ({ value, label: t(`webhook.algorithms.${value}`) }))} />
        </Form.Item>
        {target !== null && (
          <Form.Item name="isActive" label={t('webhook.active')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
