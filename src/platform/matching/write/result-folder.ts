import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ByteFile } from './byte-file.ts'

const partial = /^\.(?:matches\.csv|prices\.csv|explanations\.jsonl|summary\.json)\.partial$/

/** Files of a result; the last one is there only when all others are. */
const resultFiles = ['matches.csv', 'prices.csv', 'explanations.jsonl', 'summary.json'] as const
export type ResultFile = (typeof resultFiles)[number]
const last: ResultFile = 'summary.json'

/** Refuses a place for a result before any work is done. */
export function requireResultFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`)
}

/**
 * Writes the files of a result so that nobody ever takes half a result for a whole one: each under another name, then
 * the old summary is taken away, the files get their names, the summary last. Other files of the folder stay; those of
 * an earlier result that this one does not have go.
 */
export function writeResult(
  folder: string,
  files: Partial<Record<ResultFile, (file: ByteFile) => void>>,
): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (partial.test(name)) rmSync(join(folder, name))
  const written = resultFiles.flatMap((name) => {
    const fill = files[name]
    return fill === undefined ? [] : [{ name, fill, path: join(folder, `.${name}.partial`) }]
  })
  try {
    for (const { fill, path } of written) writeOne(path, fill)
  } catch (error) {
    for (const { path } of written) rmSync(path, { force: true })
    throw error
  }
  rmSync(join(folder, last), { force: true })
  for (const name of resultFiles) if (files[name] === undefined) rmSync(join(folder, name), { force: true })
  for (const { name, path } of written) renameSync(path, join(folder, name))
}

function writeOne(path: string, fill: (file: ByteFile) => void): void {
  const file = new ByteFile(path)
  try {
    fill(file)
  } catch (error) {
    file.abandon()
    throw error
  }
  file.close()
}
