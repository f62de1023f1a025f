/**
 * node bench/matching/write-files.ts FAMILY FOLDER [SEED]
 *
 * Writes a problem of the benchmark as the files `shuanglian match` reads.
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { families, generateInstance } from './families.ts'

function writeRows(path: string, header: string, count: number, row: (k: number) => string): void {
  const file = openSync(path, 'w')
  let rows: string[] = [header]
  for (let k = 0; k < count; k++) {
    rows.push(row(k))
    if (rows.length < 50_000) continue
    writeSync(file, `${rows.join('\n')}\n`)
    rows = []
  }
  if (rows.length > 0) writeSync(file, `${rows.join('\n')}\n`)
  closeSync(file)
}

const [name, folder, seed = '1'] = process.argv.slice(2)
const family = families.find((one) => one.name === name)
if (family === undefined || folder === undefined) {
  console.error(`which family (${families.map((one) => one.name).join(', ')}) into which folder?`)
  process.exitCode = 2
} else {
  const { needCapacity, needTier, personCapacity, edges } = generateInstance(family, seed)
  mkdirSync(folder, { recursive: true })
  writeRows(
    join(folder, 'needs.csv'),
    'id,capacity,tier',
    needCapacity.length,
    (k) => `n${k},${needCapacity[k]},${needTier[k]}`,
  )
  writeRows(
    join(folder, 'people.csv'),
    'id,capacity',
    personCapacity.length,
    (k) => `p${k},${personCapacity[k]}`,
  )
  writeRows(
    join(folder, 'edges.csv'),
    'need,person,score',
    edges.need.length,
    (k) => `n${edges.need[k]},p${edges.person[k]},${edges.score[k]}`,
  )
}
