import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type KeptThreads, keptThreads, type RunOptions } from './kept-threads.ts'
import type { EchoTask } from './testing/echo-thread.ts'

interface Echo {
  threadId: number
  answer: string | null
}

let threads: KeptThreads
const begin = (keepMs: number) => {
  threads = keptThreads(new URL('./testing/echo-thread.ts', import.meta.url), keepMs)
}
const run = (task: EchoTask, options?: RunOptions) => threads.run<Echo>(task, options)

afterEach(() => threads.end())

describe('threads that are kept', () => {
  it('do one task after the other, and two at once in two of which one is kept', async () => {
    begin(60_000)
    const first = await run({})
    const second = await run({})
    expect(second.threadId).toBe(first.threadId)
    const [one, other] = await Promise.all([run({ pauseMs: 50 }), run({ pauseMs: 50 })])
    expect(one.threadId).not.toBe(other.threadId)
    expect([one.threadId, other.threadId]).toContain((await run({})).threadId)
  })

  it('ask whoever gave the task, each its own', async () => {
    begin(60_000)
    const answer = async (question: unknown) => `${String(question)}!`
    const told = await Promise.all([run({ ask: 'a' }, { answer }), run({ ask: 'b' }, { answer })])
    expect(told.map((one) => one.answer)).toEqual(['a!', 'b!'])
    expect((await run({ ask: 'c' }, { answer })).answer).toBe('c!')
    await expect(run({ ask: 'd' })).rejects.toThrow('nothing may be asked here')
  })

  it('tell the error of a task, and end with it', async () => {
    begin(60_000)
    const { threadId } = await run({})
    await expect(run({ fail: 'no such thing' })).rejects.toThrow('no such thing')
    expect((await run({})).threadId).not.toBe(threadId)
  })

  it('end when the task is no longer wanted', async () => {
    begin(60_000)
    const { threadId } = await run({})
    const stop = new AbortController()
    const endless = run({ pauseMs: 600_000 }, { signal: stop.signal })
    stop.abort(new Error('not wanted'))
    await expect(endless).rejects.toThrow('not wanted')
    await expect(run({}, { signal: stop.signal })).rejects.toThrow('not wanted')
    expect((await run({})).threadId).not.toBe(threadId)
  })

  it('end after a while without a task', async () => {
    begin(1)
    const { threadId } = await run({})
    await pause(100)
    expect((await run({})).threadId).not.toBe(threadId)
  })
})
