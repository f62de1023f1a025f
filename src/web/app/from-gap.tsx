import { RaiseFromGap } from '#modules/matters/web/raise-actions.tsx'
import { NeedsOfGap } from '#modules/talent/web/need/raise-need.tsx'

/** What can be made of a gap in a list: a problem, a task, a need; and the needs there are. */
export function FromGap({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  return (
    <>
      <RaiseFromGap chainCode={chainCode} nodeCode={nodeCode} />{' '}
      <NeedsOfGap chainCode={chainCode} nodeCode={nodeCode} />
    </>
  )
}
