export const talentCommonEn = {
  area: { engagements: 'Engagements', skills: 'Skills' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
