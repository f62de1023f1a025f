import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance, Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { readForm } from '#web/ui/zod-form.ts'
import { type EnterpriseInput, enterpriseInput, enterpriseKinds } from '../contract.ts'
import styles from './enterprises.module.css'
import { directoryQueries } from './queries.ts'

/** The fields of an enterprise; checks them as the server does and keeps what was entered. */
export function EnterpriseForm({
  form,
  initial,
  draft,
  edit,
  busy,
  notice,
  onSubmit,
  onCancel,
}: {
  form: FormInstance
  initial: Partial<EnterpriseInput>
  draft: string
  edit?: { notice: ReactNode; lockVersion: number }
  busy: boolean
  /** Stands under the name. */
  notice?: ReactNode
  onSubmit: (input: EnterpriseInput) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const submit = (values: Partial<EnterpriseInput>) => {
    const input = readForm(form, enterpriseInput, {
      ...values,
      uscc: values.uscc ?? '',
      name: values.name ?? '',
      regionCode: values.regionCode ?? '',
      aboveScale: values.aboveScale ?? false,
      address: textOrNull(values.address),
      products: textOrNull(values.products),
      note: textOrNull(values.note),
      staff: values.staff ?? null,
      registeredOn: values.registeredOn ?? null,
      source: values.source ?? '',
    })
    if (!values.regionCode) form.setFields([{ name: 'regionCode', errors: [t('unknownRegion')] }])
    else if (input) onSubmit(input)
  }
  return (
    <DraftForm
      draft={draft}
      {...(edit && { edit })}
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={submit}
      className={styles.form}
    >
      <Form.Item name="name" required label={t('field.name')}>
        <Input />
      </Form.Item>
      {notice}
      <Form.Item name="uscc" required label={t('field.uscc')} extra={t('usccHelp')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="formerNames" label={t('field.formerNames')} extra={t('formerNamesHelp')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="regionCode" required label={t('field.regionCode')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={regions
              .filter((region) => region.kind !== 'city')
              .map((region) => ({ value: region.code, label: region.name }))}
          />
        </Form.Item>
        <Form.Item name="kinds" label={t('field.kinds')}>
          <Select
            mode="multiple"
            allowClear
            options={enterpriseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name="registeredOn" label={t('field.registeredOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="staff" label={t('field.staff')}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('field.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="aboveScale" label={t('field.aboveScale')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="products" label={t('field.products')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="note" label={t('field.note')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="source" required label={t('field.source')} extra={t('sourceHelp')}>
          <Input />
        </Form.Item>
        <Form.Item name="asOfOn" required label={t('field.asOfOn')}>
          <DayField />
        </Form.Item>
      </div>
      <FormActions act={ui('save')} busy={busy} onCancel={onCancel} />
    </DraftForm>
  )
}

function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
