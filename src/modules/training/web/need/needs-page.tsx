import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useBulkEdit } from '#web/bulk/use-bulk-edit.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { needBulkFields } from '../../contract/bulk.ts'
import { type Need, type NeedFilter, needLevels, needList } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { type NeedSearch, needSearch } from '../search.ts'
import styles from '../training.module.css'
import { NeedDrawer } from './need-drawer.tsx'
import { NewNeedDrawer } from './new-need-drawer.tsx'

function filterOf(search: NeedSearch): NeedFilter {
  const { closedToo, ...filter } = filterOfSearch({
    ...search,
    need: undefined,
    from: undefined,
    id: undefined,
  })
  return { ...filter, ...(closedToo ? { open: false } : {}) }
}

/** The three ledgers of need: of organisations, posts and persons. */
export function NeedsPage() {
  const { t } = useTranslation('training')
  const [search, setSearch] = useUrlState(needSearch)
  const wanted = filterOf(search)
  const needs = useQuery(trainingQueries.needs({ ...wanted, ...windowOf(search, 20) }))
  const bulk = useBulkEdit(needBulkFields, {
    title: needList.title,
    filter: wanted,
    total: needs.data?.total ?? 0,
  })
  const filters = useFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const special = useColumns()
  const add = (
    <Allowed right="training.need.edit">
      <Button
        type="primary"
        icon={<PlusOutlined />}
        onClick={() => setSearch({ need: 'new' }, { push: true })}
      >
        {t('need.add')}
      </Button>
    </Allowed>
  )
  const close = () => setSearch({ need: undefined, from: undefined, id: undefined })
  return (
    <div>
      <PageHeader title={t('need.title')} sub={t('need.sub')} actions={add} />
      <AreaNav at="needs" />
      <ListTable
        list={needList}
        query={needs}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={special}
        onOpen={(row) => setSearch({ need: row.id }, { push: true })}
        file={{
          right: 'training.need.export',
          send: (asked) => api.training.exportNeeds({ ...wanted, ...asked }),
        }}
        {...bulk.choice}
        empty={{ title: t('need.empty'), text: t('need.emptyHelp'), action: add }}
      />
      {bulk.drawer}
      {search.need === 'new' && <NewNeedDrawer from={search.from} id={search.id} onClose={close} />}
      {search.need !== undefined && search.need !== 'new' && (
        <NeedDrawer key={search.need} id={search.need} onClose={close} />
      )}
    </div>
  )
}

function useFilters(search: NeedSearch, change: (values: Partial<NeedSearch>) => void) {
  const { t } = useTranslation('training')
  const filter = useListFilters(search, change)
  const chains = useQuery(chainQueries.list()).data ?? []
  const topics = useQuery(trainingQueries.topics()).data ?? []
  return [
    filter.text('query', t('need.search')),
    filter.many(
      'level',
      t('need.field.level'),
      needLevels.map((level) => ({ value: level, label: t(`need.level.${level}`) })),
    ),
    filter.many(
      'chain',
      t('need.field.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    filter.one(
      'topic',
      t('need.field.topic'),
      topics.map(({ code, name }) => ({ value: code, label: name })),
    ),
    filter.flag('closedToo', t('need.closedToo')),
  ]
}

function useColumns(): SpecialColumns<Need, keyof typeof needList.columns> {
  const { t } = useTranslation('training')
  return {
    number: { phone: 'hide' },
    statement: {
      phone: 'title',
      render: (row) => (
        <span className={styles.title}>
          {row.statement}
          {(row.postTitle ?? row.person) !== null && (
            <span className={styles.sub}>{row.postTitle ?? row.person?.name}</span>
          )}
        </span>
      ),
    },
    level: { render: (row) => t(`need.level.${row.level}`) },
  }
}
