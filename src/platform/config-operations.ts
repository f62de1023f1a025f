import { resolve } from 'node:path'
import { z } from 'zod'

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema)
const perMinute = (normal: number) =>
  optional(
    z.coerce
      .number({ error: 'must be a number of requests a minute, 0 for no limit' })
      .int()
      .min(0)
      .max(1_000_000)
      .default(normal),
  )

/** Environment variables for whoever runs the product: jobs, backups, limits, metrics. */
export const operationsEnvironment = {
  JOBS: optional(z.enum(['on', 'off'], { error: 'must be on or off' }).default('on')),
  BACKUP_DIR: optional(z.string().nullable().default(null)),
  BACKUP_KEEP: optional(
    z.coerce.number({ error: 'must be a number of backups' }).int().min(1).max(1000).default(14),
  ),
  BACKUP_AT: optional(
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 02:30')
      .default('02:30'),
  ),
  REQUESTS_PER_ACCOUNT: perMinute(1200),
  REQUESTS_PER_ADDRESS: perMinute(6000),
  METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters').nullable().default(null)),
}

export interface OperationsConfig {
  /** Whether a serving process also works on jobs; a worker always does. */
  jobs: boolean
  /** The nightly backup; null without a folder. `at` is `HH:MM` in Asia/Shanghai. */
  backup: { folder: string; keep: number; at: string } | null
  /** Requests a minute; 0 for no limit. */
  requestsPerAccount: number
  requestsPerAddress: number
  /** What `/metrics` asks for; null: it answers this machine only. */
  metricsToken: string | null
}

type Values = z.infer<z.ZodObject<typeof operationsEnvironment>>

export const operationsOf = (values: Values): OperationsConfig => ({
  jobs: values.JOBS === 'on',
  backup:
    values.BACKUP_DIR === null
      ? null
      : { folder: resolve(values.BACKUP_DIR), keep: values.BACKUP_KEEP, at: values.BACKUP_AT },
  requestsPerAccount: values.REQUESTS_PER_ACCOUNT,
  requestsPerAddress: values.REQUESTS_PER_ADDRESS,
  metricsToken: values.METRICS_TOKEN,
})
