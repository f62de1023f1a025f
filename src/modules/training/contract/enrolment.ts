import { z } from 'zod'
import { download, endpoint, lockVersion } from '#platform/http/contract.ts'
import { enrolment, nominee, selectionRun, unitCoverage } from './enrolment-shapes.ts'
import { audience, deviation, kindLimit, pin, runKind, waitlistObstacle } from './enrolment-terms.ts'
import { seatKind } from './nomination-terms.ts'

const byId = z.object({ id: z.uuid() })
const reason = z.string().trim().min(2).max(500)
const tags = ['training']
const path = '/training/classes/{id}' as const

export const quotaInput = z.object({
  unitId: z.uuid(),
  seats: z.number().int().min(1).max(2000),
  least: z.number().int().min(0).max(2000).default(0),
  fixed: z.boolean().default(false),
})
export type QuotaInput = z.infer<typeof quotaInput>

export const enrolmentSettings = z.object({
  spacingDays: z.number().int().min(0).max(366),
  unitShare: z.number().min(0.01).max(1),
  kindLimits: z.array(kindLimit).max(20).default([]),
})
export type EnrolmentSettings = z.infer<typeof enrolmentSettings>

export const enrolmentContract = {
  getEnrolment: endpoint('training.nomination.read', {
    method: 'GET',
    path: `${path}/enrolment`,
    tags,
    summary: 'Quotas, nominations and proposals of a class, as far as the caller may know them',
  })
    .input(byId)
    .output(enrolment),
  proposeQuotas: endpoint('training.class.run', {
    method: 'GET',
    path: `${path}/quotas/proposal`,
    tags,
    summary: 'Quotas by kind of unit that come to so many places; fixed ones stay',
  })
    .input(byId.extend({ places: z.number().int().min(1).max(4000).optional() }))
    .output(
      z.object({
        places: z.number().int(),
        quotas: z.array(quotaInput.extend({ unitName: z.string(), audience })),
      }),
    ),
  saveQuotas: endpoint('training.class.run', {
    method: 'PUT',
    path: `${path}/quotas`,
    tags,
    summary: 'Set quotas and how the class enrols',
  })
    .input(enrolmentSettings.extend({ id: z.uuid(), lockVersion, quotas: z.array(quotaInput).max(500) }))
    .output(enrolment),
  openSeats: endpoint('training.class.run', {
    method: 'POST',
    path: `${path}/extra-seats`,
    tags,
    summary: 'Open extra seats or an online hall',
  })
    .input(byId.extend({ kind: seatKind, seats: z.number().int().min(1).max(5000), reason }))
    .output(enrolment),
  listNominees: endpoint('training.nomination.edit', {
    method: 'GET',
    path: `${path}/nominees`,
    tags,
    summary: 'People whom a unit can nominate, with what speaks against each',
  })
    .input(byId.extend({ unitId: z.uuid(), query: z.string().max(50).optional() }))
    .output(z.array(nominee)),
  nominate: endpoint('training.nomination.edit', {
    method: 'POST',
    path: `${path}/nominations`,
    tags,
    summary: 'Nominate people of a unit within its quota',
  })
    .input(byId.extend({ unitId: z.uuid(), personIds: z.array(z.uuid()).min(1).max(200) }))
    .output(enrolment),
  withdrawNomination: endpoint('training.nomination.edit', {
    method: 'POST',
    path: '/training/nominations/{id}/withdraw',
    tags,
    summary: 'Take a nomination back, by the unit or the person',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(enrolment),
  confirmNomination: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/nominations/{id}/confirm',
    tags,
    summary: 'Find a person eligible; a waiver says why although a check speaks against it',
  })
    .input(byId.extend({ lockVersion, waiver: reason.nullable().default(null) }))
    .output(enrolment),
  declineNomination: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/nominations/{id}/decline',
    tags,
    summary: 'Find a person not eligible',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(enrolment),
  pinNomination: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/nominations/{id}/pin',
    tags,
    summary: 'Want a person in or out of the next proposal, or leave it to the proposal again',
  })
    .input(byId.extend({ lockVersion, pin: pin.nullable(), reason }))
    .output(enrolment),
  confirmNominations: endpoint('training.class.run', {
    method: 'POST',
    path: `${path}/nominations/confirm`,
    tags,
    summary: 'Find everybody eligible against whom nothing speaks',
  })
    .input(byId)
    .output(z.object({ confirmed: z.number().int(), left: z.number().int() })),
  selectEverybody: endpoint('training.class.run', {
    method: 'POST',
    path: `${path}/nominations/select`,
    tags,
    summary: 'Take everybody who is eligible while there are no more of them than seats',
  })
    .input(byId.extend({ lockVersion }))
    .output(z.object({ selected: z.number().int(), left: z.number().int() })),
  proposeSelection: endpoint('training.class.run', {
    method: 'POST',
    path: `${path}/selection-runs`,
    tags,
    summary: 'Propose whom to select, or the fewest changes after somebody withdrew',
  })
    .input(byId.extend({ kind: runKind }))
    .output(selectionRun),
  adoptSelection: endpoint('training.class.run', {
    method: 'POST',
    path: '/training/selection-runs/{id}/adopt',
    tags,
    summary: 'Decide for a proposal; whoever departs from it says why',
  })
    .input(byId.extend({ lockVersion, deviations: z.array(deviation).max(500).default([]) }))
    .output(enrolment),
  nextFromWaitlist: endpoint('training.class.run', {
    method: 'GET',
    path: `${path}/waitlist/next`,
    tags,
    summary: 'Who moves up now, checked anew, and who was passed over',
  })
    .input(byId)
    .output(
      z.object({
        promoted: z.uuid().nullable(),
        passedOver: z.array(z.object({ nominationId: z.uuid(), obstacle: waitlistObstacle })),
      }),
    ),
  promoteFromWaitlist: endpoint('training.class.run', {
    method: 'POST',
    path: `${path}/waitlist/promote`,
    tags,
    summary: 'Let the next of the waitlist move up',
  })
    .input(byId.extend({ lockVersion, nominationId: z.uuid() }))
    .output(enrolment),
  exportNominations: endpoint('training.nomination.export', {
    method: 'GET',
    path: `${path}/nominations/export`,
    tags,
    summary: 'The nominations of a class as an Excel file',
  })
    .input(byId)
    .output(download),
  getUnitCoverage: endpoint('training.nomination.read', {
    method: 'GET',
    path: '/training/unit-coverage',
    tags,
    summary: 'Trainees and those left out, by unit, class and quarter',
  })
    .input(z.object({ year: z.number().int().min(2000).max(2199).optional() }))
    .output(unitCoverage),
  exportUnitCoverage: endpoint('training.nomination.export', {
    method: 'GET',
    path: '/training/unit-coverage/export',
    tags,
    summary: 'The same as an Excel file',
  })
    .input(z.object({ year: z.number().int().min(2000).max(2199).optional() }))
    .output(download),
}
