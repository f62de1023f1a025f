import { Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostRowsAtOnce } from '#platform/bulk/contract.ts'
import type { BulkDescription } from '#platform/bulk/description.ts'
import type { Words } from '#platform/words.ts'
import { useMay } from '#web/allowed.tsx'
import { BulkDrawer } from './bulk-drawer.tsx'

/** How rows of a list are chosen, as `ListTable` takes it. */
interface Choice {
  chosen: readonly string[]
  onChoose: (keys: string[]) => void
  acts: ReactNode
}

/**
 * Editing rows of a list together: spread `choice` into `ListTable` and render `drawer` beside it. Whoever may set none of
 * the fields chooses no rows.
 *
 * @param list.filter what the list is filtered by, as its endpoint takes it. @param list.total how many rows fit it.
 */
export function useBulkEdit(
  bulk: BulkDescription,
  list: { title: Words; filter: Record<string, unknown>; total: number },
): { choice: { choice?: Choice }; drawer: ReactNode } {
  const { t } = useTranslation('bulk')
  const may = useMay()
  const [chosen, setChosen] = useState<string[]>([])
  const [meant, setMeant] = useState<'chosen' | 'all' | null>(null)
  if (!Object.values(bulk.fields).some(({ right }) => may(right))) return { choice: {}, drawer: null }
  const isTooMany = list.total > mostRowsAtOnce
  const acts = (
    <>
      <Button type="primary" size="small" onClick={() => setMeant('chosen')}>
        {t('open')}
      </Button>
      <Tooltip title={isTooMany ? t('tooMany', { limit: mostRowsAtOnce }) : null}>
        <Button size="small" disabled={isTooMany} onClick={() => setMeant('all')}>
          {t('openAll', { count: list.total })}
        </Button>
      </Tooltip>
    </>
  )
  return {
    choice: { choice: { chosen, onChoose: setChosen, acts } },
    drawer: meant !== null && (
      <BulkDrawer
        bulk={bulk}
        title={list.title}
        chosen={meant === 'all' ? { filter: list.filter } : { ids: chosen }}
        onClose={() => setMeant(null)}
        onDone={() => setChosen([])}
      />
    ),
  }
}
