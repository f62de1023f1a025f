import { AppError } from '../../errors.ts'

/** More comes out of the file than may. */
export const bomb = (why: string): AppError =>
  new AppError('badInput', 'tabular.file.bomb', `the file unpacks to more than it may: ${why}`)

export const damaged = (cause: unknown): AppError =>
  new AppError('badInput', 'tabular.file.damaged', 'the file cannot be read', {}, { cause })

export const tooMany = (reason: 'tooManyRows' | 'tooManyColumns', most: number): AppError =>
  new AppError('badInput', `tabular.file.${reason}`, `a sheet goes beyond ${most}`, { most })

/** Office files have no document type; one that has it may define entities that grow without bound. */
export const hasDoctype = (): AppError =>
  new AppError('badInput', 'tabular.file.hasDoctype', 'a part of the file declares a document type')
