import type { AttachmentRules } from '#platform/files/attachments.ts'
import { visibleInvitations } from '../../queries/invitation.ts'

/** Files sent with invitations: seen, taken and refused by whoever drafts the class. */
export const invitationFiles: AttachmentRules = {
  guards: { 'training.teacherInvitation': visibleInvitations },
  hosts: {
    'training.teacherInvitation': async (ctx, id) => (await visibleInvitations(ctx, [id])).has(id),
  },
}
