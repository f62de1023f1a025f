import { Worker } from 'node:worker_threads'

/**
 * Runs a worker script that posts one message, its result, and ends it whatever happens; workers it began itself end
 * with it.
 *
 * @throws the signal's reason when aborted, or the worker's error.
 */
export async function inWorker<Result>(script: URL, input: unknown, signal?: AbortSignal): Promise<Result> {
  signal?.throwIfAborted()
  const worker = new Worker(script, { workerData: input })
  let abort = (): void => {}
  try {
    return await new Promise<Result>((resolve, reject) => {
      abort = () => reject(signal?.reason)
      signal?.addEventListener('abort', abort)
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the worker ended with code ${code} and no answer`)))
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}
