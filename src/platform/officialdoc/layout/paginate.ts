import { area, pitch } from './geometry.ts'
import type { Page, PageItem } from './page.ts'
import type { Row } from './rows.ts'

const tolerance = 0.01

const moved = (items: readonly PageItem[], down: number): PageItem[] =>
  items.map((item) =>
    item.kind === 'text'
      ? { ...item, y: item.y + down }
      : { ...item, y1: item.y1 + down, y2: item.y2 + down },
  )

/**
 * Distributes rows over pages. Each section begins a page.
 *
 * Rows that keep with the next go along to the next page, unless they would fill it. A heading of a table is repeated.
 * `bottom` ends the last page at its foot, on a page of its own when there is no room.
 */
export function paginate(sections: readonly (readonly Row[])[], bottom: readonly Row[]): Page[] {
  const pages: Page[] = []
  let y = 0
  const begin = () => {
    pages.push({ items: [], number: pages.length + 1 })
    y = 0
  }
  const put = (row: Row) => {
    if (row.snap) y = snapped(y)
    pages.at(-1)!.items.push(...moved(row.items, area.top + y))
    y += row.height
  }
  for (const rows of sections) {
    begin()
    for (const group of groupsOf(rows)) {
      let from = y
      for (const row of group) from = (row.snap ? snapped(from) : from) + row.height
      const height = group.reduce((sum, row) => sum + row.height, 0)
      if (from > area.height + tolerance && height <= area.height + tolerance && y > 0) {
        begin()
        for (const row of group[0]!.head) put(row)
      }
      for (const row of group) {
        if ((row.snap ? snapped(y) : y) + row.height > area.height + tolerance && y > 0) {
          begin()
          for (const head of row.head) put(head)
        }
        put(row)
      }
    }
  }
  placeAtBottom(pages, y, bottom)
  return pages
}

const snapped = (y: number): number => Math.ceil(y / pitch.row - tolerance) * pitch.row

/** Runs of rows that stay together. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  let open = false
  for (const row of rows) {
    if (open) groups.at(-1)!.push(row)
    else groups.push([row])
    open = row.keepNext
  }
  return groups
}

function placeAtBottom(pages: Page[], used: number, bottom: readonly Row[]): void {
  if (bottom.length === 0) return
  const height = bottom.reduce((sum, row) => sum + row.height, 0)
  if (used + height > area.height + tolerance) pages.push({ items: [], number: pages.length + 1 })
  let y = Math.max(0, area.height - height)
  for (const row of bottom) {
    pages.at(-1)!.items.push(...moved(row.items, area.top + y))
    y += row.height
  }
}
