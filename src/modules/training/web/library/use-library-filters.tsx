import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useEntries } from '#web/columns/dictionaries.ts'
import { type ListFilter, useListFilters } from '#web/ui/list/filters.tsx'

interface Common {
  chain?: string | undefined
  state?: 'retired' | 'all' | undefined
}

/** The conditions that all three lists have: the chain, and whether retired ones are shown. */
export function useLibraryFilters<S extends Common>(search: S, setSearch: (values: Partial<S>) => void) {
  const { t } = useTranslation('training')
  const change = (values: Partial<S>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const entries = useEntries(['chains.chain', 'directory.region'])
  const state: ListFilter = filter.own(
    'state',
    t('library.state'),
    search.state === undefined ? null : t(`library.states.${search.state}`),
    <Select
      aria-label={t('library.state')}
      value={search.state ?? 'inUse'}
      options={(['inUse', 'retired', 'all'] as const).map((one) => ({
        value: one,
        label: t(`library.states.${one}`),
      }))}
      onChange={(one: 'inUse' | 'retired' | 'all') =>
        change({ state: one === 'inUse' ? undefined : one } as Partial<S>)
      }
    />,
  )
  return {
    filter,
    entries,
    chain: filter.one('chain' as keyof S & string, t('library.chain'), entries['chains.chain'] ?? []),
    state,
  }
}
