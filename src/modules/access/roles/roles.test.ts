import { describe, expect, it } from 'vitest'
import { contract } from '#modules/contract.ts'
import { listEndpoints } from '#platform/http/endpoints.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { endpointWords } from '../web/endpoint-words.ts'
import { accessEn } from '../web/labels.en.ts'
import { accessZh } from '../web/labels.zh.ts'
import { roleWords } from '../web/role-words.ts'
import { permissionsWithoutEndpoint, roles } from './index.ts'
import { permissionsOf } from './role-data.ts'

const named = new Set<string>(
  listEndpoints(contract)
    .map(({ right }) => right)
    .filter((right) => right !== 'public' && right !== 'signedIn'),
)
const given = new Set<string>(
  roles.flatMap((role) => permissionsOf(role).map(({ permission }) => permission)),
)
const gives = (code: string) => Object.keys(roles.find((role) => role.code === code)?.gives ?? {})

describe('roles', () => {
  it('every permission an endpoint asks for is given by some role', () => {
    expect([...named].filter((permission) => !given.has(permission))).toEqual([])
  })

  it('every permission a role gives is asked for by an endpoint or listed as checked elsewhere', () => {
    const listed = new Set<string>(permissionsWithoutEndpoint)
    expect([...given].filter((permission) => !named.has(permission) && !listed.has(permission))).toEqual([])
  })

  it('the list of permissions checked elsewhere names only what some role gives', () => {
    expect(permissionsWithoutEndpoint.filter((permission) => !given.has(permission))).toEqual([])
  })

  it('the list of permissions checked elsewhere names none that an endpoint asks for', () => {
    expect(permissionsWithoutEndpoint.filter((permission) => named.has(permission))).toEqual([])
  })

  it('whoever may delete sees the recycle bin and brings back from it, within the same reach', () => {
    for (const role of roles) {
      const reach = (permission: Permission) => [role.gives[permission] ?? []].flat()
      for (const { permission, scope } of permissionsOf(role).filter((one) =>
        one.permission.endsWith('.remove'),
      ))
        for (const needed of ['platform.bin.read', 'platform.bin.restore'] as const)
          expect(
            reach(needed).some((kind) => kind === scope || kind === 'city'),
            `${role.code} ${permission} ${needed}`,
          ).toBe(true)
    }
  })

  it('every role has a code of its own, both names, both sentences and gives something', () => {
    expect(new Set(roles.map((role) => role.code)).size).toBe(roles.length)
    for (const role of roles) {
      expect(role.nameEn, role.code).not.toBe('')
      expect(role.description.endsWith('。'), role.code).toBe(true)
      expect(role.descriptionEn.endsWith('.'), role.code).toBe(true)
      expect(permissionsOf(role).length, role.code).toBeGreaterThan(0)
    }
  })

  it('a role needs only anchors it measures from', () => {
    const measured = { org: ['ownOrg', 'subtree'], chains: ['ownChains'], region: ['region'] }
    for (const role of roles) {
      const scopes = permissionsOf(role).map(({ scope }) => scope)
      for (const anchor of role.needs)
        expect(
          scopes.some((scope) => measured[anchor].includes(scope)),
          `${role.code} ${anchor}`,
        ).toBe(true)
    }
  })

  it('the system administrator reads no business data and gives no rights', () => {
    const business =
      /^(chains|documents|governance|matters|officialdoc)\.|^directory\.enterprise\.|^access\.grant\./
    expect(gives('sysAdmin').filter((permission) => business.test(permission))).toEqual([])
    expect(gives('sysAdmin')).not.toContain('access.account.approve')
  })

  it('the security administrator opens, shuts and resets no accounts and reads no business data', () => {
    expect(gives('secAdmin').sort()).toEqual([
      'access.account.approve',
      'access.account.export',
      'access.account.read',
      'access.grant.give',
      'access.grant.read',
      'access.role.read',
    ])
  })

  it('the auditor reads the log and nothing else', () => {
    expect(gives('auditor').sort()).toEqual(['platform.audit.read', 'platform.audit.verify'])
  })

  it('administrators share no permission that changes anything', () => {
    const changing = ['sysAdmin', 'secAdmin', 'auditor'].map((code) =>
      gives(code).filter((permission) => !permission.endsWith('.read')),
    )
    expect(new Set(changing.flat()).size).toBe(changing.flat().length)
  })

  it('outside people never see the register beyond their own firm', () => {
    for (const role of roles.filter(({ kind }) => kind === 'outside'))
      for (const { permission, scope } of permissionsOf(role))
        if (permission.startsWith('directory.enterprise.')) expect(scope, role.code).toBe('ownOrg')
  })
})

describe('words of the rights table and the history', () => {
  const endpoints = listEndpoints(contract)
  it('every endpoint that asks for no right has a Chinese word, and no other has', () => {
    const open = endpoints.filter(({ right }) => right === 'public' || right === 'signedIn')
    expect(Object.keys(endpointWords).sort()).toEqual(
      open.map(({ module, name }) => `${module}.${name}`).sort(),
    )
  })
  it('every part of the contract has a name in both languages', () => {
    const parts = [...new Set(endpoints.map(({ module }) => module))].sort()
    expect(Object.keys(accessZh.modules).sort()).toEqual(parts)
    expect(Object.keys(accessEn.modules).sort()).toEqual(parts)
  })
  it('roles are called there as they are', () => {
    expect(roleWords).toEqual(
      Object.fromEntries(roles.map(({ code, name, nameEn }) => [code, [name, nameEn]])),
    )
  })
})
