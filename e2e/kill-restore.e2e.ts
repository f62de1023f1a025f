import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { commandIn, fillWithDemo } from './testing.ts'

const rounds = 3
const folder = mkdtempSync(join(tmpdir(), 'shuanglian-kill-restore-'))
const backup = join(folder, 'city.backup')
const source = join(folder, 'source')
const target = join(folder, 'target')

const taken = (dataDir: string) => JSON.parse(commandIn(dataDir, ['backup', 'take', backup, '--json']).stdout)

/** What the log of a folder proves of it; every entry stands on all before it. */
function proofOf(dataDir: string): { sound: boolean; entries: number } {
  const { sound, entries } = JSON.parse(commandIn(dataDir, ['audit', 'verify', '--json']).stdout)
  return { sound, entries }
}

beforeAll(() => {
  fillWithDemo(source)
  expect(taken(source).rows).toBeGreaterThan(1000)
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @returns whether the restore had ended by itself before it was killed. */
async function killedAfter(ms: number): Promise<boolean> {
  const restore = spawn(process.execPath, ['bin/shuanglian.mjs', 'restore', backup], {
    env: { ...process.env, DATA_DIR: target, DATABASE_URL: '' },
    stdio: 'ignore',
  })
  const gone = new Promise<number | null>((resolve) => restore.once('exit', resolve))
  const early = await Promise.race([gone, setTimeout(ms, 'at work' as const)])
  restore.kill('SIGKILL')
  await gone
  return early !== 'at work'
}

it('a restore killed at random moments leaves nothing half: the next one finds an empty database, or the whole', {
  timeout: 600_000,
}, async () => {
  const started = performance.now()
  const whole = commandIn(join(folder, 'whole'), ['restore', backup, '--json'])
  expect(whole.status, whole.stderr).toBe(0)
  const takes = performance.now() - started
  const proof = proofOf(join(folder, 'whole'))
  expect(proof.sound).toBe(true)
  const random = seededRandom('kill restore')
  let met = 0
  for (let round = 0; round < rounds; round += 1) {
    rmSync(target, { recursive: true, force: true })
    if (await killedAfter(random.integer(Math.floor(takes / 4), Math.floor(takes)))) continue
    met += 1
    const again = commandIn(target, ['restore', backup, '--json'])
    // All was there already: the killed process had only its last words left to say.
    if (again.status !== 0) expect(again.stderr, `round ${round}`).toMatch(/platform\.restore\.notEmpty/)
    expect(proofOf(target), `round ${round}`).toEqual(proof)
  }
  expect(met, 'no kill met a restore at work').toBeGreaterThan(0)
})
