import { describe, expect, it } from 'vitest'
import { mayConnect, parseNet } from './address.ts'

const net = (text: string) => parseNet(text)!

describe('addresses a webhook may not connect to', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::10.0.0.1',
    '::127.0.0.1',
    '::ffff:0:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2002:a00:1::',
    '2001:0:a00:1::',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '5f00::1',
    '4000::1',
    // Forms that some systems read as an address and others as a name.
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '010.0.0.1',
    '1.2.3',
    'localhost',
    '',
  ])('%s', (address) => expect(mayConnect(address, [])).toBe(false))

  it.each(['8.8.8.8', '114.114.114.114', '172.15.0.1', '172.32.0.1', '100.63.255.255', '2400:3200::1'])(
    'public %s is free',
    (address) => expect(mayConnect(address, [])).toBe(true),
  )
})

describe('nets that are allowed by name', () => {
  it('open themselves and nothing beside them, in the mapped form as well', () => {
    const allowed = [net('10.1.0.0/16'), net('fd00:1::/32')]
    expect(mayConnect('10.1.2.3', allowed)).toBe(true)
    expect(mayConnect('::ffff:10.1.2.3', allowed)).toBe(true)
    expect(mayConnect('fd00:1::9', allowed)).toBe(true)
    expect(mayConnect('10.2.0.1', allowed)).toBe(false)
    expect(mayConnect('fd00:2::9', allowed)).toBe(false)
  })

  it('may be a single address', () => {
    expect(mayConnect('127.0.0.1', [net('127.0.0.1')])).toBe(true)
    expect(mayConnect('127.0.0.2', [net('127.0.0.1')])).toBe(false)
  })

  it.each(['10.0.0.0/33', '10/8', '010.0.0.0/8', 'fd00::/129', 'intranet', '', 'fe80::%1/64'])(
    '%j is no net',
    (text) => expect(parseNet(text)).toBeNull(),
  )
})
