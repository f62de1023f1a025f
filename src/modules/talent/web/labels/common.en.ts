export const talentCommonEn = {
  area: { plan: 'Plan', skills: 'Skills' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
