import { resolve } from 'node:path'
import { type Contract, contract } from '#modules/contract.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Context, operator } from '#platform/context.ts'
import type { DataOwner } from '#platform/db/data-lock.ts'
import { AppError } from '#platform/errors.ts'
import { type ApiClient, createApiClient } from '#platform/http/client.ts'
import { createLog } from '#platform/log.ts'
import { createApp } from '#server/app.ts'
import { readOperatorToken } from '#server/operator-token.ts'
import { createRuntime, type OpenData, type Runtime } from '#server/runtime.ts'
import { printMessage } from './output.ts'

export type Client = ApiClient<Contract>

/** In process the address is never dialled, it only completes the request. */
export const inProcessUrl = 'http://in-process.invalid/api'

/** Commands keep quiet unless told otherwise; the server has its own default. */
export function commandConfig(): Config {
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
    await runtime.data()
  } catch (error) {
    const url = runningServer(error)
    if (url === null) throw error
    printMessage(`using the server running at ${url}`)
    return work(createApiClient(contract, `${url}/api`, asOperator(resolve(config.dataDir))))
  }
  try {
    const app = createApp(runtime, { actor: operator })
    return await work(createApiClient(contract, inProcessUrl, async (request) => app.fetch(request)))
  } finally {
    await runtime.close()
  }
}

/**
 * Runs a command on the data itself, for what no endpoint offers to anybody.
 *
 * @throws AppError `platform.data.locked` while a server holds the data folder: stop it first.
 */
export const onData = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
  withOwnData(
    ({ clock, log }, { database, jobs }) =>
      work({
        actor: operator,
        clock,
        log,
        requestId: crypto.randomUUID(),
        ip: null,
        db: database.db,
        jobs,
        pending: null,
      }),
    null,
  )

/**
 * Runs long work on the data themselves: in this process while no server owns them, else as a job of that server.
 *
 * @param own is given the open data of this process.
 * @param beside is given the server's contract; null where the work cannot be left to a server.
 * @throws AppError `platform.data.locked` while a server holds the data folder and `beside` is null.
 */
export async function withOwnData<T>(
  own: (runtime: Runtime, data: OpenData) => Promise<T>,
  beside: ((client: Client) => Promise<T>) | null,
): Promise<T> {
  const config = commandConfig()
  const runtime = createRuntime(config, systemClock, createLog(config.logLevel))
  let data: OpenData
  try {
    data = await runtime.data()
  } catch (error) {
    if (beside === null || runningServer(error) === null) throw error
    return withData(beside)
  }
  try {
    return await own(runtime, data)
  } finally {
    await runtime.close()
  }
}

/**
 * The same for work that no endpoint of the contract offers: beside a running server it is given a way to send to it as
 * operator.
 */
export async function withServerOrData<T>(
  own: (runtime: Runtime, data: OpenData) => Promise<T>,
  beside: (send: (path: string, init: RequestInit) => Promise<Response>) => Promise<T>,
): Promise<T> {
  const config = commandConfig()
  const runtime = createRuntime(config, systemClock, createLog(config.logLevel))
  let data: OpenData
  try {
    data = await runtime.data()
  } catch (error) {
    const url = runningServer(error)
    if (url === null) throw error
    printMessage(`using the server running at ${url}`)
    const send = asOperator(resolve(config.dataDir))
    return beside((path, init) => send(new Request(`${url}${path}`, init)))
  }
  try {
    return await own(runtime, data)
  } finally {
    await runtime.close()
  }
}

/** Runs a command that needs no data: none is opened. */
export async function withoutData<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const config = commandConfig()
  const app = createApp(createRuntime(config, systemClock, createLog(config.logLevel)), {
    hasData: false,
    actor: operator,
  })
  return work(createApiClient(contract, inProcessUrl, async (request) => app.fetch(request)))
}

/** Sends requests with the token that the running server left for whoever may read its data folder. */
function asOperator(folder: string): (request: Request) => Promise<Response> {
  const token = readOperatorToken(folder)
  if (token === null)
    throw new AppError(
      'forbidden',
      'platform.operator.noToken',
      `the operator's token in ${folder} cannot be read; run this as the user that runs the server`,
    )
  return (request) => {
    request.headers.set('authorization', `Bearer ${token}`)
    return fetch(request)
  }
}

function runningServer(error: unknown): string | null {
  if (!(error instanceof AppError) || error.reason !== 'platform.data.locked') return null
  return (error.details.owner as DataOwner | null)?.url ?? null
}
