import type { z } from 'zod'
import type { Db } from '../db/database.ts'

/** A kind of work done after the transaction that asked for it. `name` follows `module.noun.verb`. */
export interface Job<Input> {
  name: string
  input: z.ZodType<Input>
  /** How often a failing run is tried again, with growing pauses; 5 when left out. */
  retries?: number
  /** A run that takes longer counts as dead and is tried again; 15 minutes when left out. At most a day. */
  withinSeconds?: number
  /**
   * Keeps a processor busy for minutes. Such jobs wait in a line of their own, and a process takes one at a time beside its
   * others: letters do not wait behind them, and no process holds one while another has nothing to do.
   */
  long?: boolean
  /**
   * Somebody looks at a page until it is done. Such jobs wait in a line of their own, of which a process takes one at a time
   * beside its others: neither do they wait behind letters, nor letters behind them.
   */
  watched?: boolean
}

/** Declares a job. The input is parsed again before it runs: what lies in a queue is outside. */
export const defineJob = <Input>(job: Job<Input>): Job<Input> => job

/** Where a use case asks for jobs. */
export interface JobQueue {
  /** Asks for a job in the open transaction: it runs after the commit, and never when the transaction is rolled back. */
  enqueue<Input>(
    tx: { db: Db },
    job: Job<Input>,
    input: Input,
    options?: {
      /** Not before this instant. */
      startAfter?: Date
    },
  ): Promise<void>
  /**
   * Lets this process look at once for what was asked for, instead of within the second: for after the commit, where
   * somebody waits. Does nothing where this process works on no jobs.
   */
  wake?(): void
}
