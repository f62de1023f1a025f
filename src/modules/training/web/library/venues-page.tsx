import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { venueList, venueShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './library.module.css'
import { libraryQueries } from './queries.ts'
import { venueSearch } from './search.ts'
import { useLibraryFilters } from './use-library-filters.tsx'
import { VenueDrawer } from './venue-drawer.tsx'
import { NewVenue } from './venue-form.tsx'

/** Classrooms and field sites, by kind, region and chain; one beside the list. */
export function VenuesPage() {
  const { t } = useTranslation('training')
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(venueSearch)
  const [adding, setAdding] = useState(false)
  const wanted = {
    query: search.query,
    kind: search.kind,
    region: search.region,
    chain: search.chain,
    state: search.state ?? ('inUse' as const),
  }
  const venues = useQuery(libraryQueries.venues({ ...wanted, ...windowOf(search, 20) }))
  const { filter, chain, state, entries } = useLibraryFilters(search, setSearch)
  const words = useColumnWords(venueShown)
  const add = (
    <Allowed right="training.venue.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('library.addVenue')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('library.venues')}
        sub={t('library.venuesSub')}
        actions={
          <>
            <ImportButtons object={venueShown.object} right="training.venue.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="venues" />
      <ListTable
        list={venueList}
        query={venues}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'training.venue.export',
          send: (asked) => api.training.exportVenues({ ...wanted, ...asked }),
        }}
        empty={{ title: t('library.noVenues'), text: t('library.noVenuesHelp'), action: add }}
        filters={[
          filter.text('query', t('library.searchVenues')),
          filter.one('kind', words.title('kind'), words.options('kind')),
          filter.one('region', words.title('regionCode'), entries['directory.region'] ?? []),
          chain,
          state,
        ]}
        special={{
          name: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.name}
                {row.isDemo && <Chip>{t('library.demo')}</Chip>}
                {row.retired && <Chip>{t('library.states.retired')}</Chip>}
              </span>
            ),
          },
          shows: { phone: 'hide' },
          chainCodes: { render: (row) => row.chainNames.join(format.comma) || t('everyChain') },
        }}
      />
      {adding && (
        <Drawer
          open
          onClose={() => setAdding(false)}
          size={phone ? '100%' : 640}
          title={t('library.addVenue')}
        >
          <NewVenue
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <VenueDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
