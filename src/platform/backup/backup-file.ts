import { createWriteStream } from 'node:fs'
import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { AppError } from '../errors.ts'
import type { BackupManifest } from './format.ts'
import { readBackup } from './read-archive.ts'

/** A backup that lies there whole. */
export interface BackupFile {
  path: string
  bytes: number
  manifest: BackupManifest
}

/** Ending of a file that is being written. */
export const unfinished = '.part'

/**
 * Writes a backup beside its place, brings it to the disk, reads it back and proves it, and only then gives it its name:
 * under that name there is never half a backup. What fails leaves nothing.
 *
 * @param options.force true to take the place of a file that is there.
 * @throws AppError `platform.backup.exists` for a file that is there; `platform.backup.inProgress` while another is being
 * written to the same place.
 */
export async function keepBackup(
  path: string,
  fill: (sink: Writable) => Promise<unknown>,
  options: { force: boolean } = { force: false },
): Promise<BackupFile> {
  const target = resolve(path)
  if (!options.force && (await exists(target)))
    throw new AppError(
      'conflict',
      'platform.backup.exists',
      `${target} exists: choose another name, or say --force`,
      {
        path: target,
      },
    )
  const part = `${target}${unfinished}`
  // Only its owner reads it: it holds everything the database holds.
  const sink = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await opened(sink, part)
    await fill(sink)
    await chmod(part, 0o600)
    const manifest = await readBackup(part)
    await rename(part, target)
    await syncFolder(dirname(target))
    return { path: target, bytes: (await stat(target)).size, manifest }
  } catch (error) {
    sink.destroy()
    if (!(error instanceof AppError && error.reason === 'platform.backup.inProgress'))
      await rm(part, { force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function opened(sink: ReturnType<typeof createWriteStream>, part: string): Promise<void> {
  return new Promise((done, failed) => {
    sink.once('open', () => done())
    sink.once('error', (cause: NodeJS.ErrnoException) =>
      failed(
        cause.code === 'EEXIST'
          ? new AppError(
              'conflict',
              'platform.backup.inProgress',
              `${part} exists: another backup is being written there, or one was broken off; delete it when none is`,
              { path: part },
              { cause },
            )
          : cause,
      ),
    )
  })
}

/** The new name is on the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
