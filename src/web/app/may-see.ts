import type { useMay } from '#web/allowed.tsx'
import type { PageRoute } from './page-route.ts'

type May = ReturnType<typeof useMay>

/** Whether a person may see a page at all. */
export function maySee({ right }: Pick<PageRoute, 'right'>, may: May): boolean {
  const rights = right === undefined || typeof right === 'string' ? [right] : right
  return rights.some(may)
}

/** How a page is called in the menu of a person; null where it is not in it. */
export function menuTitleOf(entry: PageRoute, may: May): PageRoute['title'] | null {
  if (!maySee(entry, may)) return null
  if (entry.menu?.for(may)) return entry.menu.title
  return entry.icon === undefined || (entry.menu !== undefined && entry.under !== undefined)
    ? null
    : entry.title
}

/** Who enters needs and keeps no people is an enterprise: its menu leads to what it may do itself. */
export const isEnterprise = (may: May): boolean => may('talent.need.edit') && !may('talent.profile.read')
