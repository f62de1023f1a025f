import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import type { SpecialColumns } from '#web/ui/list/list-columns.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type IdeaSummary, ideaList, ideaStates } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import styles from '../training.module.css'
import { IdeaStateChip } from './idea-state-chip.tsx'
import { ideaQueries } from './queries.ts'
import { type IdeaSearch, ideaSearch } from './search.ts'

/** Ideas: one's own, those to handle, and whatever was adopted. */
export function IdeasPage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const [search, setSearch] = useUrlState(ideaSearch)
  const wanted = filterOfSearch(search)
  const ideas = useQuery(ideaQueries.list({ ...wanted, ...windowOf(search, 20) }))
  const filters = useFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const add = (
    <Allowed right="training.idea.write">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newIdea())}>
        {t('idea.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('idea.title')} sub={t('idea.sub')} actions={add} />
      <AreaNav at="ideas" />
      <ListTable
        list={ideaList}
        query={ideas}
        search={search}
        setSearch={setSearch}
        filters={filters}
        special={columns}
        onOpen={(row) => go(paths.idea(row.id))}
        file={{
          right: 'training.idea.export',
          send: (asked) => api.training.exportIdeas({ ...wanted, ...asked }),
        }}
        empty={{ title: t('idea.empty'), text: t('idea.emptyHelp'), action: add }}
      />
    </div>
  )
}

function useFilters(search: IdeaSearch, change: (values: Partial<IdeaSearch>) => void) {
  const { t } = useTranslation('training')
  const may = useMay()
  const filter = useListFilters(search, change)
  const chains = useQuery(chainQueries.list()).data ?? []
  const topics = useQuery(trainingQueries.topics()).data ?? []
  return [
    filter.text('query', t('idea.search')),
    filter.many(
      'state',
      t('idea.field.state'),
      ideaStates.map((state) => ({ value: state, label: t(`idea.state.${state}`) })),
    ),
    filter.many(
      'chain',
      t('idea.field.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    filter.one(
      'topic',
      t('idea.field.topic'),
      topics.map(({ code, name }) => ({ value: code, label: name })),
    ),
    filter.flag('own', t('idea.own')),
    ...(may('training.idea.handle') ? [filter.flag('waiting', t('idea.waiting'))] : []),
  ]
}

const columns: SpecialColumns<IdeaSummary, keyof typeof ideaList.columns> = {
  number: { phone: 'hide' },
  title: {
    phone: 'title',
    render: (row) => (
      <span className={styles.title}>
        <PageLink href={paths.idea(row.id)}>{row.title}</PageLink>
      </span>
    ),
  },
  state: { render: (row) => <IdeaStateChip state={row.state} /> },
}
