import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const minLength = 32
/** A sentence of one letter is long and no secret. */
const minDistinct = 10

/** Secrets that stand in examples and defaults; whoever knows one can make any session. */
const known = [
  'better-auth-secret',
  'changeme',
  'change-me',
  'example',
  'your-secret',
  'please-change',
  'password',
]

/** What is wrong with a secret and what to do, null when it is good. */
export function secretProblem(secret: string): string | null {
  const advice = 'make one with: openssl rand -base64 48'
  if (secret.length < minLength) return `must have at least ${minLength} characters; ${advice}`
  if (new Set(secret).size < minDistinct || known.some((word) => secret.toLowerCase().includes(word)))
    return `is easy to guess; ${advice}`
  return null
}

const secretFile = 'auth-secret'

/**
 * The secret of an embedded database: made once, readable by its owner only, kept beside the data so that sessions and
 * second factors live on after a restart.
 */
export function keptSecret(folder: string): string {
  const path = join(folder, secretFile)
  try {
    // `wx` fails where the file exists: the one who made it first is right.
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, randomBytes(48).toString('base64'))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secretProblem(secret) !== null)
    throw new Error(`${path} holds no usable secret; remove it to have a new one made`)
  return secret
}
