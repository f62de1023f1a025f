import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import type { PlacementOfEnterprise } from '../../contract/index.ts'

type Told = Pick<PlacementOfEnterprise, 'sharePercent' | 'role' | 'evidence' | 'source' | 'asOfOn'>

/** The placement as it stands now; null when it is gone. */
export async function readPlacement(enterpriseId: string, id: string): Promise<PlacementOfEnterprise | null> {
  const rows = await api.chains.listPlacements({ enterpriseId })
  return rows.find((row) => row.id === id) ?? null
}

/** What an edit of a placement is compared by. */
export function usePlacementFields() {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const field = (label: string, say: (version: Told) => string) => ({ label, tell: say, entered: say })
  return [
    field(t('placement.share'), ({ sharePercent }) => `${sharePercent}%`),
    field(t('placement.role'), ({ role }) => role),
    field(t('placement.evidence'), ({ evidence }) => evidence),
    field(t('placement.source'), ({ source }) => source),
    field(t('placement.asOfOn'), ({ asOfOn }) => format.day(asOfOn)),
  ]
}
