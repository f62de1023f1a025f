import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import { directoryQueries } from './queries.ts'

type Choice = {
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
  placeholder?: string
  className?: string
}

/** Chooses an open organisation by name or short name, in the order of the tree. */
export function OrganisationSelect({
  value,
  onChange,
  allowClear = false,
  ...rest
}: Choice & { allowClear?: boolean }) {
  const tree = useQuery(directoryQueries.tree(false))
  return (
    <Select
      {...rest}
      aria-label={rest.placeholder}
      allowClear={allowClear}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      loading={tree.isPending}
      showSearch={{ optionFilterProp: 'search' }}
      options={(tree.data ?? []).map((one) => ({
        value: one.id,
        label: one.name,
        search: `${one.name} ${one.shortName ?? ''}`,
      }))}
    />
  )
}

/** Finds a person in service by name; namesakes are told apart by organisation and post. */
export function PersonSelect({
  value,
  onChange,
  onName,
  known,
  except,
  allowClear = false,
  ...rest
}: Choice & {
  allowClear?: boolean
  /** Told the name together with the choice. */
  onName?: (name: string | null) => void
  /** The person chosen already, to show a name before anything is searched. */
  known?: { id: string; name: string } | null
  except?: string
}) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const [words, setWords] = useState('')
  const people = useQuery({ ...directoryQueries.people({ query: words, pageSize: 20 }), retry: false })
  const found = (people.data?.items ?? []).filter((one) => one.id !== except)
  const options = found.map((one) => ({
    value: one.id,
    name: one.name,
    label: `${one.name}${format.bracket([one.orgName, one.posts[0]?.title].filter(Boolean).join(' · '))}`,
  }))
  if (known && known.id === value && !options.some((one) => one.value === known.id))
    options.unshift({ value: known.id, name: known.name, label: known.name })
  return (
    <Select
      {...rest}
      allowClear={allowClear}
      placeholder={rest.placeholder ?? t('person.form.successorSearch')}
      value={value ?? undefined}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={people.isFetching}
      options={options}
      onChange={(next: string | undefined) => {
        onChange?.(next ?? null)
        onName?.(options.find((one) => one.value === next)?.name ?? null)
      }}
    />
  )
}

/** Finds an enterprise of the register by name or code. */
export function EnterpriseSelect({
  value,
  onChange,
  onName,
  id,
}: Choice & { onName?: (name: string | null) => void }) {
  const [words, setWords] = useState('')
  const enterprises = useQuery(directoryQueries.enterprises({ query: words || undefined, pageSize: 20 }))
  const options = (enterprises.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={enterprises.isFetching}
      options={options}
      onChange={(next: string | undefined) => {
        onChange?.(next ?? null)
        onName?.(options.find((one) => one.value === next)?.label ?? null)
      }}
    />
  )
}
