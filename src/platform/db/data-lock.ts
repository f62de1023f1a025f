import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../errors.ts'

/** What the owner of a data folder says about itself, for the message another process shows. */
export interface DataOwner {
  pid: number
  startedAt: string
  /** Address of the owner's server, null while it serves nothing. */
  url: string | null
}

export interface DataLock {
  /** Tells others under which address this owner serves. */
  announce(url: string): void
  release(): void
}

const lockFile = 'owner.lock'
const ownerFile = 'owner.json'

/** Locks held by this process: a handle nobody refers to would be collected, and the lock with it. */
const held = new Set<DatabaseSync>()

/**
 * Makes this process the only owner of a data folder.
 *
 * The lock is the operating system's own file lock, taken through an exclusive SQLite transaction on an empty
 * file: the kernel lets go of it when the process ends, however it ends, so a crash leaves nothing to clean up.
 *
 * @throws AppError `conflict` `platform.data.locked` with the owner's details while another process holds it.
 */
export function lockDataFolder(folder: string, startedAt: Date): DataLock {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, lockFile))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    const owner = readDataOwner(folder)
    const who = owner === null ? 'another process' : `process ${owner.pid}`
    throw new AppError(
      'conflict',
      'platform.data.locked',
      `${folder} is in use by ${who}`,
      { folder, owner },
      { cause },
    )
  }
  held.add(lock)
  const owner: DataOwner = { pid: process.pid, startedAt: startedAt.toISOString(), url: null }
  const write = () => writeFileSync(join(folder, ownerFile), JSON.stringify(owner))
  write()
  return {
    announce(url) {
      owner.url = url
      write()
    },
    release() {
      rmSync(join(folder, ownerFile), { force: true })
      held.delete(lock)
      lock.close()
    },
  }
}

/** The note the last owner left, null when there is none. It may be stale: only the lock itself is the truth. */
export function readDataOwner(folder: string): DataOwner | null {
  try {
    return JSON.parse(readFileSync(join(folder, ownerFile), 'utf8')) as DataOwner
  } catch {
    return null
  }
}
