import { type Contract, contract } from '#modules/contract.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { DataOwner } from '#platform/db/data-lock.ts'
import { AppError } from '#platform/errors.ts'
import { type ApiClient, createApiClient } from '#platform/http/client.ts'
import { createLog } from '#platform/log.ts'
import { createApp } from '#server/app.ts'
import { createRuntime } from '#server/runtime.ts'
import { printMessage } from './output.ts'

export type Client = ApiClient<Contract>

/** In process the address is never dialled, it only completes the request. */
const inProcessUrl = 'http://in-process.invalid/api'

/** Commands keep quiet unless told otherwise; the server has its own default. */
function commandConfig(): Config {
  return readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'error' })
}

/**
 * Runs a command on data through the contract. Beside a running server it goes through that server, and says so;
 * otherwise it opens the data itself, in this process.
 */
export async function withData<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const config = commandConfig()
  const runtime = createRuntime(config, systemClock, createLog(config.logLevel))
  try {
    await runtime.database()
  } catch (error) {
    const url = runningServer(error)
    if (url === null) throw error
    printMessage(`using the server running at ${url}`)
    return work(createApiClient(contract, `${url}/api`))
  }
  try {
    const app = createApp(runtime)
    return await work(createApiClient(contract, inProcessUrl, async (request) => app.fetch(request)))
  } finally {
    await runtime.close()
  }
}

/** Runs a command that needs no data: none is opened. */
export async function withoutData<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const config = commandConfig()
  const app = createApp(createRuntime(config, systemClock, createLog(config.logLevel)), { hasData: false })
  return work(createApiClient(contract, inProcessUrl, async (request) => app.fetch(request)))
}

function runningServer(error: unknown): string | null {
  if (!(error instanceof AppError) || error.reason !== 'platform.data.locked') return null
  return (error.details.owner as DataOwner | null)?.url ?? null
}
