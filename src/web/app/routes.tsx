import {
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  FileTextOutlined,
  HomeOutlined,
  NodeIndexOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { RouteComponent } from '@tanstack/react-router'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { atlasSearch, chainSearch, gapSearch, outputSearch } from '#modules/chains/web/search.ts'
import { enterpriseSearch } from '#modules/directory/web/search.ts'
import { documentListSearch, documentSearch } from '#modules/documents/web/search.ts'
import type { AppLabels } from './labels.zh.ts'

export type PageRoute = {
  path: string
  /** Key under `app:nav` (in the menu) or `app:page`. */
  title: `nav.${keyof AppLabels['nav'] & string}` | `page.${keyof AppLabels['page'] & string}`
  /** Present for pages in the menu, in the order of this table. */
  icon?: ReactNode
  /** Menu entry that stays marked while a page below it is open. */
  under?: string
  page: RouteComponent
  /** Reads the search parameters; broken ones are dropped. */
  search?: { parse: (search: unknown) => Record<string, unknown> }
}

/** Every page of the product, in the order of navigation. */
export const pageRoutes: readonly PageRoute[] = [
  {
    path: '/',
    title: 'nav.city',
    icon: <HomeOutlined />,
    page: lazyRouteComponent(() => import('./city/city-page.tsx'), 'CityPage'),
  },
  {
    path: '/atlas',
    title: 'nav.atlas',
    icon: <NodeIndexOutlined />,
    search: atlasSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/atlas/atlas-page.tsx'), 'AtlasPage'),
  },
  {
    path: '/chains/$code',
    title: 'page.chain',
    under: '/atlas',
    search: chainSearch,
    page: lazyRouteComponent(() => import('./chain-page.tsx'), 'ChainPage'),
  },
  {
    path: '/gaps',
    title: 'nav.gaps',
    icon: <UnorderedListOutlined />,
    search: gapSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/gaps/gaps-page.tsx'), 'GapsPage'),
  },
  {
    path: '/enterprises',
    title: 'nav.enterprises',
    icon: <BankOutlined />,
    search: enterpriseSearch,
    page: lazyRouteComponent(() => import('#modules/directory/web/enterprises-page.tsx'), 'EnterprisesPage'),
  },
  {
    path: '/enterprises/new',
    title: 'page.newEnterprise',
    under: '/enterprises',
    page: lazyRouteComponent(
      () => import('#modules/directory/web/new-enterprise-page.tsx'),
      'NewEnterprisePage',
    ),
  },
  {
    path: '/enterprises/$id',
    title: 'page.enterprise',
    under: '/enterprises',
    page: lazyRouteComponent(() => import('./enterprise-page.tsx'), 'EnterprisePage'),
  },
  {
    path: '/output',
    title: 'nav.output',
    icon: <BarChartOutlined />,
    search: outputSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/output/output-page.tsx'), 'OutputPage'),
  },
  {
    path: '/governance',
    title: 'nav.governance',
    icon: <ApartmentOutlined />,
    page: lazyRouteComponent(() => import('#modules/governance/web/cards-page.tsx'), 'CardsPage'),
  },
  {
    path: '/documents',
    title: 'nav.documents',
    icon: <FileTextOutlined />,
    search: documentListSearch,
    page: lazyRouteComponent(() => import('#modules/documents/web/documents-page.tsx'), 'DocumentsPage'),
  },
  {
    path: '/documents/conflicts',
    title: 'page.conflicts',
    under: '/documents',
    page: lazyRouteComponent(() => import('#modules/documents/web/conflicts-page.tsx'), 'ConflictsPage'),
  },
  {
    path: '/documents/$id',
    title: 'page.document',
    under: '/documents',
    search: documentSearch,
    page: lazyRouteComponent(() => import('./thread/document-page.tsx'), 'DocumentPage'),
  },
]
