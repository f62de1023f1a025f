import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('configuration is parsed at start', () => {
  it('an empty environment gives the defaults: embedded data, this machine only', () => {
    expect(readConfig({})).toEqual({
      port: 8848,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: null,
      logLevel: 'info',
      demo: true,
    })
  })

  it('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(8848)
  })

  it('every wrong variable is named in one refusal', () => {
    const attempt = () => readConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/)
  })
})
