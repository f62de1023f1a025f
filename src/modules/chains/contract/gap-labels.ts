import type { ActionType, Segment, Tier, Verdict } from './terms.ts'

/** Why a verdict was given, in the words of documents: a clause without a full stop. */
export const ruleWords: Readonly<Record<string, string>> = {
  'break.noFirmNoProject': '本地没有企业，也没有在建项目',
  'block.openBlocks': '未解决的堵点达到判定个数',
  'block.overdue': '有堵点超过应解决日期',
  'choke.techDependence': '核心技术依赖度达到卡点标准',
  'weak.onlyProjects': '尚无企业，仅有在建项目',
  'weak.localSupplyRate': '有企业，但本地配套率低于判定标准',
  'weak.lowScore': '综合得分偏低',
  'sound.noRule': '未触发任何短板规则',
}

/** Words of the exported list. The interface has its own labels; a workbook is always in Chinese. */
export const gapLabels: {
  segment: Record<Segment, string>
  tier: Record<Tier, string>
  verdict: Record<Verdict, string>
  action: Record<ActionType, string>
} = {
  segment: { upstream: '上游', midstream: '中游', downstream: '下游', supporting: '配套' },
  tier: { core: '核心', key: '关键', general: '一般' },
  verdict: { break: '断点', weak: '弱链', block: '堵点', choke: '卡点', sound: '健全' },
  action: { fill: '补链', scale: '壮链', strengthen: '强链', build: '建链', extend: '延链' },
}
