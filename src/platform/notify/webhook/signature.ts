import { createHmac } from 'node:crypto'
import type { Webhook } from '../contract.ts'

/**
 * The header by which a receiver knows who sent an event and when: `t=<seconds>,v1=<hex>` with HMAC-SHA256, or
 * `t=<seconds>,sm3=<hex>` with HMAC-SM3 (GB/T 32905, GB/T 15852.2). What is signed is `<seconds>.<body>`: an old
 * message cannot be given a new time.
 */
export function signatureHeader(
  algorithm: Webhook['algorithm'],
  secret: string,
  seconds: number,
  body: string,
): string {
  const digest = createHmac(algorithm, secret).update(`${seconds}.${body}`, 'utf8').digest('hex')
  return `t=${seconds},${algorithm === 'sm3' ? 'sm3' : 'v1'}=${digest}`
}
