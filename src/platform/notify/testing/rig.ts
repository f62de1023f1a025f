import type { Actor, Context } from '../../context.ts'
import type { Database } from '../../db/database.ts'
import { testContext } from '../../db/testing/on-both-databases.ts'
import { type JobRunner, openJobRunner } from '../../jobs/jobs.ts'
import type { Job, JobQueue } from '../../jobs/queue.ts'
import { createLog } from '../../log.ts'
import { inTransaction } from '../../transaction.ts'
import { notifyJobs } from '../jobs.ts'
import { smtpChannel } from '../mail/mail.ts'
import { type Notice, notify } from '../notify.ts'
import type { NotifyPorts } from '../ports.ts'
import { webhookOutlet } from '../webhook/send.ts'

/** An account with no rights but those of being signed in. */
export const account = (id: string): Actor => ({
  id,
  name: `账号${id}`,
  personId: null,
  orgId: null,
  rights: new Map(),
})

/** A job as it was asked for. */
export interface Asked {
  name: string
  input: unknown
  startAfter: Date | null
}

/** Ports of which a test brings what it is about: without it there is no mail server, and every day is worked. */
export const testPorts = (ports: Partial<NotifyPorts> = {}): NotifyPorts => ({
  mail: null,
  mailPauses: [60, 300],
  addressOf: async (_db, ids) =>
    new Map(
      ids
        .filter((id) => !id.startsWith('unreachable'))
        .map((id) => [id, { name: `账号${id}`, address: `${id}@bureau.example` }]),
    ),
  workCalendar: async () => () => true,
  publicUrl: 'https://chain.example',
  webhooks: webhookOutlet({ allowedNets: [] }),
  webhookPauses: [60, 300],
  keepDays: 90,
  ...ports,
})

export const smtpAt = (port: number) =>
  smtpChannel({ url: `smtp://127.0.0.1:${port}`, from: '双链 <no-reply@chain.example>' })

/** A notice of which a test says what it is about. */
export const notice = (values: Partial<Notice> = {}): Notice => ({
  to: ['a'],
  topic: 'matters.problem.assigned',
  title: '请办理：焊带供应不足',
  href: '/problems/42',
  urgency: 'know',
  ...values,
})

export interface Rig {
  /** The moment it is, in Shanghai: `2023-06-15T10:00`. */
  now: string
  ports: NotifyPorts
  /** A request of an account; jobs it asks for are kept in `asked`. */
  as(id: string): Context
  asked: Asked[]
  tell(values?: Partial<Notice>): Promise<void>
  /** Lets one job run, as the queue would. */
  run(asked: Pick<Asked, 'name' | 'input'>): Promise<void>
  /** Lets the jobs run that were asked for, and those they ask for in turn as soon as their time has come. */
  runDue(): Promise<void>
  /** The real queue on the same database. */
  queue(): Promise<JobRunner>
}

/** Notifications over a test database, with a clock that the test sets and a queue it can look into. */
export function notifyRig(database: Database, ports: NotifyPorts): Rig {
  const asked: Asked[] = []
  const recording: JobQueue = {
    async enqueue<Input>(_tx: unknown, job: Job<Input>, input: Input, options?: { startAfter?: Date }) {
      asked.push({ name: job.name, input, startAfter: options?.startAfter ?? null })
    },
  }
  const rig: Rig = {
    now: '2023-06-15T10:00',
    ports,
    asked,
    as: (id) => ({ ...testContext(database.db, recording), clock: clock(), actor: account(id) }),
    tell: (values) => inTransaction(rig.as('sender'), (tx) => notify(tx, notice(values))),
    async run({ name, input }) {
      const handler = notifyJobs(rig.ports).find((job) => job.name === name)
      if (handler === undefined) throw new Error(`no job is called ${name}`)
      await handler.run({ ...testContext(database.db, recording), clock: clock() }, input)
    },
    async runDue() {
      for (;;) {
        const due = asked.findIndex(({ startAfter }) => startAfter === null || startAfter <= clock().now())
        if (due < 0) return
        const [job] = asked.splice(due, 1)
        await rig.run(job!)
      }
    },
    queue: () =>
      openJobRunner(database, {
        handlers: notifyJobs(rig.ports),
        contextOf: () => ({ ...testContext(database.db), clock: clock() }),
        log: createLog('silent'),
        supervise: false,
      }),
  }
  const clock = () => ({ now: () => new Date(`${rig.now}+08:00`) })
  return rig
}
