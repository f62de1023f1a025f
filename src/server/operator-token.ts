import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const tokenFile = 'operator.token'

/** Makes the token of this run. Whoever may read the data folder may act as its operator: they could open the data too. */
export function writeOperatorToken(folder: string): string {
  const token = randomBytes(32).toString('base64url')
  const path = join(folder, tokenFile)
  // A file left by a crash keeps its mode; a new one gets ours.
  rmSync(path, { force: true })
  writeFileSync(path, token, { mode: 0o600, flag: 'wx' })
  return token
}

export function removeOperatorToken(folder: string): void {
  rmSync(join(folder, tokenFile), { force: true })
}

/** The token of the server that runs on a data folder, null when it left none that this user may read. */
export function readOperatorToken(folder: string): string | null {
  try {
    return readFileSync(join(folder, tokenFile), 'utf8')
  } catch {
    return null
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether an `Authorization` header carries the token; takes the same time for every wrong one. */
export function carriesToken(authorization: string | null, token: string | null): boolean {
  if (authorization === null || token === null || !authorization.startsWith('Bearer ')) return false
  return timingSafeEqual(digest(authorization.slice('Bearer '.length)), digest(token))
}
