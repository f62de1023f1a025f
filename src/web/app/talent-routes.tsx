import { ContactsOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { profileSearch, skillSearch } from '#modules/talent/web/search.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
  {
    path: '/talent/people',
    right: 'talent.profile.read',
    title: 'page.talentPeople',
    under: '/talent/skills',
    search: profileSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/profile/people-page.tsx'), 'PeoplePage'),
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
