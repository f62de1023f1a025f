/** What went wrong, in the few kinds a client must tell apart. The kind fixes the HTTP status, here only. */
export const errorStatus = {
  badInput: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unsupported: 415,
  tooMany: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof errorStatus

/** Details of an error, safe to show: ids, field paths, limits. Never a stack trace, never personal data. */
export type ErrorDetails = Record<string, unknown>

/**
 * A broken expectation that a client should hear about.
 *
 * `reason` follows the grammar `module.noun.verb` and is translated by the client; `message` is for engineers.
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly reason: string
  readonly details: ErrorDetails

  constructor(
    kind: ErrorKind,
    reason: string,
    message: string,
    details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'AppError'
    this.kind = kind
    this.reason = reason
    this.details = details
  }
}

/** A wrong field of an input: its place goes along, so that the form can show the reason there. */
export const badField = (
  field: string,
  reason: string,
  message: string,
  details: ErrorDetails = {},
): AppError => new AppError('badInput', reason, message, { field, ...details })
