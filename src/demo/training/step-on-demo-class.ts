import { getClass, stepOnClassIn } from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'

/** Takes a class one step on, as it stands. */
export async function stepOnDemoClass(tx: Context, id: string, action: string): Promise<void> {
  const { stateVersion } = await getClass(tx, id)
  await stepOnClassIn(tx, { object: { kind: 'training.class', id }, action, lockVersion: stateVersion }, true)
}
