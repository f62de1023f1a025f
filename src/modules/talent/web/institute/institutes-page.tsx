import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { instituteList, instituteShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './institute.module.css'
import { InstituteDrawer } from './institute-drawer.tsx'
import { NewInstitute } from './institute-form.tsx'
import { instituteQueries } from './queries.ts'
import { instituteSearch } from './search.ts'

/** Who turns out people: by kind, place and major; one beside the list. */
export function InstitutesPage() {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(instituteSearch)
  const [adding, setAdding] = useState(false)
  const { query: words, kind, tier, province, city, major, node } = search
  const wanted = { query: words, kind, tier, province, city, major, node }
  const institutes = useQuery(instituteQueries.list({ ...wanted, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const column = useColumnWords(instituteShown)
  const entries = useEntries(['talent.major', 'chains.node'])
  const add = (
    <Allowed right="talent.institute.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('institute.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('institute.title')}
        sub={t('institute.sub')}
        actions={
          <>
            <PageLink href={paths.instituteOutputs()}>{t('output.title')}</PageLink>
            <ImportButtons object={instituteShown.object} right="talent.institute.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="institutes" />
      <ListTable
        list={instituteList}
        query={institutes}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'talent.institute.export',
          send: (asked) => api.talent.exportInstitutes({ ...wanted, ...asked }),
        }}
        empty={{ title: t('institute.empty'), text: t('institute.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t('institute.search')),
          filter.many('kind', column.title('kind'), column.options('kind')),
          filter.many('province', column.title('province'), column.options('province')),
          filter.one('major', t('institute.major'), entries['talent.major'] ?? []),
          rare(filter.many('tier', column.title('tiers'), column.options('tiers'))),
          rare(filter.one('node', column.title('nodeCodes'), entries['chains.node'] ?? [])),
          rare(filter.text('city', column.title('city'))),
        ]}
        special={{
          name: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.name}
                {row.isDemo && <Chip>{t('institute.demo')}</Chip>}
              </span>
            ),
          },
          nodeCodes: { render: (row) => row.nodeNames.join(format.comma) || '—' },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 640} title={t('institute.add')}>
          <NewInstitute
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <InstituteDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
