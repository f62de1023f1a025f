import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { openEmbedded } from '#platform/db/database.ts'
import { faultsAfterCrash, killRound, nothingAcknowledged } from './storm.ts'
import { fillWithDemo } from './testing.ts'

const rounds = 10
const folder = mkdtempSync(join(tmpdir(), 'shuanglian-storm-'))

beforeAll(() => fillWithDemo(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('killed in the middle of a storm of writes, ten times over: the log is whole, nothing acknowledged is lost, nothing is there by half', {
  timeout: 600_000,
}, async () => {
  const random = seededRandom('kill')
  const acknowledged = nothingAcknowledged()
  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledged.enterprises.size
    await killRound(round, acknowledged, { DATA_DIR: folder }, random.integer(0, 1500))
    // The first data are opened by this test as the next start would open them: after a crash, without repair.
    const database = await openEmbedded(folder)
    const faults = await faultsAfterCrash(database, join(folder, 'audit'), acknowledged)
    await database.close()
    expect(faults.slice(0, 10), `round ${round}`).toEqual([])
    expect(acknowledged.enterprises.size, `round ${round} wrote nothing`).toBeGreaterThan(before)
  }
})
