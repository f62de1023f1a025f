import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Letters and digits that are not mistaken for each other on paper. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** 20 letters of 32 are 100 bits: nobody finds one by trying. */
const tokenLength = 20
const tokenPattern = new RegExp(`^[a-z2-7]{${tokenLength}}$`)

const inLetters = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, tokenLength)].map((byte) => alphabet[byte & 31]).join('')

/**
 * The token of an invitation. It follows from the secret of the installation, so that an address can be printed again and
 * opened on another device, while the database, or a copy of it, holds no token and none can be made from it.
 *
 * @param purpose sets tokens of one kind of invitation apart from those of another.
 */
export const tokenOf = (
  secret: string,
  invitationId: string,
  purpose = 'training.survey invitation',
): string => inLetters(createHmac('sha256', secret).update(`${purpose} ${invitationId}`).digest())

/** The code of an open address. */
export const newPublicCode = (): string => inLetters(randomBytes(tokenLength))

/** A token as it may have been typed: without spaces, in small letters; null for what can be none. */
export function readToken(text: string): string | null {
  const token = text.trim().toLowerCase()
  return tokenPattern.test(token) ? token : null
}

/** What is kept of a token. */
export const hashOfToken = (token: string): string =>
  createHash('sha256').update(`training.survey token ${token}`).digest('hex')

const keyOf = (token: string): Buffer =>
  Buffer.from(hkdfSync('sha256', token, '', 'training.survey saved answers', 32))

/** Seals what was begun with a key that only the token gives. */
export function seal(token: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens it again; null where another token sealed it or it was tampered with. */
export function unseal(token: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
