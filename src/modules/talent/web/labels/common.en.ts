export const talentCommonEn = {
  area: {
    needs: 'Needs',
    people: 'People',
    matches: 'Matching',
    engagements: 'Engagements',
    dual: 'Dual chain',
    directory: 'Shortage directory',
    plan: 'Plan',
    skills: 'Skills',
  },
  area: { skills: 'Skills', biddings: 'Open-list bidding' },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
