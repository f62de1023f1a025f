import type { KeyboardEvent } from 'react'

/** How far PageUp and PageDown go. */
const stride = 10

/**
 * Moves the focus among the rows of a table: arrows by one, PageUp and PageDown by ten, Home and End to the first and the
 * last. Enter opens a row and Space chooses it, where the table does that.
 */
export function onRowKey(event: KeyboardEvent, acts: { open?: () => void; choose?: () => void }): void {
  if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'Enter' && acts.open) acts.open()
  else if (event.key === ' ' && acts.choose) acts.choose()
  else if (!moveFocus(event)) return
  event.preventDefault()
}

function moveFocus({ key, currentTarget }: KeyboardEvent): boolean {
  const rows = [...(currentTarget.parentElement?.children ?? [])].filter(
    (row): row is HTMLElement => row instanceof HTMLElement && row.dataset.row !== undefined,
  )
  const here = rows.indexOf(currentTarget as HTMLElement)
  const to = nextRow(key, here, rows.length)
  if (to === null) return false
  rows[to]?.focus()
  return true
}

/** Where a key leads from a row, null for keys that lead nowhere. */
export function nextRow(key: string, here: number, count: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowDown':
      return within(here + 1)
    case 'ArrowUp':
      return within(here - 1)
    case 'PageDown':
      return within(here + stride)
    case 'PageUp':
      return within(here - stride)
    case 'Home':
      return 0
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}
