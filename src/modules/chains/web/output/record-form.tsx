import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import {
  type Industry,
  type OutputFigure,
  type OutputStatus,
  outputContract,
  outputStatuses,
} from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { yiToYuan, yuanToYi } from './series.ts'

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
  const format = useFormat()
  const [month, status] = [Form.useWatch('month', form), Form.useWatch('status', form)]
  const known = useQuery({
    ...chainQueries.figure(industry.code, month ?? '', status ?? 'flash'),
    enabled: Boolean(month && status),
  })
  const figure = known.data?.figure ?? null
  const money = (yuan: string) => `${yuanToYi(yuan)} ${t('output.perYi')}`
  const save = useEditOf(
    api.chains.recordOutput,
    (input, saved: OutputFigure | null) => ({ ...input, lockVersion: saved?.lockVersion ?? null }),
    {
      form,
      // The figure of the chosen month stands in the form and is what gets corrected.
      live: true,
      onDone: onClose,
      seen: figure,
      read: async () => {
        const { data } = await known.refetch()
        return data?.figure ?? null
      },
      fields: [
        {
          label: t('output.amount'),
          tell: (version) => version && money(version.amountYuan),
          entered: ({ amountYuan }) => money(amountYuan),
        },
        { label: ui('source'), tell: (version) => version?.source ?? null, entered: ({ source }) => source },
      ],
      onTakeTheirs: onClose,
    },
  )
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
      lockVersion: figure?.lockVersion ?? null,
    })
    if (amountYuan === null) form.setFields([{ name: 'amount', errors: [t('output.amountWrong')] }])
    else if (input) save.submit(input)
  }
  return (
    <Modal
      open
      title={`${t('output.recordTitle')} · ${industry.name}`}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.busy, disabled: known.isFetching }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {save.notice}
      <Form form={form} layout="vertical" initialValues={{ status: 'flash' }} onFinish={submit}>
        <Form.Item name="month" label={t('output.month')} required>
          <DayField picker="month" />
        </Form.Item>
        <Form.Item name="amount" label={t('output.amount')} extra={t('output.amountHelp')} required>
          <Input inputMode="decimal" suffix={t('output.perYi')} />
        </Form.Item>
        <Form.Item name="status" label={t('output.status')} required>
          <Select
            options={outputStatuses.map((status) => ({ value: status, label: ui(`outputStatus.${status}`) }))}
          />
        </Form.Item>
        <Form.Item name="source" label={ui('source')} required>
          <Input />
        </Form.Item>
        {figure && (
          <p>
            {t('output.known', {
              amount: money(figure.amountYuan),
              source: figure.source,
              day: format.day(figure.recordedAt),
            })}
          </p>
        )}
        <ReasonField label={t('output.reason')} extra={t('output.reasonHelp')} required={figure !== null} />
      </Form>
    </Modal>
  )
}
