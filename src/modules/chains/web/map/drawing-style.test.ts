import { describe, expect, test } from 'vitest'
import { edgePath, overviewLabel } from './drawing-style.ts'

const lines = (name: string) => overviewLabel(name, 100, 46).lines

describe('labels of the overview', () => {
  test('a short name stays in one line, as large as half the box is high', () => {
    // 3 characters in 100 units could be 33 units high; half of 46 is 23
    expect(overviewLabel('石英砂', 100, 46)).toEqual({ lines: ['石英砂'], size: 23 })
  })
  test('a long name breaks in two where that gives larger letters', () => {
    // one line: 100 ÷ 8 = 12.5; two lines of four: 46 × 0.44 = 20.24
    const label = overviewLabel('玻璃窑炉压延装备', 100, 46)
    expect(label.lines).toEqual(['玻璃窑炉', '压延装备'])
    expect(label.size).toBeCloseTo(20.24)
  })
  test('Latin words stay whole, brackets stay with their words', () => {
    expect(lines('EVA/POE树脂材料')).toEqual(['EVA/POE', '树脂材料'])
    expect(lines('MCU控制芯片')).toEqual(['MCU', '控制芯片'])
    expect(lines('TOPCon光伏电池')).toEqual(['TOPCon', '光伏电池'])
    expect(lines('电子组装（SMT）')).toEqual(['电子组装', '（SMT）'])
    expect(lines('Photovoltaic glass furnace')).toEqual(['Photovoltaic', 'glass furnace'])
  })
})

test('an edge is level at both ends of every step and straight where nothing turns', () => {
  expect(
    edgePath([
      { x: 0, y: 10 },
      { x: 40, y: 10 },
      { x: 60, y: 30 },
    ]),
  ).toBe('M0 10L40 10C50 10 50 30 60 30')
  expect(edgePath([])).toBe('')
})
