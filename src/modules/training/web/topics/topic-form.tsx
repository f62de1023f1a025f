import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type Topic, type TopicCategory, topicCategories, trainingContract } from '../../contract/index.ts'

interface Values {
  code: string
  name: string
  category: TopicCategory
  chainCode: string | null
  retired: boolean
}

/** Adds a subject of training. */
export function NewTopic({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.training.addTopic, {
    invalidates: [['training', 'topics']],
    form,
    done: t('topic.saved'),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('topic.add')}
      okText={t('save', { ns: 'ui' })}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft="training.topic:new"
        form={form}
        layout="vertical"
        initialValues={{ chainCode: null }}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.addTopic), values)
          if (input) add.mutate(input)
        }}
      >
        <Form.Item name="code" label={t('topic.field.code')} extra={t('topic.codeHelp')} required>
          <Input />
        </Form.Item>
        <Fields />
      </DraftForm>
    </Modal>
  )
}

/** Corrects or retires one. */
export function ChangeTopic({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const chains = useQuery(chainQueries.list()).data ?? []
  const chainName = (code: string | null) =>
    code === null ? t('everyChain') : (chains.find((chain) => chain.code === code)?.name ?? code)
  const update = useEdit(api.training.updateTopic, {
    seen: topic,
    read: async () => (await api.training.listTopics()).find(({ code }) => code === topic.code) ?? null,
    fields: [
      { label: t('topic.field.name'), tell: (one) => one.name, entered: (input) => input.name },
      {
        label: t('topic.field.category'),
        tell: (one) => t(`topicCategory.${one.category}`),
        entered: (input) => t(`topicCategory.${input.category}`),
      },
      {
        label: t('topic.field.chain'),
        tell: (one) => chainName(one.chainCode),
        entered: (input) => chainName(input.chainCode ?? null),
      },
      {
        label: t('topic.field.state'),
        tell: (one) => t(one.retired ? 'topic.retired' : 'topic.inUse'),
        entered: (input) => t(input.retired ? 'topic.retired' : 'topic.inUse'),
      },
    ],
    form,
    invalidates: [['training', 'topics']],
    done: t('topic.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('topic.edit')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm<Values>
        draft={`training.topic:${topic.code}`}
        edit={update}
        form={form}
        layout="vertical"
        initialValues={topic}
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(trainingContract.updateTopic), {
            ...values,
            code: topic.code,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <Fields />
        <Form.Item
          name="retired"
          label={t('topic.retired')}
          extra={t('topic.retireHelp')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      </DraftForm>
      <HistoryFold kind="training.topic" id={topic.code} />
    </Modal>
  )
}

function Fields() {
  const { t } = useTranslation('training')
  const chains = useQuery(chainQueries.list()).data ?? []
  return (
    <>
      <Form.Item name="name" label={t('topic.field.name')} required>
        <Input />
      </Form.Item>
      <Form.Item name="category" label={t('topic.field.category')} required>
        <Select
          options={topicCategories.map((category) => ({
            value: category,
            label: t(`topicCategory.${category}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="chainCode" label={t('topic.field.chain')} normalize={(value) => value ?? null}>
        <Select
          allowClear
          placeholder={t('everyChain')}
          options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
        />
      </Form.Item>
    </>
  )
}
