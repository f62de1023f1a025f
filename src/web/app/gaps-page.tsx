import { GapsPage as GapsView } from '#modules/chains/web/gaps/gaps-page.tsx'
import { RaiseFromGap } from '#modules/matters/web/raise-actions.tsx'
import { OriginLink } from './origin-link.tsx'

/** The gap list with what can be made of a gap: a problem, a task. */
export function GapsPage() {
  return (
    <GapsView
      actions={(gap) => <RaiseFromGap chainCode={gap.chainCode} nodeCode={gap.nodeCode} />}
      origin={(ref) => <OriginLink origin={ref} />}
    />
  )
}
