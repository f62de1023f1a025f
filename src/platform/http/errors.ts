import { ORPCError } from '@orpc/server'
import { AppError, errorStatus } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ErrorBody } from './contract.ts'

/** The one shape of every error, with the request id a user can quote. */
export function errorBodyOf(error: AppError, requestId: string): ErrorBody {
  const { kind, reason, message, details } = error
  return { error: { kind, reason, message, details, requestId } }
}

interface Issue {
  path?: PropertyKey[]
  message: string
}

/** Makes an AppError of whatever was thrown. What nobody expected is logged with its stack and told without it. */
export function toAppError(error: unknown, log: Log): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const issues = ((error.data as { issues?: Issue[] } | undefined)?.issues ?? []).map((issue) => ({
      path: (issue.path ?? []).map(String).join('.'),
      message: issue.message,
    }))
    const where = issues.map((issue) => `${issue.path || 'body'}: ${issue.message}`).join('; ')
    return new AppError(
      'badInput',
      'platform.input.invalid',
      where || 'the request could not be read',
      { issues },
      { cause: error },
    )
  }
  if (error instanceof SyntaxError) {
    return new AppError(
      'badInput',
      'platform.input.malformed',
      'the request body is not valid',
      {},
      { cause: error },
    )
  }
  log.error({ err: error }, 'unexpected error')
  return new AppError(
    'internal',
    'platform.server.failed',
    'something went wrong here; the request id finds it in the log',
    {},
    { cause: error },
  )
}

/** The same error as oRPC carries it to the response. */
export function toOrpcError(error: AppError, requestId: string): ORPCError<string, ErrorBody> {
  return new ORPCError('API_ERROR', {
    status: errorStatus[error.kind],
    message: error.message,
    data: errorBodyOf(error, requestId),
    cause: error,
  })
}
