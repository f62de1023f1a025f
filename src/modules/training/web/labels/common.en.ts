import type { LabelShape } from '#web/ui/label-shape.ts'
import type { trainingCommonZh } from './common.zh.ts'

export const trainingCommonEn: LabelShape<typeof trainingCommonZh> = {
  area: {
    programmes: 'Programmes',
    classes: 'Classes',
    needs: 'Needs',
    coverage: 'Coverage',
    unitCoverage: 'Units trained',
    courses: 'Courses',
    teachers: 'Teachers',
    venues: 'Venues',
    topics: 'Topics',
    hours: 'Hours',
    surveys: 'Questionnaires',
    discussions: 'Discussions and visits',
    ideas: 'Ideas',
    growth: 'Growth record',
    ratings: 'My ratings',
  },
  areaNav: 'Parts of training',
  topicCategory: {
    industryTrend: 'Industry trends',
    policy: 'Policies',
    talent: 'Talent',
    partyBuilding: 'Chain Party building',
    investment: 'Investment promotion',
    finance: 'Finance',
    planning: 'Planning and construction',
    practice: 'Practice and cases',
  },
  competence: {
    systemsThinking: 'Systems thinking',
    reformInnovation: 'Reform and innovation',
    useOfMarkets: 'Use of markets',
    riskPrevention: 'Prevention of risk',
  },
  changeAbility: { recognise: 'Recognise change', respond: 'Respond to change', seek: 'Seek change' },
  quality: { specialised: 'Specialised', refined: 'Refined', practical: 'Practical' },
  tag: { competences: 'Competences', changeAbilities: 'Abilities', qualities: 'Qualities' },
  removedName: 'Name',
  everyChain: 'Every chain',
}
