import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { biddingList, biddingStates, biddingTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { choicesOf } from '../list-choices.ts'
import { NewBidding } from './bidding-form.tsx'
import { BiddingStateChip } from './bidding-state-chip.tsx'
import { biddingQueries } from './queries.ts'
import { biddingSearch } from './search.ts'

/** Technical needs that are listed for whoever can solve them. */
export function BiddingsPage() {
  const { t } = useTranslation('talent')
  const go = useGo()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(biddingSearch)
  const [adding, setAdding] = useState(false)
  const wanted = filterOfSearch(search)
  const biddings = useQuery(biddingQueries.list({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const chains = useEntries(['chains.chain'])['chains.chain'] ?? []
  const enterprises = useQuery(biddingQueries.enterprises()).data?.enterprises
  const add = (
    <Allowed right="talent.bidding.edit">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {t('bidding.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('bidding.title')}
        sub={t('bidding.sub')}
        actions={
          <>
            <ImportButtons object={biddingTable.object} right="talent.bidding.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="biddings" />
      <ListTable
        list={biddingList}
        query={biddings}
        search={search}
        setSearch={setSearch}
        onOpen={(row) => go(paths.bidding(row.id))}
        file={{
          right: 'talent.bidding.export',
          send: (asked) => api.talent.exportBiddings({ ...wanted, ...asked }),
        }}
        empty={{ title: t('bidding.empty'), text: t('bidding.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t('bidding.search')),
          filter.many(
            'state',
            t('state'),
            biddingStates.map((state) => ({ value: state, label: t(`bidding.state.${state}`) })),
          ),
          filter.many('chain', t('bidding.chain'), chains),
          filter.one('enterprise', t('bidding.enterprise'), choicesOf(enterprises)),
        ]}
        special={{
          title: {
            phone: 'title',
            render: (row) => <PageLink href={paths.bidding(row.id)}>{row.title}</PageLink>,
          },
          state: { render: (row) => <BiddingStateChip state={row.state} /> },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 640} title={t('bidding.add')}>
          <NewBidding onClose={() => setAdding(false)} onDone={(id) => go(paths.bidding(id))} />
        </Drawer>
      )}
    </div>
  )
}
