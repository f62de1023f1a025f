import type { useMay } from '#web/allowed.tsx'
import type { PageRoute } from './page-route.ts'

/** Whether a person may see a page at all. */
export function maySee({ right }: Pick<PageRoute, 'right'>, may: ReturnType<typeof useMay>): boolean {
  const rights = right === undefined || typeof right === 'string' ? [right] : right
  return rights.some(may)
}
