import { execFileSync } from 'node:child_process'
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { keepBackup } from './backup-file.ts'
import { backupName, listKept, prune } from './kept-files.ts'
import { readBackup } from './read-archive.ts'
import { RowsHash } from './rows-hash.ts'
import { tarHeader } from './tar.ts'
import { archiveOf, madeParts, type Part, writeArchive } from './testing/made-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuanglian-damage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'backup.tar.gz')

const refusal = async (
  path = file,
): Promise<{ reason?: string; details?: { part?: string }; message: string }> =>
  readBackup(path).then(
    () => {
      throw new Error('it was not refused')
    },
    (error: unknown) => error as { message: string },
  )

/** Whether the bytes still are the same archive. */
function inflates(bytes: Buffer): boolean {
  try {
    return gunzipSync(bytes).equals(archiveOf(madeParts()))
  } catch {
    return false
  }
}

async function refusedAt(parts: readonly Part[]): Promise<string | undefined> {
  writeArchive(file, parts)
  const error = await refusal()
  expect(error.reason, error.message).toBe('platform.backup.damaged')
  return error.details?.part
}

const replaced = (name: string, change: (text: string) => string): Part[] =>
  madeParts().map((part) =>
    part.name === name ? { name, content: Buffer.from(change(part.content.toString('utf8'))) } : part,
  )

describe('a sound backup', () => {
  it('is read whole, and ordinary tar can look into it', async () => {
    writeArchive(file, madeParts())
    const manifest = await readBackup(file)
    expect(manifest.tables.map(({ rows }) => rows)).toEqual([0, 4])
    const listed = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n')
    expect(listed).toEqual(madeParts().map(({ name }) => name))
  })
})

describe('a damaged backup is refused, and the refusal names the part', () => {
  const full = 'data/a.full/000002'

  it('a part that is missing, doubled, moved or nobody’s', async () => {
    const parts = madeParts()
    const without = (name: string) => parts.filter((part) => part.name !== name)
    expect(await refusedAt(without('header.json'))).toBe('header.json')
    expect(await refusedAt(without('manifest.json'))).toBe('manifest.json')
    expect(await refusedAt(without(full))).toBe('manifest.json')
    expect(await refusedAt(without('data/a.full/000003'))).toBe('data/a.full/000003')
    expect(await refusedAt([...parts, parts[1]!])).toBe('data/a.full/000001')
    expect(await refusedAt([])).toBe('header.json')
    expect(await refusedAt([parts[0]!, parts[2]!, parts[1]!, ...parts.slice(3)])).toBe('manifest.json')
  })

  it('a name that leads out of the folder is never a path', async () => {
    for (const name of ['../../etc/cron.d/x', '/etc/passwd', 'files/../../x', 'data/a.full/../../x']) {
      const [first, ...rest] = madeParts()
      expect(await refusedAt([first!, { name, content: Buffer.from('x\n') }, ...rest])).toBe('manifest.json')
    }
    expect(readdirSync(folder)).toEqual(['backup.tar.gz'])
  })

  it('rows that are others than the manifest names, or cut off', async () => {
    expect(await refusedAt(replaced(full, () => '3\tother\n'))).toBe('data/a.full')
    expect(await refusedAt(replaced(full, () => '3\tcut'))).toBe(full)
  })

  it('a header or manifest that says something else', async () => {
    expect(await refusedAt(replaced('header.json', (text) => text.replace('0.0.0', '9.9.9')))).toBe(
      'header.json',
    )
    expect(await refusedAt(replaced('header.json', () => '{'))).toBe('header.json')
    expect(
      await refusedAt(replaced('header.json', (text) => text.replaceAll('"full"', '"full; drop"'))),
    ).toBe('header.json')
    expect(await refusedAt(replaced('manifest.json', (text) => text.replace('"rows":4', '"rows":5')))).toBe(
      'data/a.full',
    )
  })

  it('a later format is another refusal, with what to do', async () => {
    writeArchive(
      file,
      replaced('header.json', (text) => text.replace('"formatVersion":1', '"formatVersion":2')),
    )
    expect((await refusal()).reason).toBe('platform.backup.newer')
  })

  it('whatever byte is flipped, and wherever the tail is cut', async () => {
    writeArchive(file, madeParts())
    const good = readFileSync(file)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        // Bytes 4 to 9 of a gzip file are its time and its system, which mean nothing.
        if (at >= 4 && at <= 9) return
        const bytes = Buffer.from(good)
        bytes[at] = bytes[at]! ^ (1 << bit)
        // A few bits before the checksum fill up a byte and mean nothing either.
        if (inflates(bytes)) return
        writeFileSync(file, bytes)
        const error = await refusal()
        expect(error.reason, error.message).toBe('platform.backup.damaged')
        expect(error.details?.part).toBeTruthy()
      }),
      { numRuns: 150 },
    )
    for (const length of [0, 1, 12, good.length >> 1, good.length - 1]) {
      writeFileSync(file, good.subarray(0, length))
      expect((await refusal()).reason).toBe('platform.backup.damaged')
    }
    writeFileSync(file, 'no archive at all')
    expect((await refusal()).reason).toBe('platform.backup.damaged')
  })

  it('something after the end', async () => {
    writeFileSync(file, gzipSync(Buffer.concat([archiveOf(madeParts()), Buffer.from('more')])))
    expect((await refusal()).reason).toBe('platform.backup.damaged')
  })

  it('a bomb is refused while memory stays small', async () => {
    const size = 400 * 1024 * 1024
    async function* bomb(): AsyncGenerator<Buffer> {
      const [header] = madeParts()
      yield archiveOf([header!]).subarray(0, -1024)
      yield tarHeader('data/a.full/000001', size, new Date(0))
      const zeros = Buffer.alloc(1024 * 1024)
      for (let megabyte = 0; megabyte < 400; megabyte += 1) yield zeros
    }
    await pipeline(
      Readable.from(bomb(), { objectMode: false }),
      createGzip({ level: 9 }),
      createWriteStream(file),
    )
    const error = await refusal()
    expect(error.details?.part).toBe('data/a.full/000001')
    expect(error.message).toMatch(/inflates to more than 200 times/)
    writeFileSync(file, gzipSync(tarHeader('header.json', 2 ** 32, new Date(0))))
    expect((await refusal()).message).toMatch(/more than a part may have/)
  })
})

