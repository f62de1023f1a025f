import { DatePicker } from 'antd'
import dayjs from 'dayjs'

/** A calendar day or month as text (`YYYY-MM-DD`, `YYYY-MM`), null when empty; for use inside a Form.Item. */
export function DayField({
  value,
  onChange,
  picker = 'date',
  id,
  label,
}: {
  value?: string | null
  onChange?: (value: string | null) => void
  picker?: 'date' | 'month'
  id?: string
  /** Stands in the empty field, where it has no label outside. */
  label?: string
}) {
  const format = picker === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM'
  return (
    <DatePicker
      id={id}
      {...(label === undefined ? {} : { placeholder: label, 'aria-label': label })}
      picker={picker}
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format(format) : null)}
    />
  )
}
