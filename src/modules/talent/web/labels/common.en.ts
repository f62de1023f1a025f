export const talentCommonEn = {
  area: { dual: 'Dual chain', directory: 'Shortage directory', skills: 'Skills' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
