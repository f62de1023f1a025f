import { AppError } from '#platform/errors.ts'
import { ApiError } from '#platform/http/client.ts'

/** One line for a person at a terminal: what is wrong, and what to do where that is known. */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiError) {
    const { message, details, reason, requestId } = error.body
    const chinese = typeof details.messageZh === 'string' ? `${details.messageZh}\n` : ''
    return `${chinese}${message} (${reason}, request ${requestId})`
  }
  if (error instanceof AppError) return `${error.message} (${error.reason})`
  return error instanceof Error ? error.message : String(error)
}
