import type { ActionType, Segment, Verdict } from './contract/index.ts'

/** Words of the exported list. The interface has its own labels; a workbook is always in Chinese. */
export const gapLabels: {
  segment: Record<Segment, string>
  verdict: Record<Verdict, string>
  action: Record<ActionType, string>
} = {
  segment: { upstream: '上游', midstream: '中游', downstream: '下游', supporting: '配套' },
  verdict: { break: '断点', weak: '弱链', block: '堵点', choke: '卡点', sound: '健全' },
  action: { fill: '补链', scale: '壮链', strengthen: '强链', build: '建链', extend: '延链' },
}
