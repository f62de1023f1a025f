import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

/** What pg's connection offers to a query that speaks COPY; its types leave it out. */
interface WireConnection {
  stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** The callbacks that pg gives the messages of one query to. */
abstract class WireQuery {
  protected connection: WireConnection | null = null
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  submit(connection: unknown): void {
    this.connection = connection as WireConnection
    this.connection.query(this.text)
  }

  abstract handleError(error: Error): void
  abstract handleReadyForQuery(): void
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(connection: WireConnection): void {
    connection.sendCopyFail('this copy only reads')
  }
  handleCopyData(_message: { chunk: Buffer }): void {}
}

const submit = (client: pg.ClientBase, query: WireQuery): void => {
  client.query(query as unknown as pg.Submittable)
}

class CopyOut extends WireQuery {
  private readonly pieceBytes: number
  private gathered: Buffer[] = []
  private gatheredBytes = 0
  private ready: Buffer[] = []
  private ended = false
  private error: Error | null = null
  private wake: () => void = () => {}

  constructor(text: string, pieceBytes: number) {
    super(text)
    this.pieceBytes = pieceBytes
  }

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The parser goes on using the memory behind the chunk.
    this.gathered.push(Buffer.from(chunk))
    this.gatheredBytes += chunk.length
    if (this.gatheredBytes >= this.pieceBytes && chunk.at(-1) === 0x0a) this.flush()
    if (this.ready.length > 1) this.connection?.stream.pause()
  }

  override handleError(error: Error): void {
    this.error = error
    this.wake()
  }

  override handleReadyForQuery(): void {
    this.flush()
    this.ended = true
    this.wake()
  }

  private flush(): void {
    if (this.gatheredBytes === 0) return
    this.ready.push(Buffer.concat(this.gathered, this.gatheredBytes))
    this.gathered = []
    this.gatheredBytes = 0
    this.wake()
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const piece = this.ready.shift()
      if (piece !== undefined) {
        if (this.ready.length <= 1) this.connection?.stream.resume()
        yield piece
      } else if (this.error !== null) throw this.error
      else if (this.ended) return
      else
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
    }
  }
}

/**
 * Sends a `copy … to stdout` and gives what comes in pieces of whole rows. Reads no faster than the pieces are taken. A
 * caller that stops early must close the connection.
 */
export async function* copyOutOf(
  client: pg.ClientBase,
  text: string,
  pieceBytes: number,
): AsyncGenerator<Buffer> {
  const query = new CopyOut(text, pieceBytes)
  submit(client, query)
  yield* query.pieces()
}

class CopyIn extends WireQuery {
  private readonly pieces: AsyncIterable<Buffer>
  private readonly settle: { done: () => void; failed: (error: unknown) => void }
  /** The first thing that went wrong, on either side. */
  private fault: { error: unknown } | null = null
  private pumping: Promise<void> = Promise.resolve()

  constructor(
    text: string,
    pieces: AsyncIterable<Buffer>,
    settle: { done: () => void; failed: (error: unknown) => void },
  ) {
    super(text)
    this.pieces = pieces
    this.settle = settle
  }

  override handleCopyInResponse(connection: WireConnection): void {
    this.pumping = this.pump(connection)
  }

  private async pump(connection: WireConnection): Promise<void> {
    try {
      for await (const piece of this.pieces) {
        // The database has refused a row: nothing more is of use.
        if (this.fault !== null) return
        connection.sendCopyFromChunk(piece)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    } catch (error) {
      this.fault ??= { error }
      connection.sendCopyFail('the rows could not be read')
    }
  }

  override handleError(error: Error): void {
    this.fault ??= { error }
    // A connection that broke says nothing more.
    this.settle.failed(this.fault.error)
  }

  override handleReadyForQuery(): void {
    void this.pumping.then(() =>
      this.fault === null ? this.settle.done() : this.settle.failed(this.fault.error),
    )
  }
}

/** Sends a `copy … from stdin` with these rows. */
export function copyInto(client: pg.ClientBase, text: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((done, failed) => submit(client, new CopyIn(text, pieces, { done, failed })))
}
