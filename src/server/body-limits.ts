import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { documentLimits } from '#modules/documents/index.ts'
import { AppError } from '#platform/errors.ts'

/** Room for the file and for the other fields and boundaries of the form around it. */
const uploadBytes = documentLimits.inputBytes + 64 * 1024
/** A pasted text of the longest kind, three bytes a character as Chinese has them. */
const textBytes = Math.min(uploadBytes, documentLimits.textUnits * 3 + 64 * 1024)
/** Everything else is a form with fields. A chain template of sixty nodes has some 100 KB. */
const jsonBytes = 2 * 1024 * 1024

const refuse = (maxBytes: number): never => {
  throw new AppError('tooLarge', 'platform.body.tooLarge', `a request may carry at most ${maxBytes} bytes`, {
    maxBytes,
  })
}

const limitOf = (maxSize: number): MiddlewareHandler => bodyLimit({ maxSize, onError: () => refuse(maxSize) })

const uploads = limitOf(uploadBytes)
const texts = limitOf(textBytes)
const fields = limitOf(jsonBytes)

/** Limits a body by what it is: an upload, a pasted text, or fields. Refused before more than that was read. */
export const bodyLimits: MiddlewareHandler = (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) return uploads(c, next)
  if (c.req.path.startsWith('/api/documents')) return texts(c, next)
  return fields(c, next)
}
