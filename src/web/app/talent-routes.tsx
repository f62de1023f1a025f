import { ContactsOutlined, FlagOutlined, ProfileOutlined, SwapOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { biddingSearch } from '#modules/talent/web/bidding/search.ts'
import { engagementSearch } from '#modules/talent/web/engagement/search.ts'
import { fairPageSearch, fairResultSearch, fairSearch } from '#modules/talent/web/fair/search.ts'
import { instituteSearch, outputSearch } from '#modules/talent/web/institute/search.ts'
import { recruitSearch } from '#modules/talent/web/recruit/search.ts'
import {
  dualSearch,
  entrySearch,
  matchRunPageSearch,
  matchRunSearch,
  needSearch,
  planSearch,
  profileSearch,
  skillSearch,
} from '#modules/talent/web/search.ts'
import { isEnterprise } from './may-see.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
  {
    path: '/talent/needs',
    right: 'talent.need.read',
    title: 'nav.talent',
    icon: <ContactsOutlined />,
    menu: { for: isEnterprise, title: 'nav.ownNeeds' },
    search: needSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/need/needs-page.tsx'), 'NeedsPage'),
  },
  {
    path: '/talent/needs/$id',
    right: 'talent.need.read',
    title: 'page.talentNeed',
    under: '/talent/needs',
    page: lazyRouteComponent(() => import('./talent-need-page.tsx'), 'TalentNeedPage'),
  },
  {
    path: '/talent/people',
    right: 'talent.profile.read',
    title: 'page.talentPeople',
    under: '/talent/needs',
    search: profileSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/profile/people-page.tsx'), 'PeoplePage'),
  },
  {
    path: '/talent/matches',
    right: 'talent.match.read',
    title: 'page.matches',
    under: '/talent/needs',
    search: matchRunSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/match/runs-page.tsx'), 'MatchRunsPage'),
  },
  {
    path: '/talent/matches/$id',
    right: 'talent.match.read',
    title: 'page.match',
    under: '/talent/needs',
    search: matchRunPageSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/match/run-page.tsx'), 'MatchRunPage'),
  },
  {
    path: '/talent/engagements',
    right: 'talent.engagement.read',
    title: 'nav.engagements',
    icon: <SwapOutlined />,
    search: engagementSearch,
    page: lazyRouteComponent(
      () => import('#modules/talent/web/engagement/engagements-page.tsx'),
      'EngagementsPage',
    ),
  },
  {
    path: '/talent/engagements/reasons',
    right: 'talent.engagement.review',
    title: 'page.engagementReasons',
    under: '/talent/engagements',
    page: lazyRouteComponent(
      () => import('#modules/talent/web/engagement/reasons-page.tsx'),
      'EngagementReasonsPage',
    ),
  },
  {
    path: '/talent/engagements/$id',
    right: 'talent.engagement.read',
    title: 'page.engagement',
    under: '/talent/engagements',
    page: lazyRouteComponent(() => import('./engagement-page.tsx'), 'EngagementPage'),
  },
  {
    path: '/talent/dual',
    right: 'talent.dual.read',
    title: 'page.dualChain',
    under: '/talent/needs',
    search: dualSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/dual/dual-page.tsx'), 'DualPage'),
  },
  {
    path: '/talent/directory',
    right: 'talent.directory.read',
    title: 'page.shortageDirectory',
    icon: <ProfileOutlined />,
    menu: { for: isEnterprise, title: 'nav.shortageDirectory' },
    under: '/talent/needs',
    page: lazyRouteComponent(
      () => import('#modules/talent/web/directory/directories-page.tsx'),
      'DirectoriesPage',
    ),
  },
  {
    path: '/talent/directory/$id',
    right: 'talent.directory.read',
    title: 'page.shortageDirectory',
    under: '/talent/needs',
    search: entrySearch,
    page: lazyRouteComponent(
      () => import('#modules/talent/web/directory/directory-page.tsx'),
      'DirectoryPage',
    ),
  },
  {
    path: '/talent/plan',
    right: 'talent.plan.read',
    title: 'page.talentPlan',
    under: '/talent/needs',
    search: planSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/plan/plan-page.tsx'), 'PlanPage'),
  },
  {
    path: '/talent/skills',
    right: 'talent.skill.read',
    title: 'page.skills',
    under: '/talent/needs',
    search: skillSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/skill/skills-page.tsx'), 'SkillsPage'),
  },
  {
    path: '/talent/institutes',
    right: 'talent.institute.read',
    title: 'page.institutes',
    under: '/talent/needs',
    search: instituteSearch,
    page: lazyRouteComponent(
      () => import('#modules/talent/web/institute/institutes-page.tsx'),
      'InstitutesPage',
    ),
  },
  {
    path: '/talent/institutes/outputs',
    right: 'talent.institute.read',
    title: 'page.instituteOutputs',
    under: '/talent/institutes',
    search: outputSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/institute/outputs-page.tsx'), 'OutputsPage'),
  },
  {
    path: '/talent/institutes/$id',
    right: 'talent.institute.read',
    title: 'page.institute',
    under: '/talent/institutes',
    page: lazyRouteComponent(() => import('./institute-page.tsx'), 'InstitutePage'),
  },
  {
    path: '/talent/recruit-map',
    right: 'talent.recruit.read',
    title: 'page.recruitMap',
    under: '/talent/needs',
    search: recruitSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/recruit/recruit-page.tsx'), 'RecruitPage'),
  },
  {
    path: '/talent/biddings',
    right: 'talent.bidding.read',
    title: 'page.biddings',
    icon: <FlagOutlined />,
    menu: { for: isEnterprise, title: 'page.biddings' },
    under: '/talent/needs',
    search: biddingSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/bidding/biddings-page.tsx'), 'BiddingsPage'),
  },
  {
    path: '/talent/biddings/$id',
    right: 'talent.bidding.read',
    title: 'page.bidding',
    under: '/talent/biddings',
    page: lazyRouteComponent(() => import('./bidding-page.tsx'), 'BiddingPage'),
  },
  {
    path: '/talent/fairs',
    right: 'talent.fair.read',
    title: 'page.fairs',
    under: '/talent/needs',
    search: fairSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/fair/fairs-page.tsx'), 'FairsPage'),
  },
  {
    path: '/talent/fairs/$id',
    right: 'talent.fair.read',
    title: 'page.fair',
    under: '/talent/fairs',
    search: fairPageSearch,
    page: lazyRouteComponent(() => import('./fair-page.tsx'), 'FairPage'),
  },
  {
    path: '/talent/fairs/$id/results',
    right: 'talent.fair.read',
    title: 'page.fairResults',
    under: '/talent/fairs',
    search: fairResultSearch,
    page: lazyRouteComponent(
      () => import('#modules/talent/web/fair/fair-results-page.tsx'),
      'FairResultsPage',
    ),
  },
]
