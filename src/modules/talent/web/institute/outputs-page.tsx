import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { instituteShown, outputList, outputTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './institute.module.css'
import { OutputDrawer } from './output-drawer.tsx'
import { NewOutput } from './output-form.tsx'
import { instituteQueries } from './queries.ts'
import { outputSearch } from './search.ts'

/** Graduates of all institutes by major and year. */
export function OutputsPage() {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const [search, setSearch] = useUrlState(outputSearch)
  const [adding, setAdding] = useState(false)
  const { institute, major, year, province } = search
  const wanted = { institute, major, year, province }
  const outputs = useQuery(instituteQueries.outputs({ ...wanted, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const provinces = useColumnWords(instituteShown).options('province')
  const entries = useEntries(['talent.institute', 'talent.major'])
  const add = (
    <Allowed right="talent.institute.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('output.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('output.title')}
        back={{ href: paths.institutes(), label: t('output.back') }}
        sub={t('output.sub')}
        actions={
          <>
            <ImportButtons object={outputTable.object} right="talent.institute.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="institutes" />
      <ListTable
        list={outputList}
        query={outputs}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'talent.institute.export',
          send: (asked) => api.talent.exportInstituteOutputs({ ...wanted, ...asked }),
        }}
        empty={{ title: t('output.empty'), text: t('output.emptyHelp'), action: add }}
        filters={[
          filter.one('institute', t('output.institute'), entries['talent.institute'] ?? []),
          filter.one('major', t('output.major'), entries['talent.major'] ?? []),
          filter.one(
            'year',
            t('output.year'),
            (outputs.data?.years ?? []).map((value) => ({ value, label: value })),
          ),
          filter.many('province', t('output.province'), provinces),
        ]}
        special={{
          instituteId: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.instituteName}
                {row.isDemo && <Chip>{t('institute.demo')}</Chip>}
              </span>
            ),
          },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 560} title={t('output.add')}>
          <NewOutput
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <OutputDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
