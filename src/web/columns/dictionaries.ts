import { type QueryKey, useQueries } from '@tanstack/react-query'
import { createContext, useContext } from 'react'

export interface Option {
  value: string
  label: string
}

/** Where the choices of a dictionary are read, and what they are. */
export interface Dictionary {
  readonly queryKey: QueryKey
  readonly queryFn: () => Promise<unknown>
  readonly select: (data: never) => Option[]
}

/** All dictionaries of the product by name; the application fills it. */
export const DictionaryContext = createContext<Readonly<Record<string, Dictionary>>>({})

/** What can be chosen from these dictionaries, by name; nothing as long as it is being read. */
export function useEntries(names: readonly string[]): Readonly<Record<string, Option[]>> {
  const dictionaries = useContext(DictionaryContext)
  const known = [...new Set(names)].filter((name) => dictionaries[name] !== undefined)
  const results = useQueries({
    queries: known.map((name) => {
      const { queryKey, queryFn, select } = dictionaries[name]!
      return { queryKey, queryFn, select: (data: unknown) => select(data as never) }
    }),
  })
  return Object.fromEntries(known.map((name, at) => [name, results[at]?.data ?? []]))
}
