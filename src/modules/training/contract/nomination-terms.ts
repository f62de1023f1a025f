import { z } from 'zod'

/**
 * Where a nomination stands: entered by the unit; a trainee of the class; next when a seat falls free; not taken this
 * time; not eligible; taken back by unit or person.
 */
export const nominationStates = [
  'nominated',
  'selected',
  'waitlisted',
  'leftOut',
  'declined',
  'withdrawn',
] as const
export const nominationState = z.enum(nominationStates)
export type NominationState = z.infer<typeof nominationState>

/** Where a trainee sits: in the room, or in the hall that follows online. */
export const seatKinds = ['hall', 'online'] as const
export const seatKind = z.enum(seatKinds)
export type SeatKind = z.infer<typeof seatKind>
