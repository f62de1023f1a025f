import { AppError } from '../../errors.ts'
import { openCsv } from './csv.ts'
import { defaultLimits, type Source, type SourceLimits } from './source.ts'
import { openXlsx } from './xlsx.ts'

/**
 * Opens what an official sends: a workbook (xlsx) or a text table (csv). What it is, is read from the bytes and not
 * from the name.
 *
 * @throws AppError `tabular.file.empty`, `tooLarge`, `oldFormat` (xls of before 2007, or locked by a password), and
 *   those of `openXlsx` and `openCsv`.
 */
export async function openSource(
  bytes: Uint8Array,
  fileName: string,
  limits: SourceLimits = defaultLimits,
): Promise<Source> {
  return kindOfSource(bytes, limits) === 'xlsx'
    ? openXlsx(bytes, limits)
    : openCsv(bytes, fileName.replace(/\.[^.]*$/, ''), limits)
}

/**
 * What a file is by its first bytes; cheap, so that what cannot be read is refused while the person waits.
 *
 * @throws AppError as `openSource`, without looking inside.
 */
export function kindOfSource(bytes: Uint8Array, limits: SourceLimits = defaultLimits): Source['kind'] {
  if (bytes.length === 0) throw new AppError('badInput', 'tabular.file.empty', 'the file is empty')
  if (bytes.length > limits.bytes)
    throw new AppError('tooLarge', 'tabular.file.tooLarge', 'the file is too large', { most: limits.bytes })
  if (startsWith(bytes, [0x50, 0x4b])) return 'xlsx'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new AppError(
      'unsupported',
      'tabular.file.oldFormat',
      'xls of before 2007, or locked by a password: save it as xlsx without one',
    )
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new AppError('unsupported', 'tabular.file.isPdf', 'a PDF holds no table that can be read')
  return 'csv'
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
