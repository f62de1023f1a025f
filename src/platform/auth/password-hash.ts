import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP recommends for log-in: 19 MiB, two passes, one lane; some 20 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password, with its salt and cost in it. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Whether a password belongs to a hash. */
export const verifyPassword = (password: string, stored: string): Promise<boolean> => verify(stored, password)
