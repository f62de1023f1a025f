import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { BinItem } from '#platform/bin/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { useThreadWords } from '../thread/words.ts'
import { binSearch } from './search.ts'

const pageSize = 20

const binQuery = (search: z.infer<typeof binSearch>) =>
  queryOptions({
    queryKey: ['bin', search],
    queryFn: () => api.bin.list({ query: search.query, page: search.page ?? 1, pageSize }),
    placeholderData: keepPreviousData,
  })

/** Deleted objects: what, by whom, when and why, until when they can be brought back. */
export function BinPage() {
  const { t } = useTranslation('recovery')
  const format = useFormat()
  const word = useThreadWords()
  const [search, setSearch] = useUrlState(binSearch)
  const bin = useQuery(binQuery(search))
  const restore = useWrite(api.bin.restore, { done: t('bin.restored') })
  return (
    <div>
      <PageHeader title={t('bin.title')} sub={t('bin.sub')} />
      <Input.Search
        key={search.query ?? ''}
        allowClear
        aria-label={t('bin.search')}
        placeholder={t('bin.search')}
        defaultValue={search.query}
        style={{ maxWidth: 320, marginBottom: 16 }}
        onSearch={(query) => setSearch({ query: query || undefined, page: undefined })}
      />
      <QueryView query={bin}>
        {({ items, total }) => (
          <DataTable<BinItem>
            label={t('bin.title')}
            rows={items}
            rowKey={(item) => `${item.kind} ${item.id}`}
            empty={<EmptyState title={t('bin.empty')} text={t('bin.emptyHelp')} />}
            paging={{
              page: search.page ?? 1,
              pageSize,
              total,
              onChange: (page) => setSearch({ page }, { push: true }),
            }}
            columns={[
              {
                key: 'title',
                title: t('bin.name'),
                phone: 'title',
                render: (item) => <strong>{item.title}</strong>,
              },
              { key: 'kind', title: t('bin.kind'), render: (item) => word('kind', item.kind) },
              { key: 'by', title: t('bin.deletedBy'), render: (item) => item.deletedByName },
              { key: 'at', title: t('bin.deletedAt'), render: (item) => formatInstant(item.deletedAt) },
              { key: 'reason', title: t('bin.reason'), render: (item) => item.reason },
              { key: 'purged', title: t('bin.purgedOn'), render: (item) => format.day(item.purgedOn) },
              {
                key: 'act',
                title: '',
                render: (item) =>
                  item.restorable && (
                    <Button
                      size="small"
                      loading={restore.isPending && restore.variables?.id === item.id}
                      onClick={() => restore.mutate({ kind: item.kind, id: item.id })}
                    >
                      {t('bin.restore')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryView>
    </div>
  )
}
