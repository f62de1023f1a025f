import { existsSync, readFileSync } from 'node:fs'
import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { measureData } from '#server/data-metrics.ts'
import { httpMetrics } from '#server/http-metrics.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const configuration = read('docs/configuration.md')
const isVariable = (name: string): boolean => configuration.includes(`\`${name}\``)

/** Keys of systemd.unit, systemd.service, systemd.exec, systemd.kill and systemd.resource-control that the examples use. */
const keys: Record<string, string[]> = {
  Unit: ['Description', 'Documentation', 'After', 'Wants'],
  Service: [
    ...['Type', 'DynamicUser', 'User', 'WorkingDirectory', 'ExecStart', 'Environment', 'EnvironmentFile'],
    ...[
      'StateDirectory',
      'StateDirectoryMode',
      'UMask',
      'Restart',
      'RestartSec',
      'TimeoutStopSec',
      'TimeoutStartSec',
    ],
    ...[
      'KillSignal',
      'LimitNOFILE',
      'MemoryMax',
      'NoNewPrivileges',
      'ProtectSystem',
      'ProtectHome',
      'PrivateTmp',
    ],
    ...['PrivateDevices', 'ProtectClock', 'ProtectHostname', 'ProtectKernelLogs', 'ProtectKernelModules'],
    ...[
      'ProtectKernelTunables',
      'ProtectControlGroups',
      'ProtectProc',
      'ProcSubset',
      'RestrictAddressFamilies',
    ],
    ...['RestrictNamespaces', 'RestrictRealtime', 'RestrictSUIDSGID', 'RemoveIPC', 'LockPersonality'],
    ...['CapabilityBoundingSet', 'AmbientCapabilities', 'SystemCallArchitectures', 'SystemCallFilter'],
    'SystemCallErrorNumber',
  ],
  Install: ['WantedBy'],
}

describe.each(['deploy/shuanglian.service', 'deploy/shuanglian-worker.service'])('the unit %s', (path) => {
  const lines = read(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

  it('has sections, keys and variables that exist, each where it belongs', () => {
    let section = ''
    for (const line of lines) {
      const heading = /^\[(\w+)\]$/.exec(line)
      if (heading !== null) {
        section = heading[1]!
        expect(Object.keys(keys)).toContain(section)
        continue
      }
      const [, key = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? []
      expect(keys[section], line).toContain(key)
      if (key === 'Environment') expect(isVariable(value.split('=')[0]!), line).toBe(true)
    }
  })

  it('starts a command there is, without rights it does not need', () => {
    const text = lines.join('\n')
    const [, command = ''] = /^ExecStart=\S+ bin\/shuanglian\.mjs (\w+)$/m.exec(text) ?? []
    expect(read('docs/cli.md')).toContain(`### \`${command}\``)
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'DynamicUser=yes',
      'CapabilityBoundingSet=',
    ])
      expect(lines).toContain(line)
    // The engine makes code while it runs.
    expect(text).not.toMatch(/MemoryDenyWriteExecute/)
  })
})

it('the settings of the example are variables of the product', () => {
  for (const line of read('deploy/environment.example').split('\n'))
    if (line !== '' && !line.startsWith('#')) expect(isVariable(line.split('=')[0]!), line).toBe(true)
})

it('the image is built in stages, copies what is there, runs without root and says whether it is well', () => {
  const lines = read('deploy/Containerfile').split('\n')
  expect(lines.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1)
  expect(lines).toContain('USER node')
  expect(lines.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true)
  const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [])
  expect(copied.length).toBeGreaterThan(5)
  for (const path of copied) expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true)
})

it('the alerts ask for metrics there are', () => {
  const metrics = new Registry()
  httpMetrics(metrics)
  measureData(metrics, async () => null)
  const known = metrics.getMetricsAsArray().map(({ name }) => name)
  const asked = read('deploy/alerts.yml').match(/(?:shuanglian|http)_[a-z_]+/g) ?? []
  expect(asked.length).toBeGreaterThan(5)
  for (const name of asked) expect(known, name).toContain(name.replace(/_(count|sum|bucket)$/, ''))
})

it('the page on operations names files and metrics there are', () => {
  const page = read('docs/operations.md')
  for (const [, path = ''] of page.matchAll(/\]\(((?:\.\.\/|[a-z])[^)#]*)(?:#[^)]*)?\)/g))
    expect(existsSync(new URL(`../docs/${path}`, import.meta.url)), path).toBe(true)
})
