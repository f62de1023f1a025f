import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import {
  type ClassFilter,
  type ClassSummary,
  classKinds,
  classList,
  classStates,
} from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { type ClassSearch, classSearch } from '../search.ts'
import styles from '../training.module.css'
import { ClassStateChip } from './class-marks.tsx'

function filterOf(search: ClassSearch): ClassFilter {
  const { year, ...filter } = filterOfSearch(search)
  return { ...filter, ...(year === undefined ? {} : { year: Number(year) }) }
}

/** Classes of all programmes and ad-hoc ones. */
export function ClassesPage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const [search, setSearch] = useUrlState(classSearch)
  const wanted = filterOf(search)
  const classes = useQuery(trainingQueries.classes({ ...wanted, ...windowOf(search, 20) }))
  const filters = useFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const special = useColumns()
  const add = (
    <Allowed right="training.class.draft">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newTrainingClass())}>
        {t('class.list.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('class.list.title')} sub={t('class.list.sub')} actions={add} />
      <AreaNav at="classes" />
      <ListTable
        list={classList}
        query={classes}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={special}
        onOpen={(row) => go(paths.trainingClass(row.id))}
        file={{
          right: 'training.class.export',
          send: (asked) => api.training.exportClasses({ ...wanted, ...asked }),
        }}
        empty={{ title: t('class.list.empty'), text: t('class.list.emptyHelp'), action: add }}
      />
    </div>
  )
}

function useFilters(search: ClassSearch, change: (values: Partial<ClassSearch>) => void) {
  const { t } = useTranslation('training')
  const filter = useListFilters(search, change)
  const chains = useQuery(chainQueries.list()).data ?? []
  const thisYear = Number((useQuery(systemQuery()).data?.today ?? '2000').slice(0, 4))
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2]
  return [
    filter.text('query', t('class.list.search')),
    filter.many(
      'chain',
      t('class.field.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    filter.many(
      'kind',
      t('class.field.kind'),
      classKinds.map((kind) => ({ value: kind, label: t(`class.kind.${kind}`) })),
    ),
    filter.many(
      'state',
      t('class.field.state'),
      classStates.map((state) => ({ value: state, label: t(`class.state.${state}`) })),
    ),
    filter.one(
      'year',
      t('class.list.year'),
      years.map((year) => ({ value: String(year), label: String(year) })),
    ),
    filter.flag('mine', t('class.list.mine')),
    filter.flag('adHoc', t('class.list.adHocOnly')),
  ]
}

function useColumns(): SpecialColumns<ClassSummary, keyof typeof classList.columns> {
  const { t } = useTranslation('training')
  return {
    number: { phone: 'hide' },
    title: {
      phone: 'title',
      render: (row) => (
        <span className={styles.title}>
          <PageLink href={paths.trainingClass(row.id)}>{row.title}</PageLink>
          <span className={styles.sub}>
            {row.termNo === null
              ? t('class.adHoc')
              : `${row.programmeTitle} · ${t('class.detail.term', { count: row.termNo })}`}
          </span>
        </span>
      ),
    },
    kind: { render: (row) => t(`class.kind.${row.kind}`) },
    state: { render: (row) => <ClassStateChip state={row.state} /> },
  }
}
