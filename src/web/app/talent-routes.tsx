import { ContactsOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { biddingSearch } from '#modules/talent/web/bidding/search.ts'
import { skillSearch } from '#modules/talent/web/search.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
  {
    path: '/talent/skills',
    right: 'talent.skill.read',
    title: 'nav.talent',
    icon: <ContactsOutlined />,
    search: skillSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/skill/skills-page.tsx'), 'SkillsPage'),
  },
  {
    path: '/talent/biddings',
    right: 'talent.bidding.read',
    title: 'page.biddings',
    under: '/talent/skills',
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
]
