import { GapsPage as GapsView } from '#modules/chains/web/gaps/gaps-page.tsx'
import { FromGap } from './from-gap.tsx'
import { OriginLink } from './origin-link.tsx'

/** The gap list with what can be made of a gap: a problem, a task, a need of talent. */
export function GapsPage() {
  return (
    <GapsView
      actions={(gap) => <FromGap chainCode={gap.chainCode} nodeCode={gap.nodeCode} />}
      origin={(ref) => <OriginLink origin={ref} />}
    />
  )
}
