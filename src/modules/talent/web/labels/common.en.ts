export const talentCommonEn = {
  area: { matches: 'Matching', skills: 'Skills' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
