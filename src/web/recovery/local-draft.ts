import { z } from 'zod'

const localDraft = z.object({ value: z.record(z.string(), z.unknown()), updatedAt: z.string() })
export type LocalDraft = z.infer<typeof localDraft>

const nameOf = (key: string): string => `shuanglian.draft.${key}`

/** Keeps a draft for this tab, where neither network nor session is needed. A full store is no fault. */
export function keepLocally(key: string, value: object): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify({ value, updatedAt: new Date().toISOString() }))
  } catch {
    // The server keeps the draft as well.
  }
}

export function readLocally(key: string): LocalDraft | null {
  try {
    const text = sessionStorage.getItem(nameOf(key))
    return text === null ? null : localDraft.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function forgetLocally(key: string): void {
  try {
    sessionStorage.removeItem(nameOf(key))
  } catch {
    // Nothing was kept then.
  }
}
