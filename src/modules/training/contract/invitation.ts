import { z } from 'zod'
import { attachment } from '#platform/files/contract.ts'
import { day, endpoint, lockVersion } from '#platform/http/contract.ts'

export const invitationStates = ['open', 'accepted', 'declined', 'revoked'] as const
export const invitationState = z.enum(invitationStates)
export type InvitationState = z.infer<typeof invitationState>

/** At most so many files wait for the organiser. */
export const mostInvitationFiles = 5

const text = (max: number) => z.string().trim().max(max).nullable().default(null)

/** What the organiser says of the talk. */
export const invitationFields = z.object({
  teacherId: z.uuid(),
  courseId: z.uuid().nullable().default(null),
  slotOn: day,
  slot: z.string().trim().min(2).max(60),
  place: text(200),
  message: text(1000),
  /** Needs of organisations and posts that the class is to meet. */
  tellsNeeds: z.boolean().default(true),
  /** Titles of problems of the chain; they are the city's own matters, so somebody decides it each time. */
  tellsProblems: z.boolean().default(false),
  expiresOn: day,
})
export type InvitationFields = z.infer<typeof invitationFields>

/** An invitation as the organiser sees it. */
export const invitation = z.object({
  id: z.uuid(),
  teacher: z.object({ id: z.uuid(), name: z.string() }),
  course: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  slotOn: day,
  slot: z.string(),
  place: z.string().nullable(),
  message: z.string().nullable(),
  tellsNeeds: z.boolean(),
  tellsProblems: z.boolean(),
  expiresOn: day,
  isExpired: z.boolean(),
  state: invitationState,
  answerNote: z.string().nullable(),
  talk: z.string().nullable(),
  /** Masked. */
  contact: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** Slides that were sent; a removed one was taken or refused. */
  files: z.array(attachment),
  createdByName: z.string(),
  lockVersion: z.number().int(),
})
export type Invitation = z.infer<typeof invitation>

/** What the invited reads. Nobody is named but who invites and who is invited. */
export const invitationPage = z.object({
  host: z.string(),
  teacherName: z.string(),
  className: z.string(),
  chainName: z.string().nullable(),
  courseTitle: z.string().nullable(),
  hours: z.number().nullable(),
  slotOn: day,
  slot: z.string(),
  place: z.string().nullable(),
  message: z.string().nullable(),
  expiresOn: day,
  isDemo: z.boolean(),
  seats: z.number().int(),
  /** Who comes by kind of unit, once it is settled; kinds of fewer than three people are told together as `others`. */
  audience: z.array(z.object({ kind: z.string(), people: z.number().int() })),
  needs: z.array(z.string()),
  problems: z.array(z.string()),
  state: z.enum(['open', 'accepted', 'declined']),
  answerNote: z.string().nullable(),
  talk: z.string().nullable(),
  /** Whether one was left; it is not shown again. */
  hasContact: z.boolean(),
  files: z.array(z.object({ fileName: z.string(), sizeBytes: z.number().int() })),
  /** Rises with each answer; one on an older version is refused. */
  answerVersion: z.number().int(),
})
export type InvitationPage = z.infer<typeof invitationPage>

/** Why an invitation is taken back, or a contact is looked at. */
export const invitationReason = z.object({ reason: z.string().trim().min(2).max(500) })

const byId = z.object({ id: z.uuid() })
const token = z.string().max(100)
const tags = ['training']
const address = z.object({ path: z.string() })

export const invitationContract = {
  listInvitations: endpoint('training.class.draft', {
    method: 'GET',
    path: '/training/classes/{id}/invitations',
    tags,
    summary: 'Teachers invited to a class, with what they answered and sent',
  })
    .input(byId)
    .output(z.array(invitation)),
  createInvitation: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/classes/{id}/invitations',
    tags,
    summary: 'Invite a teacher who needs no account; gives the personal address',
    successStatus: 201,
  })
    .input(invitationFields.extend(byId.shape))
    .output(address.extend({ id: z.uuid() })),
  showInvitationAddress: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/invitations/{id}/address',
    tags,
    summary: 'The personal address of an invitation once more; that it was asked for is audited',
  })
    .input(byId)
    .output(address),
  revokeInvitation: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/invitations/{id}/revoke',
    tags,
    summary: 'Take an invitation back: its address opens no more',
  })
    .input(byId.extend({ lockVersion, ...invitationReason.shape }))
    .output(z.array(invitation)),
  revealInvitationContact: endpoint('training.teacher.reveal', {
    method: 'POST',
    path: '/training/invitations/{id}/reveal',
    tags,
    summary: 'The contact that an invited teacher left, for a reason',
  })
    .input(byId.extend(invitationReason.shape))
    .output(z.object({ contact: z.string().nullable() })),
  takeInvitationFile: endpoint('training.class.draft', {
    method: 'POST',
    path: '/training/invitations/{id}/take',
    tags,
    summary: 'Take slides that were sent into the files of the class or of the course',
  })
    .input(byId.extend({ attachmentId: z.uuid(), to: z.enum(['class', 'course']) }))
    .output(z.array(invitation)),

  /** The token stands in the body and never in the path, which logs keep. */
  openInvitation: endpoint('public', {
    method: 'POST',
    path: '/invitations/open',
    tags: ['invitation'],
    summary: 'The invitation behind a personal address',
  })
    .input(z.object({ token }))
    .output(invitationPage),
  answerInvitation: endpoint('public', {
    method: 'POST',
    path: '/invitations/answer',
    tags: ['invitation'],
    summary: 'Accept or decline an invitation; until it expires the answer can be changed',
  })
    .input(
      z.object({
        token,
        answerVersion: z.number().int().min(1),
        accepts: z.boolean(),
        answerNote: text(500),
        talk: text(2000),
        /** Left out: what was left before stays. */
        contact: z.string().trim().max(100).nullable().optional(),
      }),
    )
    .output(invitationPage),
  sendInvitationFile: endpoint('public', {
    method: 'POST',
    path: '/invitations/files',
    tags: ['invitation'],
    summary: 'Send slides; they wait for the organiser',
  })
    .input(z.object({ token, file: z.file() }))
    .output(invitationPage),
}
