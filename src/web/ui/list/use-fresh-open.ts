import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { stringifySearch } from '../search-params.ts'
import { searchOf, viewsQuery } from './list-views.ts'

/**
 * Opens a list as the account has it when its address asks for nothing: with the default view, or else with the columns
 * and page size last chosen. An address that asks for anything is the same for everybody.
 */
export function useFreshOpen(list: string, search: object, setSearch: (change: object) => void): void {
  const views = useQuery(viewsQuery(list)).data
  const opened = useRef(stringifySearch({ ...search }) !== '')
  useEffect(() => {
    if (opened.current || views === undefined) return
    opened.current = true
    const { columns, pageSize, defaultViewId } = views.choice
    const view = views.views.find(({ id }) => id === defaultViewId)
    if (view) setSearch(searchOf(view.query, {}))
    else if (columns !== null || pageSize !== null)
      setSearch({ columns: columns ?? undefined, size: pageSize ?? undefined })
  }, [views, setSearch])
}
