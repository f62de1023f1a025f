import { setTimeout as pause } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { serveTasks } from '../serve-tasks.ts'

/** A task of the tests: what the thread is to do before it says who it is. */
export interface EchoTask {
  readonly ask?: string
  readonly fail?: string
  readonly pauseMs?: number
}

serveTasks(async ({ ask: question, fail, pauseMs = 0 }: EchoTask, ask) => {
  if (fail !== undefined) throw new Error(fail)
  if (pauseMs > 0) await pause(pauseMs)
  return { threadId, answer: question === undefined ? null : await ask<string>(question) }
})
