import { ApiError } from '#platform/http/client.ts'

/** A reason told in an address, as if a call had been refused for it. */
export const refusal = (reason: string): ApiError =>
  new ApiError(401, { kind: 'unauthenticated', reason, message: reason, details: {}, requestId: '' })
