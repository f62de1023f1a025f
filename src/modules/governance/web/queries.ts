import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Everything the pages read about chain cards; keys begin with `governance`. */
export const governanceQueries = {
  cards: () => queryOptions({ queryKey: ['governance', 'cards'], queryFn: () => api.governance.listCards() }),
  card: (chainCode: string) =>
    queryOptions({
      queryKey: ['governance', 'card', chainCode],
      queryFn: () => api.governance.getCard({ chainCode }),
    }),
}
