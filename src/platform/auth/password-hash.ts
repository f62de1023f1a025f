import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP recommends for log-in: 19 MiB, two passes, one lane; some 20 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * The hash of a password that nobody has: what was typed for a name nobody has, or one without a password, is compared
 * with it, so that the answer takes the same work. Same kind and cost as all others.
 */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$HOeRtSvtSXg3xLlUGBaUDw$2dYjXQ9y/JcbhP5dWwNjLgYhKkeqH9Z0Q2jU0jKXFUE'

/** The hash of a password, with its salt and cost in it. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Whether a password belongs to a hash. */
export const verifyPassword = (password: string, stored: string): Promise<boolean> => verify(stored, password)
