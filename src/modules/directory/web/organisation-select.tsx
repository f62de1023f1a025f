import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { directoryQueries } from './queries.ts'

/** One organisation, found by typing. Works inside a Form.Item. */
export function OrgSelect({
  value,
  label,
  placeholder = label,
  onChange,
  id,
}: {
  value?: string | null
  label?: string
  placeholder?: string
  onChange?: (value: string | undefined) => void
  id?: string
}) {
  const organisations = useQuery(directoryQueries.organisations())
  return (
    <Select<string>
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={organisations.isPending}
      style={label === undefined ? { width: '100%' } : { width: 190 }}
      placeholder={placeholder}
      aria-label={placeholder}
      value={value ?? undefined}
      options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
      onChange={(chosen?: string) => onChange?.(chosen)}
    />
  )
}

/** Several organisations, found by typing. Works inside a Form.Item. */
export function OrgsSelect({
  value,
  onChange,
  id,
}: {
  value?: string[]
  onChange?: (value: string[]) => void
  id?: string
}) {
  const organisations = useQuery(directoryQueries.organisations())
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={organisations.isPending}
      style={{ width: '100%' }}
      value={value}
      options={(organisations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
      onChange={onChange}
    />
  )
}
