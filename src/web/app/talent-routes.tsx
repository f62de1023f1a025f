import { ContactsOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { matchRunPageSearch, matchRunSearch, skillSearch } from '#modules/talent/web/search.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
  {
    path: '/talent/matches',
    right: 'talent.match.read',
    title: 'page.matches',
    under: '/talent/skills',
    search: matchRunSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/match/runs-page.tsx'), 'MatchRunsPage'),
  },
  {
    path: '/talent/matches/$id',
    right: 'talent.match.read',
    title: 'page.match',
    under: '/talent/skills',
    search: matchRunPageSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/match/run-page.tsx'), 'MatchRunPage'),
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
