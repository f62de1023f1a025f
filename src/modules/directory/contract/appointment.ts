import { z } from 'zod'
import { day, download, endpoint, lockVersion } from '#platform/http/contract.ts'
import { inputSchema } from '#platform/tabular/description/table.ts'
import { appointmentTable } from './appointment-table.ts'

/** One post of one person for one term. */
export const appointment = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  title: z.string(),
  /** The head of the organisation. */
  isHead: z.boolean(),
  sinceOn: day,
  /** Last day of the term, null while no end is known. */
  untilOn: day.nullable(),
  state: z.enum(['former', 'current', 'upcoming']),
  note: z.string().nullable(),
  source: z.string(),
  lockVersion: z.number().int(),
})
export type Appointment = z.infer<typeof appointment>

/** What a person enters of a post. */
export const appointmentInput = inputSchema(appointmentTable).omit({ personId: true })
export type AppointmentInput = z.infer<typeof appointmentInput>

export const endAppointmentInput = z.object({
  id: z.uuid(),
  lockVersion,
  untilOn: day,
  reason: z.string().trim().min(2).max(500),
})

export const handOverInput = z.object({
  id: z.uuid(),
  lockVersion,
  successorId: z.uuid(),
  /** First day of the successor; the predecessor's last day is the one before. */
  sinceOn: day,
  source: z.string().trim().min(2).max(200),
  note: z.string().trim().max(500).nullable().default(null),
})

/** Something a person holds and must pass on. */
export const handoverItem = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  href: z.string().nullable(),
  sinceOn: day.nullable(),
  dueOn: day.nullable(),
})
export type HandoverItem = z.infer<typeof handoverItem>

const tags = ['directory']
const right = 'directory.person.edit'

export const appointmentContract = {
  exportAppointments: endpoint('directory.person.export', {
    method: 'GET',
    path: '/appointments/export',
    tags,
    summary: 'Every post of people in service as a workbook with a watermark, which can be imported again',
  }).output(download),
  giveAppointment: endpoint(right, {
    method: 'POST',
    path: '/people/{personId}/appointments',
    tags,
    summary: 'Give a post to a person',
    successStatus: 201,
  })
    .input(appointmentInput.extend({ personId: z.uuid() }))
    .output(appointment),
  updateAppointment: endpoint(right, {
    method: 'PUT',
    path: '/appointments/{id}',
    tags,
    summary: 'Correct an entry',
  })
    .input(appointmentInput.extend({ id: z.uuid(), lockVersion }))
    .output(appointment),
  endAppointment: endpoint(right, {
    method: 'POST',
    path: '/appointments/{id}/end',
    tags,
    summary: 'End a term without a successor',
  })
    .input(endAppointmentInput)
    .output(appointment),
  handOverAppointment: endpoint(right, {
    method: 'POST',
    path: '/appointments/{id}/hand-over',
    tags,
    summary: 'The successor begins, the predecessor ends the day before',
  })
    .input(handOverInput)
    .output(z.object({ former: appointment, successor: appointment })),
  getHandover: endpoint('directory.person.read', {
    method: 'GET',
    path: '/people/{personId}/handover',
    tags,
    summary: 'What a person holds and must pass on',
  })
    .input(z.object({ personId: z.uuid() }))
    .output(z.object({ personId: z.uuid(), name: z.string(), items: z.array(handoverItem) })),
}
