import type { Db } from '#platform/db/database.ts'
import { AppError } from '#platform/errors.ts'
import { blocksWith, holdOffRuns, updateBlock } from '../../queries/match-run.ts'
import { profileRef } from '../../refs.ts'
import { withoutPeople } from './frozen-people.ts'

/**
 * Empties the line of somebody in every run. Nothing else of a run tells of people but by their place: a school is named by
 * those who went there and are not erased, so its name goes with the last of them. A run that is being written waits, or
 * leaves out who is erased by then.
 */
export async function eraseFromRuns(db: Db, profileId: string): Promise<void> {
  await holdOffRuns(db)
  for (const block of await blocksWith(db, profileId)) {
    const { snapshots } = await withoutPeople(block, new Set([profileId]))
    await updateBlock(db, { runId: block.runId, block: block.block, snapshots })
  }
}

/**
 * Somebody whom a run tells of is erased and never just removed.
 * @throws AppError `platform.object.inUse`
 */
export async function requireInNoRun(db: Db, profileId: string): Promise<void> {
  await holdOffRuns(db)
  if ((await blocksWith(db, profileId)).length === 0) return
  const ref = profileRef(profileId)
  throw new AppError('conflict', 'platform.object.inUse', `a run tells of person ${profileId}`, { ...ref })
}
