import { AppError } from '../errors.ts'

/** Largest attachment, bytes. */
export const maxAttachmentBytes = 10 * 1024 * 1024

interface FileType {
  mediaType: string
  /** Whether the first bytes are what such a file begins with. */
  begins: (bytes: Uint8Array) => boolean
}

const beginsWith =
  (...signatures: number[][]) =>
  (bytes: Uint8Array): boolean =>
    signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))

const zip = beginsWith([0x50, 0x4b, 0x03, 0x04])
const compound = beginsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const openXml = 'application/vnd.openxmlformats-officedocument'
const noZeroByte = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).includes(0)

/** What may be attached, by ending. Nothing that a browser would run: no HTML, no SVG, no script, no program. */
const types: Record<string, FileType> = {
  pdf: { mediaType: 'application/pdf', begins: beginsWith([0x25, 0x50, 0x44, 0x46, 0x2d]) },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, begins: zip },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, begins: zip },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, begins: zip },
  ofd: { mediaType: 'application/ofd', begins: zip },
  doc: { mediaType: 'application/msword', begins: compound },
  xls: { mediaType: 'application/vnd.ms-excel', begins: compound },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', begins: compound },
  wps: { mediaType: 'application/vnd.ms-works', begins: compound },
  et: { mediaType: 'application/vnd.ms-excel', begins: compound },
  png: { mediaType: 'image/png', begins: beginsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  jpg: { mediaType: 'image/jpeg', begins: beginsWith([0xff, 0xd8, 0xff]) },
  jpeg: { mediaType: 'image/jpeg', begins: beginsWith([0xff, 0xd8, 0xff]) },
  txt: { mediaType: 'text/plain', begins: noZeroByte },
  csv: { mediaType: 'text/csv', begins: noZeroByte },
}

/** The endings of files that may be attached, for the chooser of the browser. */
export const attachmentEndings = Object.keys(types)

/**
 * The name a file is kept under: the last part of whatever was sent, without control and direction characters, at most
 * 200 characters with its ending kept. It is a label only.
 *
 * @throws AppError `badInput` when nothing is left.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  const name = plain.replace(/^\.+/, '')
  if (name === '')
    throw new AppError('badInput', 'platform.attachment.nameMissing', 'the file has no name', {
      field: 'file',
    })
  if (name.length <= 200) return name
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, 200 - ending.length)}${ending}`
}

/**
 * The media type of a file by its ending, when its first bytes agree.
 *
 * @throws AppError `unsupported` for an ending that may not be attached or bytes that are something else.
 */
export function mediaTypeOf(fileName: string, bytes: Uint8Array): string {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined
  if (type === undefined) {
    throw new AppError(
      'unsupported',
      'platform.attachment.typeRefused',
      `files with the ending "${ending}" cannot be attached`,
      { field: 'file', ending, allowed: attachmentEndings },
    )
  }
  if (!type.begins(bytes)) {
    throw new AppError(
      'unsupported',
      'platform.attachment.contentMismatch',
      `the content is not what the ending "${ending}" says`,
      { field: 'file', ending },
    )
  }
  return type.mediaType
}
