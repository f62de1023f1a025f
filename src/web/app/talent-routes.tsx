import { ContactsOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { dualSearch, entrySearch, skillSearch } from '#modules/talent/web/search.ts'
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
    path: '/talent/dual',
    right: 'talent.dual.read',
    title: 'page.dualChain',
    under: '/talent/skills',
    search: dualSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/dual/dual-page.tsx'), 'DualPage'),
  },
  {
    path: '/talent/directory',
    right: 'talent.directory.read',
    title: 'page.shortageDirectory',
    under: '/talent/skills',
    page: lazyRouteComponent(
      () => import('#modules/talent/web/directory/directories-page.tsx'),
      'DirectoriesPage',
    ),
  },
  {
    path: '/talent/directory/$id',
    right: 'talent.directory.read',
    title: 'page.shortageDirectory',
    under: '/talent/skills',
    search: entrySearch,
    page: lazyRouteComponent(
      () => import('#modules/talent/web/directory/directory-page.tsx'),
      'DirectoryPage',
    ),
  },
]
