import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { coursePackage } from './contract/course-package.ts'
import { packageSchema } from './package-schema.ts'

const example = {
  format: 'shuanglian-course-package',
  formatVersion: 1,
  madeAt: '2023-06-15T02:00:00.000Z',
  city: '示例市',
  courses: [
    {
      id: '5f0c1f2e-6c1b-4e0e-9a43-0d4c8a1f0b11',
      version: 2,
      changeNote: '增加案例',
      title: '示例课程',
      category: 'policy',
      form: 'lecture',
      hours: '3.5',
      summary: '提要',
      topics: [{ code: 'industrial-policy', name: '国家产业政策解读', category: 'policy', chain: null }],
      chains: [{ code: 'pv', name: '光伏' }],
      competences: ['systemsThinking'],
      changeAbilities: [],
      qualities: ['practical'],
      licence: '须注明来源',
      source: null,
      materials: [
        { path: 'materials/1/1', fileName: '讲义.pdf', sizeBytes: 12, sha256: 'a'.repeat(64), note: null },
      ],
    },
  ],
}

describe('PROM5 the format of packages', () => {
  it('the published schema is the one that packages are read with', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../../docs/formats/course-package.schema.json', import.meta.url), 'utf8'),
    )
    expect(published).toEqual(packageSchema())
  })

  it('the example of the documentation is a manifest', () => {
    const text = readFileSync(new URL('../../../docs/formats/course-package.md', import.meta.url), 'utf8')
    const shown: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)![1]!)
    expect(coursePackage.safeParse(shown).success).toBe(true)
    expect(shown).toEqual(example)
  })

  it('no path leads out of the archive, and nothing that the format does not know is read over', () => {
    const withPath = (path: string) => {
      const [course] = example.courses
      return { ...example, courses: [{ ...course, materials: [{ ...course!.materials[0], path }] }] }
    }
    expect(coursePackage.safeParse(withPath('materials/12/3')).success).toBe(true)
    for (const path of ['../x', 'materials/../x', '/materials/1/1', 'materials/1/1/x', 'materials\\1\\1', ''])
      expect(coursePackage.safeParse(withPath(path)).success, path).toBe(false)
    expect(coursePackage.safeParse({ ...example, more: 1 }).success).toBe(false)
  })
})
