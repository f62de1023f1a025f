import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'

/** Free text, searched on Enter. */
export function SearchField({
  value,
  label,
  onChange,
}: {
  value: string | undefined
  label: string
  onChange: (value: string | undefined) => void
}) {
  return (
    <Input.Search
      key={value ?? ''}
      allowClear
      defaultValue={value}
      placeholder={label}
      aria-label={label}
      style={{ width: 190 }}
      onSearch={(query) => onChange(query === '' ? undefined : query)}
    />
  )
}

/** Several of a set. */
export function ManySelect<T extends string>({
  value,
  label,
  options,
  onChange,
}: {
  value: T[] | undefined
  label: string
  options: { value: T; label: string }[]
  onChange: (value: T[] | undefined) => void
}) {
  return (
    <Select<T[]>
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      style={{ width: 150 }}
      placeholder={label}
      aria-label={label}
      value={value}
      options={options}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
    />
  )
}

/** Several chains. */
export function ChainsSelect({
  value,
  onChange,
}: {
  value: string[] | undefined
  onChange: (value: string[] | undefined) => void
}) {
  const { t } = useTranslation('matters')
  const chains = useQuery(chainQueries.list()).data ?? []
  return (
    <ManySelect
      value={value}
      label={t('field.chain')}
      options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
      onChange={onChange}
    />
  )
}

/** One organisation, found by typing. Works inside a Form.Item. */
export function OrgSelect({
  value,
  label,
  onChange,
  id,
}: {
  value?: string | null
  label?: string
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
      placeholder={label}
      aria-label={label}
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

/** A yes or nothing of the filter. */
export function Flag({
  value,
  label,
  onChange,
}: {
  value: boolean | undefined
  label: string
  onChange: (value: true | undefined) => void
}) {
  return (
    <Checkbox
      checked={value === true}
      onChange={(event) => onChange(event.target.checked ? true : undefined)}
    >
      {label}
    </Checkbox>
  )
}
