import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { FigureListQuery, GapListQuery, OutputStatus } from '../contract/index.ts'

/** Everything the pages read about chains; keys begin with `chains`. */
export const chainQueries = {
  list: () => queryOptions({ queryKey: ['chains', 'list'], queryFn: () => api.chains.listChains() }),
  one: (chainCode: string) =>
    queryOptions({
      queryKey: ['chains', 'one', chainCode],
      queryFn: () => api.chains.getChain({ chainCode }),
    }),
  map: (chainCode: string) =>
    queryOptions({ queryKey: ['chains', 'map', chainCode], queryFn: () => api.chains.getMap({ chainCode }) }),
  atlas: () => queryOptions({ queryKey: ['chains', 'atlas'], queryFn: () => api.chains.getAtlas() }),
  node: (chainCode: string, nodeCode: string) =>
    queryOptions({
      queryKey: ['chains', 'node', chainCode, nodeCode],
      queryFn: () => api.chains.getNode({ chainCode, nodeCode }),
    }),
  gaps: (asked: Partial<GapListQuery>) =>
    queryOptions({
      queryKey: ['chains', 'gaps', asked],
      queryFn: () => api.chains.listGaps(asked),
      placeholderData: keepPreviousData,
    }),
  settings: (chainCode: string) =>
    queryOptions({
      queryKey: ['chains', 'settings', chainCode],
      queryFn: () => api.chains.getSettings({ chainCode }),
    }),
  templates: (chainCode: string) =>
    queryOptions({
      queryKey: ['chains', 'templates', chainCode],
      queryFn: () => api.chains.listTemplates({ chainCode }),
    }),
  template: (id: string) =>
    queryOptions({ queryKey: ['chains', 'template', id], queryFn: () => api.chains.getTemplate({ id }) }),
  difference: (id: string, against: string) =>
    queryOptions({
      queryKey: ['chains', 'difference', id, against],
      queryFn: () => api.chains.compareTemplates({ id, against }),
    }),
  placements: (enterpriseId: string) =>
    queryOptions({
      queryKey: ['chains', 'placements', enterpriseId],
      queryFn: () => api.chains.listPlacements({ enterpriseId }),
    }),
  industries: (chainCode?: string) =>
    queryOptions({
      queryKey: ['chains', 'industries', chainCode ?? null],
      queryFn: () => api.chains.listIndustries({ chainCode }),
    }),
  figure: (industryCode: string, month: string, status: OutputStatus) =>
    queryOptions({
      queryKey: ['chains', 'figure', industryCode, month, status],
      queryFn: () => api.chains.getFigure({ industryCode, month, status }),
    }),
  figures: (asked: Partial<FigureListQuery>) =>
    queryOptions({
      queryKey: ['chains', 'figures', asked],
      queryFn: () => api.chains.listFigures(asked),
      placeholderData: keepPreviousData,
    }),
  output: (industryCode: string) =>
    queryOptions({
      queryKey: ['chains', 'output', industryCode],
      queryFn: () => api.chains.listOutput({ industryCode }),
    }),
}
