import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { parseSearch, stringifySearch } from '#web/ui/search-params.ts'
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx'
import { pageRoutes } from './routes.tsx'
import { LogInPage, logInSearch } from './session/log-in-page.tsx'
import { SessionGate } from './session/session-gate.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet })

/** Before log-in there is no shell. */
const logIn = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: LogInPage,
  validateSearch: (search: Record<string, unknown>) => logInSearch.parse(search),
})

/** Somebody without an account answers a questionnaire here. */
const answering = createRoute({
  getParentRoute: () => root,
  path: '/s/$token',
  component: lazyRouteComponent(() => import('./session/answering-page.tsx'), 'AnsweringPage'),
})

/** Somebody without an account reads an invitation to teach here. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/i/$token',
  component: lazyRouteComponent(() => import('./session/invitation-page.tsx'), 'InvitationPage'),
})

/** Somebody without an account is asked here whether to be introduced to an enterprise. */
const offer = createRoute({
  getParentRoute: () => root,
  path: '/o/$token',
  component: lazyRouteComponent(() => import('./session/offer-page.tsx'), 'OfferPage'),
})

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <SessionGate>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  ),
})

const children = pageRoutes.map((entry) =>
  createRoute({
    getParentRoute: () => inside,
    path: entry.path,
    component: entry.page,
    validateSearch: (search: Record<string, unknown>) => entry.search?.parse(search) ?? search,
  }),
)

/** Any other address under the navigation, so that a wrong one still offers the way on. */
const elsewhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound })

/** The router over the one route table. */
export const router = createRouter({
  routeTree: root.addChildren([
    logIn,
    answering,
    invitation,
    offer,
    inside.addChildren([...children, elsewhere]),
  ]),
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
      page
      title={t('page.notFound')}
      text={t('page.notFoundHelp')}
      action={<PageLink href="/">{t('page.toCity')}</PageLink>}
    />
  )
}
