import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetLocalDrafts, keepLocally, readLocally } from './local-draft.ts'
import { dropAllWaiting, sendAfterPause, sendWaiting, sendWhenLeaving } from './waiting-drafts.ts'

const key = 'directory.enterprise:1'
const first = { accountId: 'a1', key }
const second = { accountId: 'a2', key }

/** As much of the browser's store as drafts use. */
function memoryStore() {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', memoryStore())
  vi.useFakeTimers()
})
afterEach(() => {
  dropAllWaiting()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a draft of the tab is read by the account that typed it alone', () => {
  keepLocally(first, { values: { name: '甲' } })
  expect(readLocally(first)?.value).toEqual({ values: { name: '甲' } })
  expect(readLocally(second)).toBeNull()
})

test('another account that logs in finds the drafts of the former gone, and keeps its own', () => {
  keepLocally(first, { values: { name: '甲' } })
  keepLocally(second, { values: { name: '乙' } })
  sessionStorage.setItem('other', 'stays')
  forgetLocalDrafts('a2')
  expect(readLocally(first)).toBeNull()
  expect(readLocally(second)?.value).toEqual({ values: { name: '乙' } })
  expect(sessionStorage.getItem('other')).toBe('stays')
})

test('an account whose id begins like another’s does not keep the other’s drafts', () => {
  keepLocally({ accountId: 'a12', key }, { values: {} })
  forgetLocalDrafts('a1')
  expect(sessionStorage.length).toBe(0)
})

test('signing out leaves no draft in the tab, also none kept without an account', () => {
  keepLocally(first, { values: {} })
  keepLocally({ accountId: 'a1', key: 'directory.enterprise:new' }, { values: {} })
  sessionStorage.setItem(`shuanglian.draft.${key}`, '{}')
  forgetLocalDrafts()
  expect(sessionStorage.length).toBe(0)
})

test('a draft goes to the server once typing pauses, the last state of it only', async () => {
  const sent: string[] = []
  sendAfterPause(key, async () => sent.push('one'))
  await vi.advanceTimersByTimeAsync(500)
  sendAfterPause(key, async () => sent.push('two'))
  await vi.advanceTimersByTimeAsync(799)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual(['two'])
})

test('a page that is closed sends at once what waits, and only once', async () => {
  const page = new EventTarget()
  const sent: boolean[] = []
  sendWhenLeaving(page)
  sendAfterPause(key, async (leaving) => sent.push(leaving))
  page.dispatchEvent(new Event('pagehide'))
  expect(sent).toEqual([true])
  await vi.advanceTimersByTimeAsync(2000)
  expect(sent).toEqual([true])
})

test('what is dropped at sign-out is not sent afterwards', async () => {
  const send = vi.fn(async () => {})
  sendAfterPause(key, send)
  dropAllWaiting()
  await vi.advanceTimersByTimeAsync(2000)
  await sendWaiting(false)
  expect(send).not.toHaveBeenCalled()
})
