import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import {
  choiceParam,
  choicesParam,
  codesParam,
  flagParam,
  monthParam,
  textParam,
} from '#web/ui/search-params.ts'
import { figureList } from '../contract/figure-list.ts'
import { gapList } from '../contract/gap-list.ts'
import { actionTypes, outputStatuses, segments, tiers, verdicts } from '../contract/terms.ts'

export const chainTabs = ['map', 'table', 'card', 'gaps', 'output', 'versions', 'thread'] as const
export type ChainTab = (typeof chainTabs)[number]

/** Search of the atlas: which verdicts are shown, and the selected node as `chain.node`. */
export const atlasSearch = z.object({
  verdict: choicesParam(verdicts),
  node: textParam(125),
})

/** Search of a chain page: tab, selected node, map colours, compared template versions. */
export const chainSearch = z.object({
  tab: choiceParam(chainTabs),
  node: textParam(60),
  mode: choiceParam(['verdict', 'criticality', 'layer']),
  industry: textParam(60),
  template: textParam(40),
  against: textParam(40),
})

/** Search of the gap list: its filter, order, columns and page, and the selected node as `chain.node`. */
export const gapSearch = z.object({
  chain: codesParam(),
  verdict: choicesParam(verdicts),
  segment: choicesParam(segments),
  action: choicesParam(actionTypes),
  tier: choicesParam(tiers),
  stale: flagParam(),
  query: textParam(100),
  node: textParam(125),
  ...listParams(gapList),
})
export type GapSearch = z.output<typeof gapSearch>

/** Search of the list of output values: its filter, order, columns and page. */
export const figureSearch = z.object({
  industry: codesParam(),
  chain: codesParam(),
  from: monthParam(),
  to: monthParam(),
  status: choicesParam(outputStatuses),
  everyStatus: flagParam(),
  query: textParam(100),
  ...listParams(figureList),
})
export type FigureSearch = z.output<typeof figureSearch>

/** Search of the output page: the chosen industry. */
export const outputSearch = z.object({ industry: textParam(60) })
