import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpReceiver, startSmtp } from '../testing/smtp-receiver.ts'
import { isMailAddress, parseSender } from './address.ts'
import { type MailMessage, smtpChannel } from './mail.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function smtp(...options: Parameters<typeof startSmtp>): Promise<SmtpReceiver> {
  const server = await startSmtp(...options)
  open.push(server)
  return server
}

const channel = (port: number, query = '', scheme = 'smtp', user = '') =>
  smtpChannel({ url: `${scheme}://${user}127.0.0.1:${port}${query}`, from: '双链 <no-reply@chain.example>' })

const message = (values: Partial<MailMessage> = {}): MailMessage => ({
  id: '0b9d9c44-90a3-4dc9-9a6a-1f1bb77d3c55',
  to: { name: '张三', address: 'zhang@bureau.example' },
  subject: '【待办】整改',
  text: '正文',
  html: '<p>正文</p>',
  at: new Date('2023-06-15T02:00:00Z'),
  ...values,
})

const headersOf = (raw: string): string => raw.split('\r\n\r\n')[0] ?? ''

describe('e-mail goes through a real mail server', () => {
  it('without log-in: from, to, subject, both forms of the text, a Message-ID of the delivery', async () => {
    const server = await smtp()
    expect(await channel(server.port).send(message())).toMatchObject({ status: 'sent' })
    const [mail] = server.received
    expect(mail).toMatchObject({
      from: 'no-reply@chain.example',
      to: ['zhang@bureau.example'],
      secure: false,
    })
    expect(mail!.raw).toContain('Message-ID: <0b9d9c44-90a3-4dc9-9a6a-1f1bb77d3c55@chain.example>')
    expect(mail!.raw).toContain('Auto-Submitted: auto-generated')
    expect(mail!.raw).toMatch(/text\/plain[\s\S]*text\/html/)
  })

  it('with log-in over STARTTLS', async () => {
    const server = await smtp({
      disabledCommands: [],
      onAuth: ({ username, password }, _session, done) =>
        username === 'robot@chain' && password === 'p/w:1'
          ? done(null, { user: username })
          : done(new Error('wrong')),
    })
    const tls = '?requireTLS=true&tls.rejectUnauthorized=false'
    const right = channel(server.port, tls, 'smtp', 'robot%40chain:p%2Fw%3A1@')
    expect(await right.send(message())).toMatchObject({ status: 'sent' })
    expect(server.received[0]).toMatchObject({ user: 'robot@chain', secure: true })
    const wrong = channel(server.port, tls, 'smtp', 'robot:no@')
    expect(await wrong.send(message())).toMatchObject({ status: 'refused', permanent: false })
  })

  it('with TLS from the start; a certificate nobody vouches for is not trusted by itself', async () => {
    const server = await smtp({ secure: true })
    const trusting = channel(server.port, '?tls.rejectUnauthorized=false', 'smtps')
    expect(await trusting.send(message())).toMatchObject({ status: 'sent' })
    expect(await channel(server.port, '', 'smtps').send(message())).toMatchObject({ status: 'unreachable' })
    expect(server.received).toHaveLength(1)
  })

  it('a server that asks to come later has refused for now, one that does not know the person for good', async () => {
    const later = await smtp({ refuse: () => '451 greylisted' })
    expect(await channel(later.port).send(message())).toMatchObject({ status: 'refused', permanent: false })
    const never = await smtp({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no such user'), { responseCode: 550 })),
    })
    const outcome = await channel(never.port).send(message())
    expect(outcome).toMatchObject({ status: 'refused', permanent: true })
    expect(outcome.answer).toContain('no such user')
  })

  it('a server that is down was not reached', async () => {
    const server = await startSmtp()
    await server.close()
    expect(await channel(server.port).send(message())).toMatchObject({ status: 'unreachable' })
  })

  it('a server that is lost after it took the message leaves it uncertain', async () => {
    const port = await brokenServer()
    expect(await channel(port).send(message())).toMatchObject({ status: 'uncertain' })
  })
})

/** Speaks SMTP up to the end of the message, then hangs up without a word. */
async function brokenServer(): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 broken\r\n')
    let inData = false
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (inData) {
        if (text.includes('\r\n.\r\n')) socket.destroy()
        return
      }
      for (const line of text.split('\r\n').filter((part) => part !== '')) {
        if (line.startsWith('DATA')) {
          inData = true
          socket.write('354 go on\r\n')
        } else socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
  return (server.address() as AddressInfo).port
}

describe('nobody can write headers into an e-mail', () => {
  it.each([
    ['a title', { subject: '整改\r\nBcc: spy@evil.example\r\n\r\n<script>' }],
    ['a name', { to: { name: '张三\r\nBcc: spy@evil.example', address: 'zhang@bureau.example' } }],
    [
      'a name with an address',
      { to: { name: '"x" <spy@evil.example>, y', address: 'zhang@bureau.example' } },
    ],
    ['a text', { text: '.\r\nRCPT TO:<spy@evil.example>\r\n', html: '<p>.</p>\r\n.\r\n' }],
  ])('%s stays what it is', async (_what, values) => {
    const server = await smtp()
    expect(await channel(server.port).send(message(values))).toMatchObject({ status: 'sent' })
    expect(server.received).toHaveLength(1)
    const [mail] = server.received
    expect(mail!.to).toEqual(['zhang@bureau.example'])
    expect(headersOf(mail!.raw)).not.toMatch(/^bcc:/im)
    const recipients = /^To: (.*(?:\r\n\s.*)*)/m.exec(headersOf(mail!.raw))?.[1] ?? ''
    expect(recipients.match(/<[^>]*>/g)?.at(-1)).toBe('<zhang@bureau.example>')
  })

  it.each([
    'zhang@bureau.example\r\nBcc: spy@evil.example',
    'zhang@bureau.example, spy@evil.example',
    'zhang@bureau.example> SIZE=1\r\nRCPT TO:<spy@evil.example',
    '<zhang@bureau.example>',
    'zhang bureau@x.example',
    '"zhang"@bureau.example',
    'zhang@[127.0.0.1]',
    'zhang',
    '@bureau.example',
    '',
  ])('%j is no address to send to', async (address) => {
    expect(isMailAddress(address)).toBe(false)
    const server = await smtp()
    expect(await channel(server.port).send(message({ to: { name: '张三', address } }))).toMatchObject({
      status: 'refused',
      permanent: true,
    })
    expect(server.received).toEqual([])
  })

  it('the sender is one address, with or without a name', () => {
    expect(parseSender('双链 <no-reply@chain.example>')).toEqual({
      name: '双链',
      address: 'no-reply@chain.example',
    })
    expect(parseSender('no-reply@chain.example')).toEqual({ name: '', address: 'no-reply@chain.example' })
    expect(parseSender('a@b.example, c@d.example')).toBeNull()
  })
})
