import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { endBy, startServing } from './serving.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of a product that was started once and stopped: the demo city on its first day. */
    demoData: string
  }
}

/** Makes the demo city once; every journey then starts from a copy of its own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const demoData = mkdtempSync(join(tmpdir(), 'shuanglian-demo-'))
  const { server } = await startServing({ DATA_DIR: demoData })
  await endBy('SIGTERM', server)
  project.provide('demoData', demoData)
  return () => rmSync(demoData, { recursive: true, force: true })
}
