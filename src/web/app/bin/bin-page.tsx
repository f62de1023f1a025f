import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type BinItem, binList } from '#platform/bin/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { useThreadWords } from '../thread/words.ts'
import { binSearch } from './search.ts'

const binQuery = (search: z.infer<typeof binSearch>) =>
  queryOptions({
    queryKey: ['bin', search],
    queryFn: () => api.bin.list({ query: search.query, ...windowOf(search, 20) }),
    placeholderData: keepPreviousData,
  })

/** Deleted objects: what, by whom, when and why, until when they can be brought back. */
export function BinPage() {
  const { t } = useTranslation('recovery')
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(binSearch)
  const bin = useQuery(binQuery(search))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const restore = useWrite(api.bin.restore, { done: t('bin.restored') })
  const act = (item: BinItem) =>
    item.restorable && (
      <Button
        size="small"
        loading={restore.isPending && restore.variables?.id === item.id}
        onClick={() => restore.mutate({ kind: item.kind, id: item.id })}
      >
        {t('bin.restore')}
      </Button>
    )
  return (
    <div>
      <PageHeader title={t('bin.title')} sub={t('bin.sub')} />
      <ListTable
        list={binList}
        query={bin}
        search={search}
        setSearch={setSearch}
        filters={[filter.text('query', t('bin.search'))]}
        special={{
          title: { phone: 'title', render: (item) => <strong>{item.title}</strong> },
          kind: { render: (item) => word('kind', item.kind) },
        }}
        rowActs={act}
        empty={{ title: t('bin.empty'), text: t('bin.emptyHelp') }}
      />
    </div>
  )
}
