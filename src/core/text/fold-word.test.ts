import { expect, it } from 'vitest'
import { foldWord } from './fold-word.ts'

it('width, capitals and spaces make no difference to a word', () => {
  expect(foldWord('ＴＯＰＣｏｎ 工艺')).toBe('topcon工艺')
  expect(foldWord(' TopCon工艺 ')).toBe('topcon工艺')
  expect(foldWord('C＋＋')).toBe('c++')
})
