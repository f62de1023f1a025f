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
      fontDir: null,
      demo: true,
      demoPublic: false,
      production: false,
      authSecret: null,
      publicUrl: null,
      trustedProxies: [],
      oidc: null,
      mail: null,
      webhookPrivateNets: [],
      deliveryKeepDays: 90,
      auditCheckpoints: 'data/audit',
      auditKey: null,
    })
  })

  it('the checkpoints of the audit log lie beside the data unless another folder is named', () => {
    expect(readConfig({ DATA_DIR: '/srv/double' }).auditCheckpoints).toBe('/srv/double/audit')
    expect(readConfig({ DATA_DIR: '/srv/double', AUDIT_CHECKPOINTS: '/mnt/proof' }).auditCheckpoints).toBe(
      '/mnt/proof',
    )
  })

  it('a key that is too short to seal anything is refused', () => {
    expect(() => readConfig({ AUDIT_KEY: 'short' })).toThrow(/AUDIT_KEY/)
  })

  it('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(8848)
  })

  it('every wrong variable is named in one refusal', () => {
    const attempt = () => readConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
    expect(attempt).toThrow(ConfigError)
    expect(attempt).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL/)
  })

  it('a mail server needs a sender, and the other way round', () => {
    const both = { SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: '双链 <no-reply@example.gov.cn>' }
    expect(readConfig(both).mail).toEqual({ url: both.SMTP_URL, from: both.MAIL_FROM })
    expect(() => readConfig({ ...both, MAIL_FROM: '' })).toThrow(/MAIL_FROM/)
    expect(() => readConfig({ ...both, SMTP_URL: '' })).toThrow(/MAIL_FROM/)
    expect(() => readConfig({ ...both, MAIL_FROM: 'a@b.example\nBcc: c@d.example' })).toThrow(/MAIL_FROM/)
    expect(() => readConfig({ ...both, SMTP_URL: 'http://mail.example' })).toThrow(/SMTP_URL/)
  })

  it('private nets for webhooks are named one by one', () => {
    expect(readConfig({ WEBHOOK_PRIVATE_NETS: '10.1.0.0/16, fd00:1::/32' }).webhookPrivateNets).toEqual([
      '10.1.0.0/16',
      'fd00:1::/32',
    ])
    for (const wrong of ['10.1', '10.0.0.0/33', 'intranet', '010.0.0.0/8'])
      expect(() => readConfig({ WEBHOOK_PRIVATE_NETS: wrong }), wrong).toThrow(/WEBHOOK_PRIVATE_NETS/)
  })

  it('the public address loses its last slash', () => {
    expect(readConfig({ PUBLIC_URL: 'https://chain.example.gov.cn/' }).publicUrl).toBe(
      'https://chain.example.gov.cn',
    )
    expect(() => readConfig({ PUBLIC_URL: 'javascript:alert(1)' })).toThrow(/PUBLIC_URL/)
  })
})
