import { z } from 'zod'

/**
 * What an account chose lately, on this device. Only kind and id are kept: names are asked for anew, so that nothing is
 * shown that has gone out of reach, and nothing can be read off the device.
 */
const refs = z.array(z.object({ kind: z.string(), id: z.string() }))
export type RecentRef = z.infer<typeof refs>[number]

const most = 6
const keyOf = (accountId: string): string => `shuanglian.search.recent.${accountId}`

/** The latest first; none where the store cannot be read. */
export function readRecent(accountId: string): RecentRef[] {
  try {
    return refs.parse(JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '[]'))
  } catch {
    return []
  }
}

/** Puts an object first. A full or forbidden store is no fault. */
export function addRecent(accountId: string, { kind, id }: RecentRef): void {
  const others = readRecent(accountId).filter((ref) => ref.kind !== kind || ref.id !== id)
  try {
    localStorage.setItem(keyOf(accountId), JSON.stringify([{ kind, id }, ...others].slice(0, most)))
  } catch {
    // The list is a courtesy.
  }
}
