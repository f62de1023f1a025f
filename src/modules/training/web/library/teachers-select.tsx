import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useFormat } from '#web/ui/use-language.ts'
import { libraryQueries } from './queries.ts'

/** Finds teachers in use by name, unit or field; those chosen already keep their names. */
export function TeachersSelect({
  value = [],
  onChange,
  known,
  id,
}: {
  value?: string[]
  onChange?: (value: string[]) => void
  known: readonly { id: string; name: string }[]
  id?: string
}) {
  const format = useFormat()
  const [words, setWords] = useState('')
  const [seen, setSeen] = useState(known)
  const found = useQuery(libraryQueries.teachers({ query: words || undefined, pageSize: 20 }))
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}${format.bracket(one.unit)}`,
    name: one.name,
  }))
  for (const one of seen)
    if (value.includes(one.id) && !options.some((option) => option.value === one.id))
      options.push({ value: one.id, label: one.name, name: one.name })
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      value={value}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={found.isFetching}
      options={options}
      onChange={(chosen: string[]) => {
        setSeen(options.map((option) => ({ id: option.value, name: option.name })))
        onChange?.(chosen)
      }}
    />
  )
}
