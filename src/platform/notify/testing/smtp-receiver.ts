import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** Headers and body as they came over the wire. */
  raw: string
  user: string | null
  secure: boolean
}

export interface SmtpReceiver {
  port: number
  received: ReceivedMail[]
  close(): Promise<void>
}

/**
 * A real SMTP server on this machine that keeps what it gets.
 *
 * @param options.refuse answers a message by its number, from 1, with an error such as `451 later`; null accepts it.
 */
export async function startSmtp(
  options: SMTPServerOptions & { refuse?: (message: number) => string | null } = {},
): Promise<SmtpReceiver> {
  const { refuse, ...server } = options
  const received: ReceivedMail[] = []
  let messages = 0
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        messages += 1
        const refusal = refuse?.(messages) ?? null
        if (refusal !== null) {
          const [code, ...words] = refusal.split(' ')
          done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString(),
          user: typeof session.user === 'string' ? session.user : null,
          secure: session.secure,
        })
        done()
      })
    },
    ...server,
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (smtp.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
}
