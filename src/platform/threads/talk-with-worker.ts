import { parentPort, type TransferListItem, Worker } from 'node:worker_threads'

/** What a worker says: a question, or its result. */
type FromWorker =
  | { readonly kind: 'ask'; readonly number: number; readonly question: unknown }
  | { readonly kind: 'result'; readonly result: unknown }

/** What it hears. A question that cannot be answered ends the worker. */
interface ToWorker {
  readonly number: number
  readonly answer: unknown
}

/**
 * Runs a worker script that may ask this thread for things meanwhile (`askMain`) and tells its result at last
 * (`tellResult`); it is ended whatever happens. What it begins with can so be read while it starts.
 *
 * @throws the signal's reason when aborted, the worker's error, or what `answer` threw
 */
export async function talkWithWorker<Result>(
  script: URL,
  input: unknown,
  answer: (question: unknown) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted()
  const worker = new Worker(script, { workerData: input })
  let abort = (): void => {}
  try {
    return await new Promise<Result>((resolve, reject) => {
      abort = () => reject(signal?.reason)
      signal?.addEventListener('abort', abort)
      worker.on('message', (said: FromWorker) => {
        if (said.kind === 'result') {
          resolve(said.result as Result)
          return
        }
        answer(said.question).then(
          (given) => worker.postMessage({ number: said.number, answer: given } satisfies ToWorker),
          reject,
        )
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the worker ended with code ${code} and no answer`)))
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

let asked = 0
const open = new Map<number, (answer: unknown) => void>()

/** Asks the thread that began this worker. */
export function askMain<Answer>(question: unknown): Promise<Answer> {
  const port = parentPort
  if (port === null) throw new Error('only a worker can ask')
  if (asked === 0)
    port.on('message', ({ number, answer }: ToWorker) => {
      open.get(number)?.(answer)
      open.delete(number)
    })
  asked += 1
  const number = asked
  return new Promise<Answer>((resolve) => {
    open.set(number, resolve as (answer: unknown) => void)
    port.postMessage({ kind: 'ask', number, question } satisfies FromWorker)
  })
}

/** The last thing a worker says. */
export function tellResult(result: unknown, transfer: readonly TransferListItem[] = []): void {
  parentPort?.postMessage({ kind: 'result', result } satisfies FromWorker, transfer)
}
