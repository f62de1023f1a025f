import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useDescribedColumns } from '#web/ui/described-columns.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import { type Enterprise, enterpriseKinds } from '../contract.ts'
import styles from './enterprises.module.css'
import { KindChips } from './kind-chips.tsx'
import { directoryQueries } from './queries.ts'
import { enterpriseSearch } from './search.ts'

const pageSize = 20

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
  const enterprises = useQuery(directoryQueries.enterprises({ ...wanted, page: search.page ?? 1, pageSize }))
  const download = useWrite(api.directory.exportEnterprises, {
    invalidates: [],
    done: false,
    onDone: (file) => saveFile(file, `${t('list.exportName')}.xlsx`),
  })
  const columns = useDescribedColumns<Enterprise, typeof enterpriseTable.columns>(
    enterpriseTable,
    search.more === true,
    {
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
    },
  )
  const filter = (change: Partial<typeof search>) => setSearch({ ...change, page: undefined })
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
            <Allowed right="directory.enterprise.export">
              <Button loading={download.isPending} onClick={() => download.mutate(wanted)}>
                {t('list.export')}
              </Button>
            </Allowed>
            <ImportButtons object={enterpriseTable.object} right="directory.enterprise.edit" />
            <Allowed right="directory.enterprise.edit">
              <Button type="primary" onClick={() => go(paths.newEnterprise())}>
                {t('list.add')}
              </Button>
            </Allowed>
          </>
        }
      />
      <search className={`${styles.filters} no-print`}>
        <Input.Search
          key={search.query ?? ''}
          allowClear
          defaultValue={search.query}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          className={styles.query}
          onSearch={(query) => filter({ query: query === '' ? undefined : query })}
        />
        <Select
          allowClear
          className={styles.choice}
          placeholder={t('list.region')}
          aria-label={t('list.region')}
          value={search.region}
          options={regions
            .filter((region) => region.kind !== 'city')
            .map((region) => ({
              value: region.code,
              label: `${region.name}${format.bracket(String(region.enterprises))}`,
            }))}
          onChange={(region: string | undefined) => filter({ region })}
        />
        <Select
          allowClear
          className={styles.choice}
          placeholder={t('list.kind')}
          aria-label={t('list.kind')}
          value={search.kind}
          options={enterpriseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind: typeof search.kind) => filter({ kind })}
        />
        <Select
          allowClear
          className={styles.choice}
          placeholder={t('list.aboveScale')}
          aria-label={t('list.aboveScale')}
          value={search.above}
          options={[
            { value: 'yes', label: t('list.onlyAbove') },
            { value: 'no', label: t('list.onlyBelow') },
          ]}
          onChange={(above: typeof search.above) => filter({ above })}
        />
        <Checkbox
          checked={search.more === true}
          onChange={(event) => setSearch({ more: event.target.checked ? true : undefined })}
        >
          {t('list.moreColumns')}
        </Checkbox>
      </search>
      <QueryView query={enterprises} rows={10}>
        {(data) => (
          <DataTable
            label={t('list.title')}
            rows={data.items}
            rowKey={(row) => row.id}
            onOpen={(row) => go(paths.enterprise(row.id))}
            paging={{ ...data, onChange: (page) => setSearch({ page }) }}
            empty={
              <EmptyState
                title={t('list.empty')}
                text={t('list.emptyHelp')}
                action={
                  <Button
                    onClick={() =>
                      filter({ query: undefined, region: undefined, kind: undefined, above: undefined })
                    }
                  >
                    {t('list.clear')}
                  </Button>
                }
              />
            }
            columns={columns}
          />
        )}
      </QueryView>
    </div>
  )
}
