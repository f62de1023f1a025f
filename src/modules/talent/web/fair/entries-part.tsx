import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { type FairDetail, fairEntryList } from '../../contract/index.ts'
import { NewEntry } from './entry-form.tsx'
import { fairQueries } from './queries.ts'
import type { fairPageSearch } from './search.ts'

type Search = z.infer<typeof fairPageSearch>

/** The needs that were brought, each with what was counted last. */
export function EntriesPart({
  fair,
  search,
  setSearch,
}: {
  fair: FairDetail
  search: Search
  setSearch: (change: Partial<Search>) => void
}) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const wanted = { id: fair.id, query: search.query }
  const entries = useQuery(fairQueries.entries({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const add = fair.mayJoin && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('fair.entry.add')}
    </Button>
  )
  return (
    <Section
      title={t('fair.entries')}
      actions={
        <Space wrap>
          <Button onClick={() => go(paths.fairResults(fair.id))}>{t('fair.result.all')}</Button>
          {add}
        </Space>
      }
    >
      <ListTable
        list={fairEntryList}
        query={entries}
        search={search}
        setSearch={setSearch}
        selectedKey={search.entry ?? null}
        onOpen={(row) => setSearch({ entry: row.id })}
        file={{
          right: 'talent.fair.export',
          send: (asked) => api.talent.exportFairEntries({ ...wanted, ...asked }),
        }}
        empty={{ title: t('fair.entry.empty'), text: t('fair.entry.emptyHelp'), action: add }}
        filters={[filter.text('query', t('fair.entry.search'))]}
        special={{
          enterpriseId: { phone: 'title', render: (row) => row.enterpriseName },
          node: { render: (row) => row.nodeName ?? t('fair.nodeUnknown') },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 560} title={t('fair.entry.add')}>
          <NewEntry
            fairId={fair.id}
            onClose={() => setAdding(false)}
            onDone={(entry) => {
              setAdding(false)
              setSearch({ entry })
            }}
          />
        </Drawer>
      )}
    </Section>
  )
}
