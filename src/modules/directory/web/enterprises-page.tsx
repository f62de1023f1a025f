import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { enterpriseBulkFields } from '../contract/enterprise-bulk.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import { enterpriseKinds, enterpriseList } from '../contract.ts'
import { KindChips } from './kind-chips.tsx'
import { directoryQueries } from './queries.ts'
import { enterpriseSearch } from './search.ts'

/** The enterprise register, filtered by name, region, kind and scale. */
export function EnterprisesPage() {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const go = useGo()
  const [search, setSearch] = useUrlState(enterpriseSearch)
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const wanted = {
    query: search.query,
    region: search.region,
    kind: search.kind,
    aboveScale: search.above === undefined ? undefined : search.above === 'yes',
  }
  const enterprises = useQuery(directoryQueries.enterprises({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const bulk = useBulkEdit(enterpriseBulkFields, {
    title: enterpriseList.title,
    filter: wanted,
    total: enterprises.data?.total ?? 0,
  })
  const add = (
    <Allowed right="directory.enterprise.edit">
      <Button type="primary" onClick={() => go(paths.newEnterprise())}>
        {t('list.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('list.title')}
        sub={t('list.sub')}
        actions={
          <>
            <Allowed right="directory.enterprise.merge">
              <Button onClick={() => go(paths.duplicates())}>{t('duplicates.open')}</Button>
            </Allowed>
            <ImportButtons object={enterpriseTable.object} right="directory.enterprise.edit" />
            {add}
          </>
        }
      />
      <ListTable
        list={enterpriseList}
        query={enterprises}
        search={search}
        setSearch={setSearch}
        onOpen={(row) => go(paths.enterprise(row.id))}
        file={{
          right: 'directory.enterprise.export',
          send: (asked) => api.directory.exportEnterprises({ ...wanted, ...asked }),
        }}
        {...bulk.choice}
        empty={{ title: t('list.none'), text: t('list.noneHelp'), action: add }}
        filters={[
          filter.text('query', t('list.search')),
          filter.one(
            'region',
            t('list.region'),
            regions
              .filter((region) => region.kind !== 'city')
              .map((region) => ({
                value: region.code,
                words: region.name,
                label: `${region.name}${format.bracket(String(region.enterprises))}`,
              })),
          ),
          filter.one(
            'kind',
            t('list.kind'),
            enterpriseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          ),
          filter.one('above', t('list.aboveScale'), [
            { value: 'yes', label: t('list.onlyAbove') },
            { value: 'no', label: t('list.onlyBelow') },
          ]),
        ]}
        special={{
          name: { phone: 'title' },
          uscc: { phone: 'hide' },
          kinds: { render: (row) => <KindChips kinds={row.kinds} /> },
          aboveScale: { render: (row) => t(row.aboveScale ? 'list.onlyAbove' : 'list.onlyBelow') },
          asOfOn: {
            phone: 'hide',
            render: (row) => (
              <span title={`${ui('source')}${format.colon}${row.source}`}>{format.day(row.asOfOn)}</span>
            ),
          },
        }}
      />
      {bulk.drawer}
    </div>
  )
}
