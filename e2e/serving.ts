import { type ChildProcess, spawn } from 'node:child_process'

const startWithinMs = 170_000

/** The product at work in a process of its own. */
export interface Serving {
  url: string
  server: ChildProcess
}

/**
 * Starts the product as its users do, on a free port with the embedded database, and waits for its address.
 *
 * @param env at least `DATA_DIR`; an empty folder is filled with the demo city.
 * @throws Error when the product ends, or says nothing for 170 s; it is gone then.
 */
export async function startServing(env: Record<string, string>): Promise<Serving> {
  const server = spawn(process.execPath, ['bin/shuanglian.mjs', 'serve'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { url: await addressOf(server), server }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL')
      reject(new Error(`the product did not start within ${startWithinMs} ms`))
    }, startWithinMs)
    let output = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      // The whole line: it may arrive in two parts.
      const address = /(http:\/\/\S+)\n/.exec(output)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the product ended with ${code} before it listened: ${output}`))
    })
  })
}

/** Ends a process by a signal and waits until it is gone; gives its exit code. */
export function endBy(signal: 'SIGTERM' | 'SIGKILL', server: ChildProcess): Promise<number | null> {
  const gone = new Promise<number | null>((resolve) => server.once('exit', resolve))
  server.kill(signal)
  return gone
}
