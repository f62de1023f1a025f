import { Worker } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages.ts'

export interface KeptThreads {
  /**
   * Has a thread do a task. What the thread asks meanwhile is answered by `answer`.
   *
   * @throws the signal's reason when aborted, the thread's error, or what `answer` threw
   */
  run<Result>(task: unknown, options?: RunOptions): Promise<Result>
  /** Ends the thread that waits, if there is one. */
  end(): Promise<void>
}

export interface RunOptions {
  readonly answer?: (question: unknown) => Promise<unknown>
  readonly signal?: AbortSignal | undefined
}

const noAnswer = (): Promise<never> => Promise.reject(new Error('nothing may be asked here'))

/**
 * Threads of one script (see `serveTasks`) for tasks that somebody waits for. One thread that is done waits `keepMs` for
 * the next task, which then finds everything loaded and compiled: that is a good part of the time of a task of a second. It
 * does not keep the process alive. A thread that failed or was aborted is ended.
 */
export function keptThreads(script: URL, keepMs: number): KeptThreads {
  let waiting: { thread: Thread; timer: NodeJS.Timeout } | null = null

  /** The thread that waits waits no longer. */
  const take = (): Thread | null => {
    const thread = waiting?.thread ?? null
    clearTimeout(waiting?.timer)
    waiting = null
    return thread
  }
  const end = async (): Promise<void> => {
    await take()?.worker.terminate()
  }
  const give = async (thread: Thread): Promise<void> => {
    if (waiting !== null) {
      await thread.worker.terminate()
      return
    }
    thread.worker.unref()
    thread.heard = ignored
    thread.ended = () => {
      if (waiting?.thread === thread) take()
    }
    waiting = { thread, timer: setTimeout(() => void end(), keepMs).unref() }
  }

  return {
    end,
    async run<Result>(task: unknown, { answer = noAnswer, signal }: RunOptions = {}): Promise<Result> {
      signal?.throwIfAborted()
      const thread = take() ?? beginThread(script)
      const { worker } = thread
      worker.ref()
      const tell = (message: ToThread) => worker.postMessage(message)
      let abort = ignored
      try {
        const result = await new Promise<Result>((resolve, reject) => {
          abort = () => reject(signal?.reason)
          signal?.addEventListener('abort', abort)
          thread.ended = reject
          thread.heard = (said) => {
            if (said.kind === 'result') resolve(said.result as Result)
            else
              answer(said.question).then(
                (given) => tell({ kind: 'answer', number: said.number, answer: given }),
                reject,
              )
          }
          tell({ kind: 'task', task })
        })
        await give(thread)
        return result
      } catch (error) {
        await worker.terminate()
        throw error
      } finally {
        signal?.removeEventListener('abort', abort)
      }
    },
  }
}

/** A thread, and who hears what it says just now. */
interface Thread {
  readonly worker: Worker
  heard: (said: FromThread) => void
  ended: (cause: unknown) => void
}

const ignored = (): void => {}

/** Ten thousand people are read into many small objects: with more room they are swept a third as often. */
const maxYoungGenerationSizeMb = 192

function beginThread(script: URL): Thread {
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb } })
  const thread: Thread = { worker, heard: ignored, ended: ignored }
  worker.on('message', (said: FromThread) => thread.heard(said))
  worker.on('error', (error) => thread.ended(error))
  worker.on('exit', (code) => thread.ended(new Error(`the thread ended with code ${code} and no answer`)))
  return thread
}