describe('a backup that breaks off leaves nothing under its name', () => {
  const target = join(folder, 'kept.tar.gz')
  const sound = (sink: NodeJS.WritableStream) =>
    pipeline(Readable.from([gzipSync(archiveOf(madeParts()))]), sink)

  it('when the writer fails, as on a full disk', async () => {
    await expect(
      keepBackup(target, async (sink) => {
        await pipeline(async function* () {
          yield Buffer.alloc(100_000)
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        }, sink)
      }),
    ).rejects.toThrow(/no space left/)
    expect(readdirSync(folder).filter((name) => name.startsWith('kept'))).toEqual([])
  })

  it('when what was written is not whole', async () => {
    await expect(
      keepBackup(target, (sink) => pipeline(Readable.from([Buffer.from('half')]), sink)),
    ).rejects.toThrow(/damaged/)
    expect(readdirSync(folder).filter((name) => name.startsWith('kept'))).toEqual([])
  })

  it('and one that is there is not touched without force, nor one in progress', async () => {
    await keepBackup(target, sound)
    await expect(keepBackup(target, sound)).rejects.toMatchObject({ reason: 'platform.backup.exists' })
    await keepBackup(target, sound, { force: true })
    writeFileSync(`${target}.part`, 'another writes here')
    await expect(keepBackup(target, sound, { force: true })).rejects.toMatchObject({
      reason: 'platform.backup.inProgress',
    })
    expect(readFileSync(`${target}.part`, 'utf8')).toBe('another writes here')
  })
})

describe('the folder of nightly backups', () => {
  it('keeps the newest, and deletes only what the program named', async () => {
    const nights = join(folder, 'nights')
    rmSync(nights, { recursive: true, force: true })
    expect(await listKept(nights)).toEqual([])
    mkdirSync(nights)
    const names = [1, 2, 3, 4, 5].map((day) => backupName(new Date(Date.UTC(2023, 5, day, 18, 30))))
    expect(names[0]).toBe('shuanglian-20230601T183000Z.tar.gz')
    for (const name of names) writeFileSync(join(nights, name), 'x')
    for (const name of ['mine.tar.gz', 'shuanglian-2022.tar.gz', `${names[0]}.part`, `${names[4]}.part`])
      writeFileSync(join(nights, name), 'x')
    const now = new Date()
    utimesSync(join(nights, `${names[0]}.part`), now, new Date(now.getTime() - 25 * 3600_000))
    expect((await prune(nights, 2, now)).sort()).toEqual([...names.slice(0, 3), `${names[0]}.part`].sort())
    expect(readdirSync(nights).sort()).toEqual(
      ['mine.tar.gz', 'shuanglian-2022.tar.gz', ...names.slice(3), `${names[4]}.part`].sort(),
    )
  })
})

describe('the hash of rows', () => {
  const hashOf = (rows: string[], cut: number[] = []) => {
    const hash = new RowsHash()
    let start = 0
    for (const end of [...new Set(cut.map((at) => at % (rows.length + 1))), rows.length].sort(
      (a, b) => a - b,
    )) {
      hash.add(
        Buffer.from(
          rows
            .slice(start, end)
            .map((row) => `${row}\n`)
            .join(''),
        ),
      )
      start = end
    }
    return hash.finish()
  }
  const row = fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\n', ''))

  it('is the same for any order and any cut, and another for other rows', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.array(fc.nat()),
        fc.nat(),
        row,
        (rows, cut, at, other) => {
          const whole = hashOf(rows)
          expect(hashOf(rows, cut)).toEqual(whole)
          const turned = [...rows.slice(at % rows.length), ...rows.slice(0, at % rows.length)]
          expect(hashOf(turned).rowsHash).toBe(whole.rowsHash)
          expect(hashOf([...rows, other]).rowsHash).not.toBe(whole.rowsHash)
          const changed = rows.with(at % rows.length, `${rows[at % rows.length]}!`)
          expect(hashOf(changed).rowsHash).not.toBe(whole.rowsHash)
        },
      ),
    )
  })
})
