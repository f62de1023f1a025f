import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { openEmbedded } from '#platform/db/database.ts'
import { faultsAfterKill, killImport, nothingImported } from './import-storm.ts'
import { fillWithDemo } from './testing.ts'

const rounds = 10
const folder = mkdtempSync(join(tmpdir(), 'shuanglian-kill-import-'))

beforeAll(() => fillWithDemo(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('killed at ten random moments of reading and taking a table: the batch goes on by itself, and all its good rows are there or none', {
  timeout: 1_200_000,
}, async () => {
  const random = seededRandom('kill import')
  const importing = nothingImported()
  for (let round = 0; round < rounds; round += 1) {
    await killImport(importing, { DATA_DIR: folder }, random.integer(0, 4000))
    const database = await openEmbedded(folder)
    const faults = await faultsAfterKill(database, join(folder, 'audit'), importing)
    await database.close()
    expect(faults, `round ${round}`).toEqual([])
  }
  const { reading = 0, applying = 0 } = importing.found
  expect(
    reading + applying,
    `no kill met a batch at work: ${JSON.stringify(importing.found)}`,
  ).toBeGreaterThan(2)
})
