import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullWidths } from './full-width.ts'
import { shapeTitle } from './title-shape.ts'

describe('the shape of a title', () => {
  it('a title that fits stands on one line', () => {
    expect(shapeTitle('关于举办专题培训班的通知', 20)).toEqual(['关于举办专题培训班的通知'])
  })

  it('two lines keep words whole', () => {
    const lines = shapeTitle('关于举办全市产业链专班干部能力提升培训班的通知', 20)
    expect(lines).toHaveLength(2)
    expect(lines.join('')).toBe('关于举办全市产业链专班干部能力提升培训班的通知')
    for (const word of ['关于', '产业', '干部', '能力', '提升', '通知'])
      expect(lines.some((line) => line.includes(word))).toBe(true)
    expect(lines[1]!.startsWith('的')).toBe(false)
  })

  it('three lines are no hourglass and no block', () => {
    const lines = shapeTitle(
      '关于进一步加强全市重点产业链链长制工作统筹协调和推动产业链供应链优化升级有关事项的通知',
      20,
    )
    const [first = 0, second = 0, third = 0] = lines.map(fullWidths)
    expect(lines).toHaveLength(3)
    expect(second < first && second < third).toBe(false)
    expect(new Set([first, second, third]).size).toBeGreaterThan(1)
  })

  it('no mark begins a line, no line is too long, nothing is lost', () => {
    const title = fc
      .array(fc.constantFrom('产业', '链', '《', '》', '2023', '、', '工作', '的', '通知'), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(title, (text) => {
        const lines = shapeTitle(text, 20)
        expect(lines.join('')).toBe(text)
        for (const line of lines) expect(fullWidths(line)).toBeLessThanOrEqual(20)
        if (!/^[》、]/.test(text) && !/[》、]{10}/.test(text))
          for (const line of lines) expect(line).not.toMatch(/^[》、]/)
      }),
      { numRuns: 200 },
    )
  })

  it('a title of 5000 characters is filled from the front', () => {
    expect(shapeTitle('字'.repeat(5000), 20)).toHaveLength(250)
  })
})
