export const talentCommonEn = {
  area: { skills: 'Skills', biddings: 'Open-list bidding' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
