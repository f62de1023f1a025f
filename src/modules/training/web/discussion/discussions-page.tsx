import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { discussionKinds, discussionList } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { discussionSearch } from '../search.ts'

/** In-depth discussions and visits, the latest first. */
export function DiscussionsPage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const [search, setSearch] = useUrlState(discussionSearch)
  const discussions = useQuery(
    trainingQueries.discussions({ ...filterOfSearch(search), ...windowOf(search, 20) }),
  )
  const chains = useQuery(chainQueries.list()).data ?? []
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const add = (
    <Allowed right="training.discussion.edit">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newDiscussion())}>
        {t('discussion.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('discussion.title')} sub={t('discussion.sub')} actions={add} />
      <AreaNav at="discussions" />
      <ListTable
        list={discussionList}
        query={discussions}
        search={search}
        setSearch={setSearch}
        filters={[
          filter.text('query', t('discussion.search')),
          filter.many(
            'kind',
            t('discussion.field.kind'),
            discussionKinds.map((kind) => ({ value: kind, label: t(`discussion.kind.${kind}`) })),
          ),
          filter.many(
            'chain',
            t('discussion.field.chain'),
            chains.map((chain) => ({ value: chain.code, label: chain.name })),
          ),
        ]}
        special={{
          number: { phone: 'hide' },
          title: {
            phone: 'title',
            render: (row) => <PageLink href={paths.discussion(row.id)}>{row.title}</PageLink>,
          },
          kind: { render: (row) => t(`discussion.kind.${row.kind}`) },
        }}
        onOpen={(row) => go(paths.discussion(row.id))}
        empty={{ title: t('discussion.empty'), text: t('discussion.emptyHelp'), action: add }}
      />
    </div>
  )
}
