import { createORPCClient, ORPCError } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { type ErrorBody, errorBody } from './contract.ts'

/** A failed call as every client sees it. `reason` is translated for people. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody['error']

  constructor(status: number, body: ErrorBody['error'], options?: ErrorOptions) {
    super(body.message, options)
    this.name = 'ApiError'
    this.status = status
    this.body = body
  }
}

/** Turns whatever a call threw into an ApiError when the server said why; anything else stays as it is. */
export function asApiError(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error
  const parsed = errorBody.safeParse(error.data)
  return parsed.success ? new ApiError(error.status, parsed.data.error, { cause: error }) : error
}

export type ApiClient<C extends AnyContractRouter> = JsonifiedClient<ContractRouterClient<C>>

/**
 * A typed client of a contract over HTTP.
 *
 * @param url where `/api` begins, such as `http://127.0.0.1:8848/api`.
 * @param send how a request travels: the browser's fetch, or the server application called in the same process.
 */
export function createApiClient<C extends AnyContractRouter>(
  contract: C,
  url: string,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): ApiClient<C> {
  const link = new OpenAPILink(contract, {
    url,
    fetch: (request) => send(request),
    customErrorResponseBodyDecoder: (body, response) =>
      errorBody.safeParse(body).success
        ? new ORPCError('API_ERROR', { status: response.status, data: body })
        : null,
    interceptors: [
      async ({ next }) => {
        try {
          return await next()
        } catch (error) {
          throw asApiError(error)
        }
      },
    ],
  })
  return createORPCClient(link)
}
