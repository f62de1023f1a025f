import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { parseSearch, stringifySearch } from '#web/ui/search-params.ts'
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx'
import { pageRoutes } from './routes.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
})

const children = pageRoutes.map((entry) =>
  createRoute({
    getParentRoute: () => root,
    path: entry.path,
    component: entry.page,
    validateSearch: (search: Record<string, unknown>) => entry.search?.parse(search) ?? search,
  }),
)

/** The router over the one route table. */
export const router = createRouter({
  routeTree: root.addChildren(children),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
})

function NotFound() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      title={t('page.notFound')}
      text={t('page.notFoundHelp')}
      action={<PageLink href="/">{t('page.toCity')}</PageLink>}
    />
  )
}
