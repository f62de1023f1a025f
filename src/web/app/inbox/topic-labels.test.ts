import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (pattern: string) =>
  globSync(pattern)
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(path, 'utf8'))
const topics = new Set(
  read('src/{modules,platform,server}/**/*.ts').flatMap((text) =>
    [...text.matchAll(/\btopic: '([a-z]\w*\.\w+\.\w+)'/g)].map(([, topic]) => topic!),
  ),
)

for (const language of ['zh', 'en'])
  test(`every topic that notifications are told under has a name (${language})`, () => {
    const labels = read(`src/**/*.${language}.ts`).join('\n')
    expect(topics.size).toBeGreaterThan(10)
    expect([...topics].filter((topic) => !labels.includes(`'${topic}':`))).toEqual([])
  })
