import { ContactsOutlined, SwapOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { engagementSearch } from '#modules/talent/web/engagement/search.ts'
import { skillSearch } from '#modules/talent/web/search.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
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
    path: '/talent/skills',
    right: 'talent.skill.read',
    title: 'nav.talent',
    icon: <ContactsOutlined />,
    search: skillSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/skill/skills-page.tsx'), 'SkillsPage'),
  },
]
