import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * Forms without a draft. A new form belongs here only if one of these reasons holds for it; any other is a `DraftForm`
 * or keeps its draft by `useDraft`.
 */
const withoutDraft: Record<string, string[]> = {
  'holds passwords and codes, which are kept nowhere': [
    'src/web/app/session/log-in-form.tsx',
    'src/web/app/session/oidc-part.tsx',
    'src/web/app/session/password-form.tsx',
    'src/web/app/session/totp-part.tsx',
  ],
  'is answered by somebody without an account, for whom nothing can be kept': [
    'src/modules/talent/web/engagement/offer-view.tsx',
  ],
  'is the wrapper itself': ['src/web/recovery/draft-form.tsx'],
}
/** Free text outside a form that is nobody's work to lose: filters, searches, and the one note sent along with a file. */
const passingText = [
  'src/web/app/search/search-dialog.tsx',
  'src/web/app/audit/audit-page.tsx',
  'src/web/ui/files/attachment-list.tsx',
]

const pages = globSync('src/**/*.tsx').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0
const exempt = Object.values(withoutDraft).flat()
const plainForm = /<Form(?=[\s<>])/g
const keptByHand = /onValuesChange=\{draft\.onValuesChange\}|draft\.keep\(/g

test('every form keeps what is typed', () => {
  const bare = pages
    .filter(({ path }) => !exempt.includes(path))
    .filter(({ text }) => count(text, plainForm) > count(text, keptByHand))
    .map(({ path }) => path)
  expect(bare).toEqual([])
})

test('every field for free text stands in a form that keeps it', () => {
  const bare = pages
    .filter(
      ({ path, text }) =>
        /<Input(\.TextArea)?\s/.test(text) &&
        !/<Form\.Item|DraftForm/.test(text) &&
        !passingText.includes(path),
    )
    .map(({ path }) => path)
  expect(bare).toEqual([])
})

test('the write of a form is told of it, so that what was saved does not come back as a draft', () => {
  const told = /\bform,\n|\{ form\b|, form\b[, }]|clearDraftOf\(form\)|onDecide\(|form=\{form\}\n\s+initial=/g
  const untold = pages
    .filter(({ path }) => !exempt.includes(path))
    .filter(({ text }) => count(text, /<DraftForm(?=[\s<])/g) > count(text, told))
    .map(({ path }) => path)
  expect(untold).toEqual([])
})

test('no two forms keep their drafts under one key', () => {
  const keys = pages
    .filter(({ path }) => !exempt.includes(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/<DraftForm(?:<\w+>)?\s+draft=(?:\{`([^`]+)`\}|"([^"]+)")/g)].map(
        ([, a, b]) => a ?? b,
      ),
    )
  expect(keys.length).toBeGreaterThan(25)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('no reason for an exception has outlived its form', () => {
  for (const path of [...exempt, ...passingText]) {
    const page = pages.find((one) => one.path === path)
    expect(page && (plainForm.test(page.text) || /<Input/.test(page.text)), path).toBe(true)
    plainForm.lastIndex = 0
  }
})
