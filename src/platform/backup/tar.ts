/** The little of the tar format (POSIX ustar) that a backup needs: plain files with short names. */
const blockBytes = 512
const nameBytes = 100

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

/** Sum of a header's bytes, its own checksum field taken as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [index, byte] of header.entries()) if (index < 148 || index >= 156) sum += byte
  return sum
}

/** The block before a file. */
export function tarHeader(name: string, size: number, modifiedAt: Date): Buffer {
  const header = Buffer.alloc(blockBytes)
  if (Buffer.byteLength(name) > nameBytes) throw new Error(`${name} is too long a name`)
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 12), 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(octal(checksumOf(header), 8), 148)
  return header
}

/** What fills a file up to whole blocks. */
export const tarPadding = (size: number): Buffer =>
  Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)

/** Two empty blocks end an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * blockBytes)

export interface TarEntry {
  name: string
  content: Buffer
}

/** Why an archive cannot be read, and after which entry. */
export class TarFault extends Error {
  readonly part: string

  constructor(part: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TarFault'
    this.part = part
  }
}

function parseHeader(header: Buffer, after: string): { name: string; size: number } {
  const fault = (message: string) => new TarFault(after, message)
  const sum = Number.parseInt(header.toString('latin1', 148, 156), 8)
  if (sum !== checksumOf(header)) throw fault('what follows it is no entry of an archive')
  const nameEnd = header.subarray(0, nameBytes).indexOf(0)
  const name = header.toString('utf8', 0, nameEnd === -1 ? nameBytes : nameEnd)
  const size = Number.parseInt(header.toString('latin1', 124, 136), 8)
  const type = header[156]
  if (type !== 0x30 && type !== 0) throw fault(`${JSON.stringify(name)} follows it and is no plain file`)
  if (!Number.isSafeInteger(size) || size < 0) throw fault('an entry without a size follows it')
  return { name, size }
}

/**
 * Reads entries one after the other; one at a time is in memory.
 *
 * @param limits.entryBytes a larger entry is refused before it is read.
 * @throws TarFault naming the entry that is wrong, or the last good one before what is no entry.
 */
export async function* readTar(
  stream: AsyncIterable<Buffer>,
  limits: { entryBytes: number },
): AsyncGenerator<TarEntry> {
  const source = new ByteSource(stream)
  let last = 'its beginning'
  for (;;) {
    const header = await source.take(blockBytes, last)
    if (header.every((byte) => byte === 0)) break
    const { name, size } = parseHeader(header, last)
    if (size > limits.entryBytes) throw new TarFault(name, `${size} bytes are more than a part may have`)
    last = name
    const content = await source.take(size, name)
    await source.take((blockBytes - (size % blockBytes)) % blockBytes, name)
    yield { name, content }
  }
  // To the very end: only there the checksum of the compression is compared.
  await source.drain(last)
}

/** Takes bytes off a stream in the amounts that are asked for. */
class ByteSource {
  private readonly chunks: AsyncIterator<Buffer>
  private left: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]()
  }

  /** @param part what is being read, for the words of a refusal. */
  async take(bytes: number, part: string): Promise<Buffer> {
    const gathered: Buffer[] = []
    let missing = bytes
    while (missing > 0) {
      if (this.left.length === 0) this.left = await this.next(part)
      const chunk = this.left.subarray(0, missing)
      this.left = this.left.subarray(chunk.length)
      gathered.push(chunk)
      missing -= chunk.length
    }
    return gathered.length === 1 ? gathered[0]! : Buffer.concat(gathered, bytes)
  }

  private async next(part: string): Promise<Buffer> {
    const chunk = await this.pull(part)
    if (chunk === null) throw new TarFault(part, 'the file ends in the middle of it')
    return chunk
  }

  private async pull(part: string): Promise<Buffer | null> {
    try {
      const { done, value } = await this.chunks.next()
      return done === true ? null : value
    } catch (cause) {
      if (cause instanceof TarFault) throw new TarFault(part, cause.message, { cause })
      const { code } = cause as NodeJS.ErrnoException
      // zlib's own errors; those of the file system are told as they are.
      if (code?.startsWith('Z_') !== true) throw cause
      throw new TarFault(part, (cause as Error).message, { cause })
    }
  }

  async drain(part: string): Promise<void> {
    if (this.left.some((byte) => byte !== 0)) throw new TarFault(part, 'something follows the end')
    for (;;) {
      const chunk = await this.pull(part)
      if (chunk === null) return
      if (chunk.some((byte) => byte !== 0)) throw new TarFault(part, 'something follows the end')
    }
  }
}
