import { Form, Input, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TemplateField } from '#platform/officialdoc/contract.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { officialdocZh } from './labels.zh.ts'
import styles from './officialdoc.module.css'

type FieldLabel = keyof typeof officialdocZh.field

/** One field of a kind's form. */
export function FieldInput({ field }: { field: TemplateField }) {
  const { t } = useTranslation('officialdoc')
  const format = useFormat()
  const label = (name: string) => t(`field.${name as FieldLabel}`)
  const long = field.type === 'text' || field.type === 'body' || field.type === 'rows'
  const extra =
    field.type === 'body'
      ? t('bodyHelp')
      : field.type === 'list'
        ? t('listHelp')
        : field.type === 'rows'
          ? t('rowsHelp', { columns: field.columns.map((column) => label(column.name)).join(format.comma) })
          : undefined
  return (
    <Form.Item
      name={field.name}
      label={label(field.name)}
      required={field.required}
      extra={extra}
      className={long || field.name === 'title' ? styles.wide : undefined}
      {...(field.type === 'flag' ? { valuePropName: 'checked' } : {})}
    >
      {input(field, (urgency) => t(`urgencies.${urgency}`))}
    </Form.Item>
  )
}

function input(field: TemplateField, urgencyLabel: (urgency: 'urgent' | 'extraUrgent') => string) {
  switch (field.type) {
    case 'flag':
      return <Switch />
    case 'day':
      return <DayField />
    case 'urgency':
      return (
        <Select
          allowClear
          options={(['extraUrgent', 'urgent'] as const).map((value) => ({
            value,
            label: urgencyLabel(value),
          }))}
        />
      )
    case 'body':
      return <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} />
    case 'rows':
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} />
    case 'line':
    case 'list':
      return <Input />
  }
}
