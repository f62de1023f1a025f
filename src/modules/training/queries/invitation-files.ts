import type { Db } from '#platform/db/database.ts'
import type { Attachment } from '#platform/files/contract.ts'
import { listAttachments } from '#platform/files/queries.ts'
import { invitationRef } from '../refs.ts'

/** Files sent with an invitation that wait for the organiser. */
export async function sentFiles(db: Db, invitationId: string): Promise<Attachment[]> {
  const all = await listAttachments(db, invitationRef(invitationId))
  return all.filter(({ removed }) => removed === null)
}
