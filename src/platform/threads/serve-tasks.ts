import { parentPort } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages.ts'

/** Asks the thread that gave the task. */
export type Ask = <Answer>(question: unknown) => Promise<Answer>

/**
 * Serves tasks in a thread that `keptThreads` began: each is worked on and its result told. A task that fails ends the
 * thread, and whoever gave it is told the error.
 */
export function serveTasks<Task>(work: (task: Task, ask: Ask) => Promise<unknown>): void {
  const port = parentPort
  if (port === null) throw new Error('only a thread serves tasks')
  const tell = (message: FromThread) => port.postMessage(message)
  const open = new Map<number, (answer: unknown) => void>()
  let asked = 0
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      asked += 1
      open.set(asked, resolve as (answer: unknown) => void)
      tell({ kind: 'ask', number: asked, question })
    })
  port.on('message', (heard: ToThread) => {
    if (heard.kind === 'answer') {
      open.get(heard.number)?.(heard.answer)
      open.delete(heard.number)
      return
    }
    // Not caught: a rejection ends the thread with its error.
    void work(heard.task as Task, ask).then((result) => tell({ kind: 'result', result }))
  })
}
