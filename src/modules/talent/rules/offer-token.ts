import { createHash, createHmac } from 'node:crypto'

/** Letters and digits that are not mistaken for each other on paper; 20 of 32 are 100 bits. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const tokenLength = 20
const tokenPattern = new RegExp(`^[a-z2-7]{${tokenLength}}$`)

/** The token of an offer. It follows from the secret of the installation, so that the database holds none. */
export const offerTokenOf = (secret: string, invitationId: string): string =>
  [
    ...createHmac('sha256', secret)
      .update(`talent.engagement offer ${invitationId}`)
      .digest()
      .subarray(0, tokenLength),
  ]
    .map((byte) => alphabet[byte & 31])
    .join('')

/** A token as it may have been typed; null for what can be none. */
export function readOfferToken(text: string): string | null {
  const token = text.trim().toLowerCase()
  return tokenPattern.test(token) ? token : null
}

/** What is kept of a token. */
export const hashOfOfferToken = (token: string): string =>
  createHash('sha256').update(`talent.engagement token ${token}`).digest('hex')
