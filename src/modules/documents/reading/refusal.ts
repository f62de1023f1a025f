/** Why a document was not read. The grammar is that of error reasons: `documents.document.<why>`. */
export type RefusalReason =
  | 'documents.document.empty'
  | 'documents.document.tooLarge'
  | 'documents.document.binary'
  | 'documents.document.unsupported'
  | 'documents.document.bomb'
  | 'documents.document.damaged'
  | 'documents.document.unreadable'

/** A document that cannot be read. `message` and `messageZh` say what is wrong, where, and what to do about it. */
export class DocumentRefused extends Error {
  readonly reason: RefusalReason
  readonly messageZh: string

  constructor(reason: RefusalReason, message: string, messageZh: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DocumentRefused'
    this.reason = reason
    this.messageZh = messageZh
  }
}
