export const talentCommonEn = {
  area: { needs: 'Needs', skills: 'Skills' },
  area: { people: 'People', skills: 'Skills' },
  area: { plan: 'Plan', skills: 'Skills' },
  area: { dual: 'Dual chain', directory: 'Shortage directory', skills: 'Skills' },
  area: { engagements: 'Engagements', skills: 'Skills' },
  area: { matches: 'Matching', skills: 'Skills' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
