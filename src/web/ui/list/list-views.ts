import { queryOptions } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ListView } from '#platform/views/contract.ts'
import { api } from '#web/api.ts'
import type { EditField } from '../compare-versions.ts'
import { parseSearch, type SearchRecord, stringifySearch } from '../search-params.ts'

/** The views of a list and how the account opens it. */
export const viewsQuery = (list: string) =>
  queryOptions({ queryKey: ['views', list], queryFn: () => api.views.listViews({ list }), staleTime: 60_000 })

/** What of an address makes a view: all but the page. */
export function queryOf({ page: _page, ...search }: SearchRecord): string {
  return stringifySearch(search).slice(1)
}

/** Whether two addresses show the same, whatever the order of their parts. */
export function isSameQuery(one: string, other: string): boolean {
  const parts = (query: string) =>
    Object.entries(parseSearch(query))
      .filter(([key]) => key !== 'page')
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join('&')
  return parts(one) === parts(other)
}

/** A change of the search that makes it what an address says and nothing more. */
export const searchOf = (query: string, now: SearchRecord): SearchRecord => ({
  ...Object.fromEntries(Object.keys(now).map((key) => [key, undefined])),
  ...parseSearch(query),
})

/** The view as it is saved now; null when it is gone. */
export async function readView({ id, list }: ListView): Promise<ListView | null> {
  return (await api.views.listViews({ list })).views.find((view) => view.id === id) ?? null
}

/** What both versions of a view are compared by, and what an edit would make of it; null where it edits nothing. */
export const viewFields = <In>(
  t: TFunction<'ui'>,
  entered: ((input: In) => Pick<ListView, 'name' | 'sharing' | 'query'>) | null,
): EditField<ListView, In>[] => {
  const tellers = {
    name: ({ name }: Pick<ListView, 'name'>) => name,
    sharing: ({ sharing }: Pick<ListView, 'sharing'>) => t(`views.sharings.${sharing}`),
    query: ({ query }: Pick<ListView, 'query'>) => query,
  }
  return (['name', 'sharing', 'query'] as const).map((key) => ({
    label: t(`views.${key}`),
    tell: tellers[key],
    ...(entered ? { entered: (input: In) => tellers[key](entered(input)) } : {}),
  }))
}
