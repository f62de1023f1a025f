import { Worker } from 'node:worker_threads'

/** Threads that take one task after the other. */
export interface ThreadPool {
  readonly threads: number
  /** Hands a task to the next thread that is free. */
  run<Answer>(task: ThreadTask): Promise<Answer>
  close(): Promise<void>
}

/** A task, by the kind that `match-worker.ts` knows. */
export interface ThreadTask {
  readonly kind: string
}

/** What a thread answers: a result, or what went wrong. */
export type ThreadAnswer = { readonly result: unknown } | { readonly failure: unknown }

interface Waiting {
  readonly task: ThreadTask
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

/** So many threads at most, each begun when the first task needs it. A thread that fails fails its task alone. */
export function threadPool(threads: number): ThreadPool {
  const script = new URL('match-worker.ts', import.meta.url)
  const all = new Set<Worker>()
  const free: Worker[] = []
  const waiting: Waiting[] = []
  const underWay = new Map<Worker, Waiting>()

  function next(): void {
    while (waiting.length > 0) {
      const worker = free.pop() ?? (all.size < threads ? begin() : null)
      if (worker === null) return
      const given = waiting.shift()!
      underWay.set(worker, given)
      worker.postMessage(given.task)
    }
  }
  function begin(): Worker {
    const worker = new Worker(script)
    all.add(worker)
    worker.on('message', (answer: ThreadAnswer) => {
      const asked = underWay.get(worker)!
      underWay.delete(worker)
      free.push(worker)
      if ('result' in answer) asked.resolve(answer.result as never)
      else asked.reject(answer.failure)
      next()
    })
    const lose = (error: unknown) => {
      all.delete(worker)
      underWay.get(worker)?.reject(error)
      underWay.delete(worker)
      next()
    }
    worker.on('error', lose)
    worker.on('exit', (code) => lose(new Error(`a thread ended with code ${code} and no answer`)))
    return worker
  }
  return {
    threads,
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        next()
      }),
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
