import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSelectionFile, selectionSchema } from './format.ts'

/** The example of the documentation. */
const page = readFileSync(new URL('../../../../docs/formats/training-select.md', import.meta.url), 'utf8')
const example = () => JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!)
const faultsOf = (content: unknown) => {
  const read = readSelectionFile(content)
  return read.ok ? [] : read.faults.map(({ path, message }) => `${path}: ${message}`)
}

describe('the file of training select', () => {
  test('the example of the documentation is one, and its schema is the one of the code', () => {
    expect(readSelectionFile(example())).toMatchObject({ ok: true, ignored: [] })
    const written = new URL('../../../../docs/formats/training-select.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(written, 'utf8'))).toEqual(JSON.parse(JSON.stringify(selectionSchema())))
  })

  test('every fault is named at once, with path, value and what to do', () => {
    const content = example()
    content.seats = -1
    content.people[0].unit = 'nowhere'
    content.people[1].covers = ['policy', 'unheard']
    content.people[2].id = 'zhang'
    content.people[3].duty = 11
    content.needs[0].weight = Number.NaN
    content.units[1] = { id: 'tianchang', min: 4, max: 3, headcount: 20 }
    content.previous = ['nobody']
    content.pins = { in: ['no one'] }
    content.kindLimits = [{ kind: 'county', min: 2, max: 1 }]
    delete content.weights.change
    expect(faultsOf(content)).toEqual([
      'seats: -1: Too small: expected number to be >=0',
      'people[3].duty: 11: Too big: expected number to be <=10',
      'needs[0].weight: null: Invalid input: expected number, received NaN',
      'weights.change: missing: Invalid input: expected number, received undefined',
      'people[2].id: "zhang" stands at people[0] already: give each its own',
      'people[0].unit: "nowhere" is the id of no unit: correct it, or add it to units',
      'people[1].covers[1]: "unheard" is the id of no need: correct it, or add it to needs',
      'units[1]: min 4 is above max 3: lower the one or raise the other',
      'kindLimits[0]: min 2 is above max 1: lower the one or raise the other',
      'previous[0]: "nobody" is the id of no person: correct it, or add it to people',
      'pins.in[0]: "no one" is the id of no person: correct it, or add it to people',
    ])
  })

  test('what is no object at all is a fault and no crash', () => {
    for (const content of [null, [], 'text', 7, { people: {} }, { people: [null], units: [3] }]) {
      expect(faultsOf(content).length).toBeGreaterThan(0)
    }
    expect(faultsOf({ ...example(), fewestChanges: true })).toEqual([
      'fewestChanges: needs previous: add it, or leave fewestChanges out',
    ])
  })

  test('keys that are not of the format are told', () => {
    const content = example()
    content.people[1].mustattend = true
    content.title = 'spring class'
    expect(readSelectionFile(content)).toMatchObject({ ok: true, ignored: ['people[1].mustattend', 'title'] })
  })
})
