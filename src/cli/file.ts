import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** Reads a file, or standard input for `-`. A file that cannot be read is bad input with its name. */
export async function fileOf(path: string): Promise<File> {
  if (path === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return new File([Buffer.concat(chunks)], 'stdin.txt')
  }
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT'
        ? 'there is no such file'
        : cause.code === 'EISDIR'
          ? 'it is a folder'
          : cause.message
    throw new Error(`cannot read ${path}: ${why}`, { cause })
  })
  return new File([bytes], basename(path))
}
