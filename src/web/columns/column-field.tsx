import { Form, Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { Column } from '#platform/tabular/description/column.ts'
import { unitWord } from '#platform/tabular/description/unit-words.ts'
import { emptyToNull } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useColumnOptions } from './column-words.ts'
import type { Option } from './dictionaries.ts'

/** The field of a form for a column of a table: what the table says of it decides how it is entered. */
export function ColumnField({
  name,
  column,
  extra,
  tall = false,
}: {
  name: string
  column: Column
  extra?: ReactNode
  /** For texts of several lines. */
  tall?: boolean
}) {
  const { language } = useFormat()
  const options = useColumnOptions(column)
  const common = { name, label: column.title[language], extra, required: column.required }
  if (column.kind === 'yesNo')
    return (
      <Form.Item {...common} extra={extra ?? column.note?.[language]} valuePropName="checked">
        <Switch />
      </Form.Item>
    )
  return (
    <Form.Item {...common} normalize={emptyToNull}>
      {control(column, tall, options, language)}
    </Form.Item>
  )
}

function control(column: Column, tall: boolean, options: Option[], language: 'zh' | 'en') {
  switch (column.kind) {
    case 'choices':
    case 'references':
      return (
        <Select mode="multiple" allowClear options={options} showSearch={{ optionFilterProp: 'label' }} />
      )
    case 'choice':
    case 'reference':
      return <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
    case 'integer':
      return (
        <InputNumber
          min={0}
          precision={0}
          suffix={unitWord(column.unit, language)}
          style={{ width: '100%' }}
        />
      )
    default:
      return tall ? <Input.TextArea autoSize={{ minRows: 2 }} /> : <Input />
  }
}
