import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ImportButton, ImportButtons } from '#web/imports/import-buttons.tsx'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { fairEntryTable, fairList, fairResultTable, fairTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { FairDrawer } from './fair-drawer.tsx'
import { NewFair } from './fair-form.tsx'
import { FairStateChip } from './fair-state-chip.tsx'
import { fairQueries } from './queries.ts'
import { fairSearch } from './search.ts'

/** Matching fairs: when and where, what was announced and what came of it. */
export function FairsPage() {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const phone = usePhone()
  const words = useColumnWords(fairTable)
  const [search, setSearch] = useUrlState(fairSearch)
  const [adding, setAdding] = useState(false)
  const { id: _open, ...wanted } = filterOfSearch(search)
  const fairs = useQuery(fairQueries.list({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const add = (
    <Allowed right="talent.fair.edit">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {t('fair.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('fair.title')}
        sub={t('fair.sub')}
        actions={
          <>
            <ImportButtons object={fairTable.object} right="talent.fair.edit" />
            <ImportButton
              object={fairEntryTable.object}
              title={fairEntryTable.title}
              right="talent.fair.join"
            />
            <ImportButton
              object={fairResultTable.object}
              title={fairResultTable.title}
              right="talent.fair.report"
            />
            {add}
          </>
        }
      />
      <AreaNav at="fairs" />
      <ListTable
        list={fairList}
        query={fairs}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'talent.fair.export',
          send: (asked) => api.talent.exportFairs({ ...wanted, ...asked }),
        }}
        empty={{ title: t('fair.empty'), text: t('fair.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t('fair.search')),
          filter.many('kind', t('fair.kind'), words.options('kind')),
          filter.many('state', t('state'), words.options('state')),
          filter.many('chain', t('fair.chain'), words.options('chainCodes')),
          rare(filter.day('from', t('fair.from'))),
          rare(filter.day('until', t('fair.until'))),
          filter.flag('overdue', t('fair.overdue')),
        ]}
        special={{
          title: {
            phone: 'title',
            render: (row) => (
              <>
                {row.title} {row.isDemo && <Chip>{t('fair.demo')}</Chip>}
              </>
            ),
          },
          chainCodes: { render: (row) => row.chainNames.join(format.comma) || t('fair.everyChain') },
          state: { render: (row) => <FairStateChip fair={row} /> },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 600} title={t('fair.add')}>
          <NewFair
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <FairDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
