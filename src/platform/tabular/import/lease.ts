import type { Context } from '../../context.ts'

/** The batch was stopped by the person, or another worker goes on with it: this one ends and leaves nothing. */
export class Stopped extends Error {
  constructor() {
    super('the import was stopped')
    this.name = 'Stopped'
  }
}

/** How long a worker that says nothing is taken for alive, in milliseconds. */
const leaseMs = 60_000

export const holdUntil = (ctx: Pick<Context, 'clock'>): Date => new Date(ctx.clock.now().getTime() + leaseMs)

/** Tells how many rows are done. @returns false when the batch was stopped. */
export type Progress = (done: number) => Promise<boolean>
