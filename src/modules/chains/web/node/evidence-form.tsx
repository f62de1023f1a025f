import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { systemQuery } from '#web/system-query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  diagnosisContract,
  type Indicator,
  indicators,
  type NodeDetail,
  type SourceKind,
  sourceKinds,
} from '../../contract/index.ts'

const schema = inputSchemaOf(diagnosisContract.addEvidence)
const figures = indicators.filter((indicator) => indicator !== 'block')

type Values = {
  indicator: Indicator
  value: number | null
  description?: string
  dueOn?: string | null
  asOfOn: string | null
  source?: string
  sourceKind: SourceKind
}

/** Enters a row of evidence, or a block with what it is and when it should be gone. */
export function EvidenceForm({
  node,
  block,
  onClose,
}: {
  node: NodeDetail
  block: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const indicator = Form.useWatch('indicator', form) ?? (block ? 'block' : 'localSupplyRate')
  const today = useQuery(systemQuery()).data?.today ?? null
  const save = useWrite(api.chains.addEvidence, { form, onDone: onClose })
  const submit = (values: Values) => {
    const description = values.description?.trim() ?? ''
    if (block && description === '') {
      form.setFields([{ name: 'description', errors: [t('node.blockNeedsText')] }])
      return
    }
    const input = readForm(form, schema, {
      ...values,
      indicator: block ? 'block' : values.indicator,
      value: block ? 1 : values.value,
      description: description === '' ? null : description,
      dueOn: values.dueOn ?? null,
      source: values.source ?? '',
      chainCode: node.chainCode,
      nodeCode: node.code,
    })
    if (input) save.mutate(input)
  }
  return (
    <Modal
      open
      title={t(block ? 'node.blockForm' : 'node.evidenceForm')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <DraftForm
        draft={`chains.evidence:${node.chainCode}.${node.code}:${block ? 'block' : 'row'}`}
        form={form}
        layout="vertical"
        initialValues={{
          indicator: block ? 'block' : 'localSupplyRate',
          asOfOn: today,
          sourceKind: 'department',
        }}
        onFinish={submit}
      >
        {!block && (
          <Form.Item
            name="indicator"
            required
            label={t('indicatorLabel')}
            extra={t(`indicatorHelp.${indicator}`)}
          >
            <Select options={figures.map((key) => ({ value: key, label: t(`indicator.${key}`) }))} />
          </Form.Item>
        )}
        {!block && (
          <Form.Item name="value" required label={ui('value')}>
            <InputNumber style={{ width: '100%' }} />
          </Form.Item>
        )}
        <Form.Item name="description" label={block ? t('node.blockDescription') : t('column.note')}>
          <Input.TextArea rows={block ? 3 : 2} />
        </Form.Item>
        {block && (
          <Form.Item name="dueOn" label={t('node.dueOn')}>
            <DayField />
          </Form.Item>
        )}
        <Form.Item name="asOfOn" required label={t('node.asOfOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="sourceKind" label={t('sourceKindLabel')}>
          <Select options={sourceKinds.map((kind) => ({ value: kind, label: t(`sourceKind.${kind}`) }))} />
        </Form.Item>
        <Form.Item name="source" required label={ui('source')}>
          <Input />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}
