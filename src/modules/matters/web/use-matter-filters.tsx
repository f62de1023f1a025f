import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { lights, problemOrigins, problemStates, taskStates, taskVerbs } from '../contract/terms.ts'
import type { ProblemSearch, TaskSearch } from './search.ts'

type Common = Pick<ProblemSearch & TaskSearch, 'chain' | 'lead' | 'query' | 'mine' | 'overdue'>

/** What both lists are filtered by. */
function useCommonFilters<S extends Partial<Common>>(search: S, change: (values: Partial<S>) => void) {
  const { t } = useTranslation('matters')
  const filter = useListFilters(search, change)
  const chains = useQuery(chainQueries.list()).data ?? []
  const organisations = useQuery(directoryQueries.organisations()).data ?? []
  return {
    filter,
    chain: filter.many(
      'chain' as keyof S & string,
      t('field.chain'),
      chains.map((chain) => ({ value: chain.code, label: chain.name })),
    ),
    lead: filter.one(
      'lead' as keyof S & string,
      t('field.lead'),
      organisations.map((one) => ({ value: one.id, label: one.name })),
    ),
    mine: filter.flag('mine' as keyof S & string, t('list.mine')),
    overdue: filter.flag('overdue' as keyof S & string, t('list.overdue')),
  }
}

/** The filter of the problem list. */
export function useProblemFilters(search: ProblemSearch, change: (values: Partial<ProblemSearch>) => void) {
  const { t } = useTranslation('matters')
  const { filter, chain, lead, mine, overdue } = useCommonFilters(search, change)
  return [
    filter.text('query', t('list.search')),
    chain,
    filter.many(
      'state',
      t('field.state'),
      problemStates.map((state) => ({ value: state, label: t(`problemState.${state}`) })),
    ),
    filter.many(
      'light',
      t('field.light'),
      lights.map((light) => ({ value: light, label: t(`light.${light}`) })),
    ),
    filter.many(
      'origin',
      t('field.origin'),
      problemOrigins.map((origin) => ({ value: origin, label: t(`origin.${origin}`) })),
    ),
    lead,
    mine,
    overdue,
    filter.flag('supervised', t('list.supervised')),
    filter.flag('closedToo', t('list.closedToo')),
  ]
}

/** The filter of the task list. */
export function useTaskFilters(search: TaskSearch, change: (values: Partial<TaskSearch>) => void) {
  const { t } = useTranslation('matters')
  const { filter, chain, lead, mine, overdue } = useCommonFilters(search, change)
  return [
    filter.text('query', t('tasks.search')),
    chain,
    filter.many(
      'state',
      t('field.state'),
      taskStates.map((state) => ({ value: state, label: t(`taskState.${state}`) })),
    ),
    filter.many(
      'light',
      t('field.light'),
      lights.map((light) => ({ value: light, label: t(`paceLight.${light}`) })),
    ),
    filter.many(
      'action',
      t('field.action'),
      taskVerbs.map((verb) => ({ value: verb, label: t(`verb.${verb}`) })),
    ),
    lead,
    mine,
    overdue,
    filter.flag('closedToo', t('tasks.closedToo')),
  ]
}
