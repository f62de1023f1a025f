import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from '../../errors.ts'
import { type AllowedNet, mayConnect } from './address.ts'

/** Gives all addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>

export interface WebhookRequest {
  url: string
  headers: Record<string, string>
  body: string
}

export type WebhookFault =
  | 'addressRefused'
  | 'nameUnknown'
  | 'unreachable'
  | 'timeout'
  | 'redirect'
  | 'status'

/** What became of one try. Nothing of the answer's content is kept: it may come from where nobody should look. */
export type WebhookOutcome =
  | { ok: true; status: number }
  | { ok: false; status: number | null; fault: WebhookFault }

export interface WebhookOutlet {
  /** @throws AppError `badInput` when no event could ever be sent there. */
  check(url: string): void
  send(request: WebhookRequest): Promise<WebhookOutcome>
}

const withinMs = 10_000
/** Of an answer no more is taken in; its status has been heard by then. */
const maxAnswerBytes = 16 * 1024

const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * Sends events to other systems, and only there: a name is resolved here, each of its addresses must be allowed, and
 * the connection goes to the address that was checked. Redirects are not followed.
 *
 * @param options.allowedNets private nets that may be reached all the same.
 */
export function webhookOutlet(options: {
  allowedNets: readonly AllowedNet[]
  resolve?: Resolve
  withinMs?: number
}): WebhookOutlet {
  const resolve = options.resolve ?? systemResolve
  return {
    check(url) {
      const { host } = parseTarget(url)
      if (isIP(host) !== 0 && !mayConnect(host, options.allowedNets))
        throw refused('platform.webhook.addressRefused', 'this address lies in a net that is not allowed')
    },
    async send(request) {
      const { target, host } = parseTarget(request.url)
      const deadline = AbortSignal.timeout(options.withinMs ?? withinMs)
      let addresses: string[]
      try {
        addresses = isIP(host) === 0 ? await beforeAbort(resolve(host), deadline) : [host]
      } catch {
        return { ok: false, status: null, fault: deadline.aborted ? 'timeout' : 'nameUnknown' }
      }
      const address = addresses[0]
      if (address === undefined) return { ok: false, status: null, fault: 'nameUnknown' }
      // One bad address among good ones is an attack or a mistake; neither is helped by trying the others.
      if (!addresses.every((each) => mayConnect(each, options.allowedNets)))
        return { ok: false, status: null, fault: 'addressRefused' }
      return post(target, address, request, deadline)
    },
  }
}

function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Error('too late'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

const refused = (reason: string, message: string): AppError =>
  new AppError('badInput', reason, message, { field: 'url' })

/** The parsed target, and its host without the brackets of IPv6. The parser has made 127.1 and 0x7f.1 to 127.0.0.1. */
function parseTarget(url: string): { target: URL; host: string } {
  const target = URL.canParse(url) ? new URL(url) : null
  if (target === null || !['http:', 'https:'].includes(target.protocol) || target.hostname === '')
    throw refused('platform.webhook.badUrl', 'the address must begin with http:// or https://')
  if (target.username !== '' || target.password !== '' || target.hash !== '')
    throw refused('platform.webhook.badUrl', 'the address may hold no user, password or fragment')
  return { target, host: target.hostname.replace(/^\[(.*)\]$/, '$1') }
}

function post(
  target: URL,
  address: string,
  { headers, body }: WebhookRequest,
  deadline: AbortSignal,
): Promise<WebhookOutcome> {
  const checked: LookupFunction = (_host, options, done) => {
    const family = isIP(address)
    if (options.all) done(null, [{ address, family }])
    else done(null, address, family)
  }
  return new Promise((resolve) => {
    const start = target.protocol === 'https:' ? httpsRequest : httpRequest
    const request = start(target, {
      method: 'POST',
      // No kept connection: it could lead to an address that was checked at another time.
      agent: false,
      lookup: checked,
      signal: deadline,
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        connection: 'close',
      },
    })
    request.on('error', () =>
      resolve({ ok: false, status: null, fault: deadline.aborted ? 'timeout' : 'unreachable' }),
    )
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      const outcome: WebhookOutcome =
        status >= 200 && status < 300
          ? { ok: true, status }
          : { ok: false, status, fault: status >= 300 && status < 400 ? 'redirect' : 'status' }
      let bytes = 0
      const finish = () => {
        response.destroy()
        resolve(outcome)
      }
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxAnswerBytes) finish()
      })
      response.on('end', finish)
      response.on('error', finish)
      response.on('close', finish)
    })
    request.end(body)
  })
}
