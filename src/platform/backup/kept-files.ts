import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unfinished } from './backup-file.ts'

/** Files this program named itself; everything else in the folder is somebody else's. */
const ownName = /^shuanglian-\d{8}T\d{6}Z\.tar\.gz$/
const staleMs = 24 * 3600_000

/** `shuanglian-20230615T020000Z.tar.gz`: names sort by time. */
export const backupName = (at: Date): string =>
  `shuanglian-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.gz`

export interface KeptFile {
  name: string
  bytes: number
  at: Date
}

/** The backups in a folder, newest first; none when the folder is missing. */
export async function listKept(folder: string): Promise<KeptFile[]> {
  const names = (await namesIn(folder))
    .filter((name) => ownName.test(name))
    .sort()
    .reverse()
  return Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name))
      return { name, bytes: size, at: mtime }
    }),
  )
}

/**
 * Deletes all but the newest backups, and what a broken-off backup of more than a day ago left.
 *
 * @returns the names deleted.
 */
export async function prune(folder: string, keep: number, now: Date): Promise<string[]> {
  const old = (await listKept(folder)).slice(keep).map(({ name }) => name)
  const stale: string[] = []
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(unfinished) || !ownName.test(name.slice(0, -unfinished.length))) continue
    const { mtime } = await stat(join(folder, name))
    if (now.getTime() - mtime.getTime() > staleMs) stale.push(name)
  }
  for (const name of [...old, ...stale]) await rm(join(folder, name), { force: true })
  return [...old, ...stale]
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
