import { ContactsOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import { planSearch, skillSearch } from '#modules/talent/web/search.ts'
import type { PageRoute } from './page-route.ts'

/** The pages of talent. */
export const talentRoutes: readonly PageRoute[] = [
  {
    path: '/talent/plan',
    right: 'talent.plan.read',
    title: 'nav.talentPlan',
    search: planSearch,
    page: lazyRouteComponent(() => import('#modules/talent/web/plan/plan-page.tsx'), 'PlanPage'),
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
