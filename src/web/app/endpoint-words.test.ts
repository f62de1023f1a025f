import { describe, expect, it } from 'vitest'
import { endpointWords } from '#modules/access/web/endpoint-words.ts'
import { accessEn } from '#modules/access/web/labels.en.ts'
import { accessZh } from '#modules/access/web/labels.zh.ts'
import { contract } from '#modules/contract.ts'
import { listEndpoints } from '#platform/http/endpoints.ts'

describe('the rights table', () => {
  const endpoints = listEndpoints(contract)
  it('has a Chinese word for every endpoint that asks for no right, and for no other', () => {
    const open = endpoints.filter(({ right }) => right === 'public' || right === 'signedIn')
    expect(Object.keys(endpointWords).sort()).toEqual(
      open.map(({ module, name }) => `${module}.${name}`).sort(),
    )
  })
  it('names every part of the contract in both languages', () => {
    const parts = [...new Set(endpoints.map(({ module }) => module))].sort()
    expect(Object.keys(accessZh.modules).sort()).toEqual(parts)
    expect(Object.keys(accessEn.modules).sort()).toEqual(parts)
  })
})
