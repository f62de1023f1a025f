import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { oneLine } from '../text.ts'
import { isMailAddress, parseSender } from './address.ts'

export interface MailMessage {
  /** The delivery's id: the same message tried again has the same Message-ID. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  at: Date
}

/** How far a message got. */
export type MailOutcome =
  | { status: 'sent'; answer: string }
  /** The server said no; `permanent` when it will say so again. */
  | { status: 'refused'; permanent: boolean; answer: string }
  /** Nothing was handed over. */
  | { status: 'unreachable'; answer: string }
  /** The connection broke while the message was handed over: it may have arrived. */
  | { status: 'uncertain'; answer: string }

export interface MailChannel {
  send(message: MailMessage): Promise<MailOutcome>
}

export interface SmtpSettings {
  /** `smtp://user:password@host:port` or `smtps://…`; query as in nodemailer, such as `?requireTLS=true`. */
  url: string
  /** Address, or name and address: `双链 <no-reply@example.gov.cn>`. */
  from: string
}

const connectMs = 10_000
const silenceMs = 30_000

/**
 * E-mail through one SMTP server, one session a message. It speaks to the server in steps of its own (nodemailer's
 * transport tells no difference between a server that was not reached and one that was lost after the message).
 */
export function smtpChannel(settings: SmtpSettings): MailChannel {
  const from = parseSender(settings.from)
  if (from === null) throw new Error('MAIL_FROM is no address')
  return {
    async send(message) {
      if (!isMailAddress(message.to.address))
        return { status: 'refused', permanent: true, answer: 'the address is not well formed' }
      // Loaded with the first message: most processes send none.
      const { parseConnectionUrl } = await import('nodemailer/lib/shared')
      const { auth, ...options } = parseConnectionUrl(settings.url)
      const content = await compose(from, message)
      const session = await openSession({ ...options, ...timeouts })
      try {
        try {
          await session.connect()
          if (auth) await session.login(auth)
        } catch (error) {
          return failure(error, 'unreachable')
        }
        try {
          const answer = await session.send({ from: from.address, to: [message.to.address] }, content)
          return { status: 'sent', answer: oneLine(answer, 300) }
        } catch (error) {
          return failure(error, 'uncertain')
        }
      } finally {
        session.close()
      }
    },
  }
}

const timeouts = {
  connectionTimeout: connectMs,
  greetingTimeout: connectMs,
  socketTimeout: silenceMs,
  dnsTimeout: connectMs,
  // What goes over the wire is nobody's log's business.
  logger: false,
} as const

async function compose(from: { name: string; address: string }, message: MailMessage): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const domain = from.address.split('@')[1]
  return new MailComposer({
    from,
    to: { name: oneLine(message.to.name, 100), address: message.to.address },
    subject: oneLine(message.subject, 200),
    text: message.text,
    html: message.html,
    date: message.at,
    messageId: `<${message.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

interface Fault {
  message?: string
  responseCode?: number
  code?: string
}

function failure(error: unknown, otherwise: 'unreachable' | 'uncertain'): MailOutcome {
  const fault = error as Fault
  const answer = oneLine(fault.message ?? String(error), 300)
  if (fault.responseCode === undefined) return { status: otherwise, answer }
  // A log-in that is refused is a fault of the set-up, which somebody will mend.
  return { status: 'refused', permanent: fault.responseCode >= 500 && fault.code !== 'EAUTH', answer }
}

type ConnectionOptions = NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>
type Credentials = Parameters<SMTPConnection['login']>[0]
type Envelope = Parameters<SMTPConnection['send']>[0]

/** nodemailer's connection with promises. Faults come as events or to callbacks: each step hears both. */
async function openSession(options: ConnectionOptions) {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection(options)
  const step = <T>(run: (done: (error: Error | null | undefined, result?: T) => void) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const broken = (error: Error) => reject(error)
      const ended = () => reject(new Error('the server closed the connection'))
      connection.once('error', broken)
      connection.once('end', ended)
      run((error, result) => {
        connection.off('error', broken)
        connection.off('end', ended)
        if (error) reject(error)
        else resolve(result as T)
      })
    })
  // After the last step an error event would otherwise end the process.
  connection.on('error', () => {})
  return {
    connect: () => step<void>((done) => connection.connect((error) => done(error))),
    login: (auth: Credentials) => step<void>((done) => connection.login(auth, (error) => done(error))),
    send: async (envelope: Envelope, content: Buffer) =>
      (
        await step<{ response: string }>((done) =>
          connection.send(envelope, content, (error, info) => done(error, info)),
        )
      ).response,
    close: () => connection.quit(),
  }
}
