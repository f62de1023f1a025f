import { createHash } from 'node:crypto'
import { access, glob, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outDir = join(root, 'dist/web')
const stampFile = join(outDir, '.stamp')

/** Everything the browser bundle is made from. */
const inputs = [
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'src/core/**/*.ts',
  'src/web/**/*',
  'src/modules/*/web/**/*',
  'src/modules/contract.ts',
  'src/modules/*/contract.ts',
  'src/modules/*/contract/*.ts',
  'src/platform/**/*.ts',
]

/** One hash over names and contents of all inputs, so that a fresh checkout and an edited file both count. */
async function hashInputs(): Promise<string> {
  const files: string[] = []
  for await (const entry of glob(inputs, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    hash.update(file.slice(root.length)).update('\0')
    hash.update(await readFile(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Builds the web pages into `dist/web` when what they are made from has changed since the last build.
 *
 * @returns whether a build was needed.
 */
export async function ensureWebBuilt(): Promise<boolean> {
  const stamp = await hashInputs()
  const complete = await access(join(outDir, 'index.html')).then(
    () => true,
    () => false,
  )
  const last = complete ? await readFile(stampFile, 'utf8').catch(() => '') : ''
  if (last === stamp) return false
  const { NODE_ENV } = process.env
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', mode: 'production' })
  // Vite says production for the whole process; the server that may start next must not take that for its own.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  await writeFile(stampFile, stamp)
  return true
}

if (import.meta.main) {
  const started = performance.now()
  const built = await ensureWebBuilt()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.error(built ? `web pages built in ${seconds} s` : 'web pages are up to date')
}
