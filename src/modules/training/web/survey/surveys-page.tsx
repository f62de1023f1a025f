import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { surveyList, surveyStates } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { surveySearch } from '../search.ts'
import { SurveyStateMark } from './survey-state.tsx'

/** Questionnaires before training, those open first. */
export function SurveysPage() {
  const { t } = useTranslation('training')
  const go = useGo()
  const [search, setSearch] = useUrlState(surveySearch)
  const wanted = filterOfSearch(search)
  const surveys = useQuery(trainingQueries.surveys({ ...wanted, ...windowOf(search, 20) }))
  const chains = useQuery(chainQueries.list()).data ?? []
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const add = (
    <Allowed right="training.survey.edit">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newSurvey())}>
        {t('survey.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader title={t('survey.title')} sub={t('survey.sub')} actions={add} />
      <AreaNav at="surveys" />
      <ListTable
        list={surveyList}
        query={surveys}
        search={search}
        setSearch={setSearch}
        filters={[
          filter.text('query', t('survey.search')),
          filter.many(
            'state',
            t('survey.field.state'),
            surveyStates.map((state) => ({ value: state, label: t(`survey.state.${state}`) })),
          ),
          filter.many(
            'chain',
            t('survey.field.chain'),
            chains.map((chain) => ({ value: chain.code, label: chain.name })),
          ),
        ]}
        special={{
          number: { phone: 'hide' },
          title: {
            phone: 'title',
            render: (row) => <PageLink href={paths.survey(row.id)}>{row.title}</PageLink>,
          },
          state: { render: (row) => <SurveyStateMark state={row.state} /> },
          anonymous: {
            render: (row) => t(row.isAnonymous ? 'survey.anonymous' : 'survey.named'),
          },
          chain: { render: (row) => row.chainName ?? t('everyChain') },
        }}
        onOpen={(row) => go(paths.survey(row.id))}
        file={{
          right: 'training.survey.export',
          send: (asked) => api.training.exportSurveys({ ...wanted, ...asked }),
        }}
        empty={{ title: t('survey.empty'), text: t('survey.emptyHelp'), action: add }}
      />
    </div>
  )
}
