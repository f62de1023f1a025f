import { expect } from 'vitest'
import { type City, visit } from '../city.ts'

/** The chain and the node of its map where the need stands. */
export const place = { chain: '新型化工', code: 'new-chemical', node: '聚烯烃树脂' } as const

export interface Heat {
  demand: number
  supply: number
  heat: number
}

/** The row of the node as the dual chain shows it: demand − supply is its heat. */
export async function heatAt(city: City): Promise<Heat> {
  const page = await city.atDesk('talent')
  await visit(page, `/talent/dual?chain=${place.code}`)
  const row = page.getByRole('row').filter({ has: page.getByText(place.node, { exact: true }) })
  await row.waitFor()
  const titles = await page.getByRole('columnheader').allInnerTexts()
  const cells = await row.getByRole('cell').allInnerTexts()
  const figure = (title: string): number => {
    const text = cells[titles.findIndex((one) => one.trim() === title)] ?? ''
    return Number(text.replace('−', '-').replaceAll(/[^\d.-]/g, ''))
  }
  const told = { demand: figure('人才需求'), supply: figure('折算供给'), heat: figure('热度') }
  expect(told.heat).toBeCloseTo(told.demand - told.supply, 2)
  return told
}
