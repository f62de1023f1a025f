export const talentCommonEn = {
  area: {
    needs: 'Needs',
    people: 'People',
    matches: 'Matching',
    engagements: 'Engagements',
    dual: 'Dual chain',
    directory: 'Shortage directory',
    biddings: 'Open-list bidding',
    fairs: 'Fairs',
    plan: 'Plan',
    skills: 'Skills',
  },
  areaNav: 'Areas of talent',
  everyChain: 'Every chain',
  state: 'State',
  states: { inUse: 'In use', retired: 'Retired', all: 'All' },
}
