import { z } from 'zod'

const localDraft = z.object({ value: z.record(z.string(), z.unknown()), updatedAt: z.string() })
export type LocalDraft = z.infer<typeof localDraft>

/** Whose draft of which form. A desk may be shared: what one account typed is nobody else's. */
export type DraftName = { accountId: string; key: string }

const prefix = 'shuanglian.draft.'
const ownPrefix = (accountId: string): string => `${prefix}${accountId}/`
const nameOf = ({ accountId, key }: DraftName): string => `${ownPrefix(accountId)}${key}`

/** Keeps a draft for this tab, where neither network nor session is needed. A full store is no fault. */
export function keepLocally(name: DraftName, value: object): void {
  try {
    sessionStorage.setItem(nameOf(name), JSON.stringify({ value, updatedAt: new Date().toISOString() }))
  } catch {
    // The server keeps the draft as well.
  }
}

export function readLocally(name: DraftName): LocalDraft | null {
  try {
    const text = sessionStorage.getItem(nameOf(name))
    return text === null ? null : localDraft.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function forgetLocally(name: DraftName): void {
  try {
    sessionStorage.removeItem(nameOf(name))
  } catch {
    // Nothing was kept then.
  }
}

/**
 * Clears the drafts of this tab: all of them at sign-out, those of others when somebody is logged in.
 *
 * @param exceptOf the account whose drafts stay.
 */
export function forgetLocalDrafts(exceptOf: string | null = null): void {
  try {
    const names = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at))
    for (const name of names) {
      if (!name?.startsWith(prefix)) continue
      if (exceptOf === null || !name.startsWith(ownPrefix(exceptOf))) sessionStorage.removeItem(name)
    }
  } catch {
    // Nothing was kept then.
  }
}
