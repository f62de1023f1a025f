import { Form, Input, Modal, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { algorithms, notifyContract, type Webhook, type WebhookValues } from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useTopicLabels } from './topic-labels.ts'
import { useWebhookEdit } from './use-webhook-edit.ts'

type Values = WebhookValues & { isActive: boolean }

type Props = { onClose: () => void; onSecret: (secret: string) => void }

/** Registers a target or changes one. */
export function WebhookForm({ target, ...props }: Props & { target: Webhook | null }) {
  return target === null ? <NewWebhook {...props} /> : <ChangeWebhook target={target} {...props} />
}

function NewWebhook({ onClose, onSecret }: Props) {
  const { t } = useTranslation('inbox')
  const [form] = Form.useForm<Values>()
  const create = useWrite(api.notify.createWebhook, {
    invalidates: [['webhooks']],
    form,
    onDone: ({ secret }) => {
      onClose()
      onSecret(secret)
    },
  })
  return (
    <Modal
      open
      title={t('webhook.add')}
      okText={t('save', { ns: 'ui' })}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ name: '', url: '', topics: [], algorithm: 'sm3' }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(notifyContract.createWebhook), values)
          if (input) create.mutate(input)
        }}
      >
        <Fields />
      </Form>
    </Modal>
  )
}

function ChangeWebhook({ target, onClose }: Props & { target: Webhook }) {
  const { t } = useTranslation('inbox')
  const [form] = Form.useForm<Values>()
  const update = useWebhookEdit(target, api.notify.updateWebhook, {
    form,
    invalidates: [['webhooks']],
    onDone: onClose,
    onClose,
    entered: (input) => input,
  })
  return (
    <Modal
      open
      title={t('webhook.edit')}
      okText={t('save', { ns: 'ui' })}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: update.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {update.notice}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={target}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(notifyContract.updateWebhook), {
            ...values,
            id: target.id,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <Fields />
        <Form.Item name="isActive" label={t('webhook.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Fields() {
  const { t } = useTranslation('inbox')
  const topics = useTopicLabels()
  return (
    <>
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
    </>
  )
}
