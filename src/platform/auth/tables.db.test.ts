import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { createAuth } from './auth.ts'

onBothDatabases('tables of log-in', (database) => {
  it('our migration made every table and column that better-auth asks for', async () => {
    const auth = await createAuth({
      clock: systemClock,
      secret: 'a secret of the tests, 0123456789',
      publicUrl: 'http://test.invalid',
      oidc: null,
    })
    const wanted = await getMigrations(auth.on(database().db).options)
    expect(wanted.toBeCreated).toEqual([])
    expect(wanted.toBeAdded).toEqual([])
    expect(wanted.unsafeChanges).toEqual([])
  })
})
