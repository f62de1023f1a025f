import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { VerdictMark, verdictOrder } from '#web/ui/verdict-mark.tsx'
import type { Verdict } from '../../contract/index.ts'
import { nodeKey, parseNodeKey } from '../gaps/gap-filter.ts'
import { NodeDrawer } from '../node/node-drawer.tsx'
import { chainQueries } from '../queries.ts'
import { atlasSearch } from '../search.ts'
import styles from './atlas.module.css'
import { AtlasDrawing } from './atlas-drawing.tsx'
import { AtlasTable } from './atlas-table.tsx'

/** All chains in one overview: a row a chain, a column a segment, a mark a node. */
export function AtlasPage() {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [search, setSearch] = useUrlState(atlasSearch)
  const [twin, setTwin] = useState<'drawing' | 'table'>('drawing')
  const atlas = useQuery(chainQueries.atlas())
  const selected = parseNodeKey(search.node)
  const toggle = (verdict: Verdict) => {
    const now = search.verdict ?? []
    const next = now.includes(verdict) ? now.filter((item) => item !== verdict) : [...now, verdict]
    setSearch({ verdict: next.length > 0 ? next : undefined })
  }
  const open = (chainCode: string, nodeCode: string) =>
    setSearch({ node: nodeKey(chainCode, nodeCode) }, { push: true })
  return (
    <div>
      <PageHeader
        title={t('atlas.title')}
        sub={t('atlas.sub')}
        actions={
          <>
            <Segmented
              value={twin}
              onChange={setTwin}
              options={[
                { value: 'drawing' as const, label: ui('showDrawing') },
                { value: 'table' as const, label: ui('showTable') },
              ]}
            />
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {ui('print')}
            </Button>
          </>
        }
      />
      <fieldset className={`${styles.filter} no-print`}>
        <legend>{t('atlas.filter')}</legend>
        {verdictOrder.map((verdict) => (
          <Button
            key={verdict}
            size="small"
            aria-pressed={search.verdict?.includes(verdict) ?? false}
            className={search.verdict?.includes(verdict) ? styles.filterOn : undefined}
            onClick={() => toggle(verdict)}
          >
            <VerdictMark verdict={verdict} />
          </Button>
        ))}
        {search.verdict && (
          <Button size="small" type="link" onClick={() => setSearch({ verdict: undefined })}>
            {ui('all')}
          </Button>
        )}
      </fieldset>
      <QueryView query={atlas} rows={12}>
        {(data) =>
          data.chains.length === 0 ? (
            <EmptyState title={t('atlas.empty')} text={t('atlas.emptyHelp')} />
          ) : twin === 'table' ? (
            <AtlasTable atlas={data} verdicts={search.verdict ?? null} onOpen={open} />
          ) : (
            <AtlasDrawing
              atlas={data}
              verdicts={search.verdict ?? null}
              selected={search.node ?? null}
              onOpen={open}
            />
          )
        }
      </QueryView>
      <NodeDrawer
        chainCode={selected?.chainCode ?? ''}
        nodeCode={selected?.nodeCode ?? null}
        onClose={() => setSearch({ node: undefined })}
        onOpen={(code) => selected && open(selected.chainCode, code)}
      />
    </div>
  )
}
