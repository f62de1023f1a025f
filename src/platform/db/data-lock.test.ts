import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from './data-lock.ts'

const now = new Date('2023-06-15T02:00:00Z')
const lockModule = fileURLToPath(new URL('data-lock.ts', import.meta.url))

/** Another process that takes the lock, announces an address and then only waits. */
async function holdInChild(folder: string): Promise<ChildProcess> {
  const script = `
    const { lockDataFolder } = await import(${JSON.stringify(lockModule)})
    lockDataFolder(${JSON.stringify(folder)}, new Date()).announce('http://127.0.0.1:1')
    console.log('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
  return child
}

describe('one process owns a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shuanglian-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('a second owner is refused and told who the first is and where it serves', async () => {
    const child = await holdInChild(folder)
    expect(() => lockDataFolder(folder, now)).toThrow(
      expect.objectContaining({
        reason: 'platform.data.locked',
        details: { folder, owner: expect.objectContaining({ pid: child.pid, url: 'http://127.0.0.1:1' }) },
      }),
    )
    child.kill('SIGKILL')
  })

  it('the lock of a process that was killed is free at once', async () => {
    const child = await holdInChild(folder)
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const lock = lockDataFolder(folder, now)
    lock.release()
  })

  it('a released folder can be owned again', () => {
    lockDataFolder(folder, now).release()
    lockDataFolder(folder, now).release()
  })
})
