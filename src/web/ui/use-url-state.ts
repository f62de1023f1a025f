import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { z } from 'zod'

/**
 * The page's search parameters, read through their schema, and a setter that changes some and keeps the others.
 *
 * @param schema made of the helpers in `search-params.ts`.
 * @returns values and setter; `{ push: true }` makes a step in the browser's history, otherwise the step is replaced.
 */
export function useUrlState<S extends z.ZodType<Record<string, unknown>>>(schema: S) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const state: z.output<S> = schema.parse(search)
  const setState = useCallback(
    (change: Partial<z.output<S>>, options: { push?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: ((previous: Record<string, unknown>) => ({ ...previous, ...change })) as never,
        replace: !options.push,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [state, setState] as const
}
