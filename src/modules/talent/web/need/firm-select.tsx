import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { directoryQueries } from '#modules/directory/web/queries.ts'

/**
 * Chooses one of the enterprises that the person may see. Whoever sees only one, such as an enterprise its own, has it
 * chosen already.
 *
 * @param known the one chosen before, to show a name before anything is searched.
 */
export function FirmSelect({
  value,
  onChange,
  known,
  id,
}: {
  value?: string | null
  onChange?: (value: string | null) => void
  known?: { id: string; name: string } | undefined
  id?: string
}) {
  const [words, setWords] = useState('')
  const firms = useQuery(directoryQueries.enterprises({ query: words || undefined, pageSize: 20 }))
  const options = (firms.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  const only = words === '' && firms.data?.total === 1 ? options[0]?.value : undefined
  useEffect(() => {
    if (only !== undefined && !value) onChange?.(only)
  }, [only, value, onChange])
  if (known && known.id === value && !options.some((one) => one.value === known.id))
    options.unshift({ value: known.id, label: known.name })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? undefined}
      disabled={only !== undefined && value === only}
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={firms.isFetching}
      options={options}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
    />
  )
}
