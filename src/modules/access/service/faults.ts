import { AppError } from '#platform/errors.ts'

/** Errors that several use cases share. */
export const unknownAccount = (id: string): AppError =>
  new AppError('notFound', 'access.account.unknown', `there is no account ${id}`, { id })
export const unknownGrant = (id: string): AppError =>
  new AppError('notFound', 'access.grant.unknown', `there is no grant ${id}`, { id })
export const unknownOrganisation = (): AppError =>
  new AppError('badInput', 'directory.organisation.unknown', 'there is no such organisation', {
    field: 'orgId',
  })
export const lastSecAdmin = (): AppError =>
  new AppError(
    'conflict',
    'access.grant.lastSecAdmin',
    'this is the last security administrator; give the role to another account first',
  )
