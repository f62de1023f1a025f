import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type Industry, type OutputStatus, outputContract, outputStatuses } from '../../contract/index.ts'
import { yiToYuan } from './series.ts'

const schema = inputSchemaOf(outputContract.recordOutput)

type Values = {
  month: string | null
  amount?: string
  status: OutputStatus
  source?: string
  reason?: string
}

/** Records a month's figure in 亿元; correcting one of the same status needs a reason. */
export function RecordForm({ industry, onClose }: { industry: Industry; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const save = useWrite(api.chains.recordOutput, { onDone: onClose, form })
  const submit = (values: Values) => {
    const amountYuan = yiToYuan(values.amount ?? '')
    const reason = values.reason?.trim() ?? ''
    const input = readForm(form, schema, {
      industryCode: industry.code,
      month: values.month ?? '',
      amountYuan: amountYuan ?? '0',
      status: values.status,
      source: values.source ?? '',
      reason: reason === '' ? null : reason,
    })
    if (amountYuan === null) form.setFields([{ name: 'amount', errors: [t('output.amountWrong')] }])
    else if (input) save.mutate(input)
  }
  return (
    <Modal
      open
      title={`${t('output.recordTitle')} · ${industry.name}`}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ status: 'flash' }} onFinish={submit}>
        <Form.Item name="month" required label={t('output.month')}>
          <DayField picker="month" />
        </Form.Item>
        <Form.Item name="amount" required label={t('output.amount')} extra={t('output.amountHelp')}>
          <Input inputMode="decimal" suffix={t('output.perYi')} />
        </Form.Item>
        <Form.Item name="status" required label={t('output.status')}>
          <Select
            options={outputStatuses.map((status) => ({ value: status, label: ui(`outputStatus.${status}`) }))}
          />
        </Form.Item>
        <Form.Item name="source" required label={ui('source')}>
          <Input />
        </Form.Item>
        <Form.Item name="reason" label={t('output.reason')} extra={t('output.reasonHelp')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
