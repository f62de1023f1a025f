import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder with these files, gone when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-match-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Files of a small problem, some of them replaced. */
export function smallProblem(changed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'needs.csv': 'id,capacity,tier\n岗位一,1,1\n岗位二,2,2\n岗位三,1,2\n',
    'people.csv': 'id,capacity\n张,1\n李,1\n王,1\n赵,1\n',
    'edges.csv':
      'need,person,score\n岗位一,张,5\n岗位二,张,7\n岗位二,李,3\n岗位一,王,9\n岗位二,王,4\n岗位一,赵,2\n',
    ...changed,
  }
}
