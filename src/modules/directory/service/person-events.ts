import type { Context } from '#platform/context.ts'

/** What happened to a person that others must act on. */
export interface PersonEvent {
  kind: 'moved' | 'left' | 'addressChanged'
  personId: string
  /** As the person is known, for whoever is told. */
  name: string
}

/**
 * Told in the transaction that moves a person, lets them go or enters another e-mail address, so that what hangs on it stands or falls with it. It
 * refuses by throwing.
 */
export type PersonListener = (tx: Context, event: PersonEvent) => Promise<void>
