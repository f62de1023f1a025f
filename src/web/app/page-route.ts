import type { RouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Permission } from '#platform/http/contract.ts'
import type { useMay } from '#web/allowed.tsx'
import type { AppLabels } from './labels.zh.ts'

/** A page of the product, with its place in the menu. */
export type PageRoute = {
  path: string
  /** Key under `app:nav` (in the menu) or `app:page`. */
  title: `nav.${keyof AppLabels['nav'] & string}` | `page.${keyof AppLabels['page'] & string}`
  /** Present for pages in the menu, in the order of this table. */
  icon?: ReactNode
  /** In the menu for these alone, under a name of its own; others reach it through the page it stands under. */
  menu?: { for: (may: ReturnType<typeof useMay>) => boolean; title: PageRoute['title'] }
  /** Menu entry that stays marked while a page below it is open. */
  under?: string
  /** What a person must be allowed to see the page, one of several; the menu hides it from others. */
  right?: Permission | readonly Permission[]
  page: RouteComponent
  /** Reads the search parameters; broken ones are dropped. */
  search?: { parse: (search: unknown) => Record<string, unknown> }
}
