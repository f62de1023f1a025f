import { createHash } from 'node:crypto'
import { AppError } from '#platform/errors.ts'
import { maxAttachmentBytes } from '#platform/files/file-type.ts'
import { listParts, type Part } from '#platform/tabular/read/archive.ts'
import {
  type CoursePackage,
  coursePackage,
  manifestName,
  packageFormat,
} from '../../../contract/course-package.ts'

/** Largest package as it is sent, bytes: no request of the product carries more. */
export const maxPackageBytes = 10 * 1024 * 1024
/** Largest manifest unpacked, bytes: fifty courses with the longest texts take some 1.5 MB. */
const maxManifestBytes = 4 * 1024 * 1024
/** All files unpacked, bytes: those that are worth packing are packed themselves. */
const maxUnpackedBytes = 40 * 1024 * 1024

/** A package that was read and found whole. */
export interface ReadPackage {
  manifest: CoursePackage
  /** Of the archive. */
  sha256: string
  fileName: string
  /** The files by their path in it. */
  materials: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

const wrong = (
  reason: string,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): AppError =>
  new AppError('badInput', `training.package.${reason}`, message, { field: 'file', ...details }, { cause })

/**
 * Reads a package of courses that came from outside. Nothing in it is believed: sizes are counted while unpacking, every
 * part must be one that the manifest names, every file must be the one it states, and no name is used as a path.
 *
 * @throws AppError `training.package.*` that says what is wrong with it.
 */
export async function readPackage(file: File): Promise<ReadPackage> {
  if (file.size > maxPackageBytes)
    throw new AppError('tooLarge', 'training.package.tooLarge', 'the package is too large', {
      field: 'file',
      maxMegabytes: maxPackageBytes / 1024 / 1024,
    })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = partsOf(bytes)
  const manifest = await manifestOf(parts)
  const materials = await materialsOf(parts, manifest)
  return {
    manifest,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName: file.name.slice(0, 200),
    materials,
  }
}

function partsOf(bytes: Uint8Array): Map<string, Part> {
  let listed: Part[]
  try {
    listed = listParts(bytes)
  } catch (cause) {
    throw wrong('noArchive', 'the file is no zip archive that can be read', {}, cause)
  }
  const parts = new Map<string, Part>()
  for (const part of listed) {
    // An archive that was packed anew by hand names its folders.
    if (/^materials\/(?:\d{1,3}\/)?$/.test(part.name)) continue
    if (parts.has(part.name)) throw wrong('strayPart', 'two parts have one name', { name: shown(part.name) })
    parts.set(part.name, part)
  }
  return parts
}

async function manifestOf(parts: ReadonlyMap<string, Part>): Promise<CoursePackage> {
  const part = parts.get(manifestName)
  if (part === undefined) throw wrong('noManifest', `the archive has no ${manifestName}`)
  const bytes = await unpacked(part, maxManifestBytes)
  let told: unknown
  try {
    told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw wrong('manifestWrong', 'the manifest is no JSON', { at: '', problem: 'JSON' }, cause)
  }
  if ((told as { format?: unknown } | null)?.format !== packageFormat)
    throw wrong('otherFormat', 'the manifest is one of another format')
  const parsed = coursePackage.safeParse(told)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw wrong('manifestWrong', 'the manifest does not fit its format', {
      at: issue?.path.join('.') ?? '',
      problem: issue?.message ?? '',
    })
  }
  const ids = parsed.data.courses.map(({ id }) => id)
  if (new Set(ids).size < ids.length)
    throw wrong('manifestWrong', 'a course stands in it twice', { at: 'courses', problem: 'id' })
  return parsed.data
}

async function materialsOf(
  parts: ReadonlyMap<string, Part>,
  { courses }: CoursePackage,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const stated = courses.flatMap(({ materials }) => materials)
  const paths = new Set(stated.map(({ path }) => path))
  for (const name of parts.keys())
    if (name !== manifestName && !paths.has(name))
      throw wrong('strayPart', 'a part is not named by the manifest', { name: shown(name) })
  if (paths.size < stated.length) throw wrong('strayPart', 'two files stand at one place', { name: '' })
  const materials = new Map<string, Uint8Array<ArrayBuffer>>()
  let room = maxUnpackedBytes
  for (const { path, fileName, sizeBytes, sha256 } of stated) {
    const part = parts.get(path)
    if (part === undefined) throw wrong('fileMissing', 'a file is missing', { name: shown(fileName) })
    const bytes = await unpacked(part, Math.min(room, maxAttachmentBytes))
    room -= bytes.length
    if (bytes.length !== sizeBytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw wrong('fileChanged', 'a file is not the one that was packed', { name: shown(fileName) })
    materials.set(path, bytes)
  }
  return materials
}

/** The bytes of a part, counted as they come: what the archive claims of their number is not asked. */
async function unpacked(part: Part, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of part.pieces()) {
      size += piece.length
      if (size > most)
        throw wrong('unpacksTooLarge', 'a part unpacks to more than is allowed', { name: shown(part.name) })
      pieces.push(piece)
    }
  } catch (cause) {
    if (cause instanceof AppError && cause.reason.startsWith('training.')) throw cause
    throw wrong('noArchive', 'a part of the archive cannot be read', {}, cause)
  }
  return new Uint8Array(Buffer.concat(pieces, size))
}

/** A name from outside in a message: short, and nothing that turns or hides text. */
const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 80)
