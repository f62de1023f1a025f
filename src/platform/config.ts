import { z } from 'zod'

/** An empty variable means the same as an absent one. */
const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

const environment = z.object({
  PORT: z.preprocess(blankAsAbsent, z.coerce.number().int().min(0).max(65_535).default(8848)),
  HOST: z.preprocess(blankAsAbsent, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(blankAsAbsent, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .nullable()
      .default(null),
  ),
  LOG_LEVEL: z.preprocess(
    blankAsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  DEMO: z.preprocess(blankAsAbsent, z.enum(['on', 'off']).default('on')),
})

/** Everything the process is told from outside, parsed once. */
export interface Config {
  /** TCP port; 0 asks the system for a free one. */
  port: number
  host: string
  /** Folder of the embedded database. Unused when `databaseUrl` is set. */
  dataDir: string
  databaseUrl: string | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Whether an empty database is filled with the demo city on first start. */
  demo: boolean
}

/** The environment does not say what it must: one line per variable, what is wrong with it. */
export class ConfigError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(`configuration refused:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws ConfigError naming every variable that is wrong, its value's fault and what is allowed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message} (see docs/configuration.md)`,
      ),
    )
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    demo: values.DEMO === 'on',
  }
}
