import { describe, expect, it } from 'vitest'
import { nameOrderKey } from './name-order.ts'

const sounds: Readonly<Record<string, string>> = {
  阿: 'a1',
  安: 'an1',
  昂: 'ang2',
  吕: 'lv3',
  卢: 'lu2',
  陆: 'lu4',
  栾: 'luan2',
  罗: 'luo2',
  张: 'zhang1',
  章: 'zhang1',
  伟: 'wei3',
  敏: 'min3',
  吗: 'ma0',
  骂: 'ma4',
}
const read = (folded: string) => [...folded].map((char) => sounds[char] ?? char)
const inOrder = (names: string[]): string[] =>
  [...names].sort((a, b) => (nameOrderKey(a, read) < nameOrderKey(b, read) ? -1 : 1))

describe('names in Chinese order', () => {
  it('go by syllable, the shorter one first, then by tone, the neutral one last', () => {
    expect(inOrder(['昂', '安', '阿'])).toEqual(['阿', '安', '昂'])
    expect(inOrder(['陆', '卢'])).toEqual(['卢', '陆'])
    expect(inOrder(['吗', '骂'])).toEqual(['骂', '吗'])
  })

  it('have ü behind u and before what begins with u', () => {
    expect(inOrder(['罗', '栾', '吕', '陆'])).toEqual(['陆', '吕', '栾', '罗'])
  })

  it('keep those of one surname together, and within it go on with the next character', () => {
    expect(inOrder(['章伟', '张伟', '章敏', '张敏', '张'])).toEqual(['张', '张敏', '张伟', '章敏', '章伟'])
  })

  it('have digits and letters first, whatever width and case, and unread characters last', () => {
    expect(inOrder(['𠮷安', '张', 'ＡＢＢ', 'abc', '3M', '阿'])).toEqual([
      '3M',
      'ＡＢＢ',
      'abc',
      '阿',
      '张',
      '𠮷安',
    ])
  })

  it('do not count marks and spaces', () => {
    expect(nameOrderKey('张（伟） 敏', read)).toBe(nameOrderKey('张伟敏', read))
  })
})
