import { SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChainSummary } from '#modules/chains/contract/index.ts'
import { GapTable } from '#modules/chains/web/gaps/gap-table.tsx'
import { ChainMapView } from '#modules/chains/web/map/chain-map-view.tsx'
import { MapTable } from '#modules/chains/web/map/map-table.tsx'
import { NodeDrawer, nodeDrawerWidth } from '#modules/chains/web/node/node-drawer.tsx'
import { ChainOutput } from '#modules/chains/web/output/chain-output.tsx'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { type ChainTab, chainSearch, chainTabs } from '#modules/chains/web/search.ts'
import { SettingsDrawer } from '#modules/chains/web/settings/settings-drawer.tsx'
import { VersionsView } from '#modules/chains/web/versions/versions-view.tsx'
import { ChainCardView } from '#modules/governance/web/chain-card.tsx'
import { RaiseFromGap } from '#modules/matters/web/raise-actions.tsx'
import { NodeHeat } from '#modules/talent/web/dual/heat.tsx'
import { useHeatLayer } from '#modules/talent/web/dual/use-heat-layer.tsx'
import { NeedsOfNode } from '#modules/talent/web/need/raise-need.tsx'
import type { Permission } from '#platform/http/contract.ts'
import { Allowed, useMay } from '#web/allowed.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { VerdictCounts } from '#web/ui/verdict-mark.tsx'
import { FromGap } from './from-gap.tsx'
import { OriginLink } from './origin-link.tsx'
import { Trail } from './thread/trail.tsx'

/** What a tab's content asks for; the others are shown to whoever may open the chain. */
const tabRights: Partial<Record<ChainTab, Permission>> = {
  card: 'governance.card.read',
  output: 'chains.output.read',
  versions: 'chains.template.read',
}

/** One chain: map, table, card, gaps, output, template and thread, the chosen tab and node kept in the address. */
export function ChainPage() {
  const { code = '' } = useParams({ strict: false })
  const chain = useQuery(chainQueries.one(code))
  return <QueryView query={chain}>{(data) => <Loaded key={data.code} chain={data} />}</QueryView>
}

function Loaded({ chain }: { chain: ChainSummary }) {
  const { t } = useTranslation('app')
  const [search, setSearch] = useUrlState(chainSearch)
  const [settings, setSettings] = useState(false)
  const may = useMay()
  const tabs = chainTabs.filter((key) => may(tabRights[key]))
  const tab = tabs.find((key) => key === search.tab) ?? 'map'
  const openNode = (node: string) => setSearch({ node }, { push: true })
  const content: Record<ChainTab, () => React.ReactNode> = {
    map: () => <MapTab chainCode={chain.code} twin={false} />,
    table: () => <MapTab chainCode={chain.code} twin />,
    card: () => <ChainCardView chainCode={chain.code} />,
    gaps: () => <GapsTab chainCode={chain.code} />,
    output: () => (
      <ChainOutput
        chainCode={chain.code}
        industry={search.industry ?? null}
        onIndustry={(industry) => setSearch({ industry })}
      />
    ),
    versions: () => (
      <VersionsView
        chainCode={chain.code}
        template={search.template ?? null}
        against={search.against ?? null}
        onChange={(change) =>
          setSearch({ template: change.template, against: change.against }, { push: true })
        }
      />
    ),
    thread: () => <Trail kind="chains.chain" id={chain.code} />,
  }
  return (
    <div>
      <ChainHeader chain={chain} tab={tab} onSettings={() => setSettings(true)} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: chainTabs.find((item) => item === key) }, { push: true })}
        destroyOnHidden
        items={tabs.map((key) => ({
          key,
          label: t(`chain.tabs.${key}`),
          children: key === tab ? content[key]() : null,
        }))}
      />
      <NodeDrawer
        chainCode={chain.code}
        nodeCode={search.node ?? null}
        onClose={() => setSearch({ node: undefined })}
        onOpen={openNode}
        onMap
        thread={(node) => <Trail kind="chains.node" id={node} />}
        actions={(node) => (
          <>
            <RaiseFromGap chainCode={chain.code} nodeCode={node} />
            <NeedsOfNode chainCode={chain.code} nodeCode={node} />
            <NodeHeat chainCode={chain.code} nodeCode={node} />
          </>
        )}
        origin={(ref) => <OriginLink origin={ref} />}
      />
      <SettingsDrawer chainCode={chain.code} open={settings} onClose={() => setSettings(false)} />
    </div>
  )
}

function ChainHeader({
  chain,
  tab,
  onSettings,
}: {
  chain: ChainSummary
  tab: ChainTab
  onSettings: () => void
}) {
  const { t } = useTranslation('app')
  const format = useFormat()
  const go = useGo()
  const chains = useQuery(chainQueries.list()).data ?? [chain]
  const nameOf = (item: ChainSummary) => (format.language === 'en' ? item.nameEn : item.name)
  return (
    <PageHeader
      title={nameOf(chain)}
      sub={
        <>
          <div>
            {t('chain.sub', {
              version: chain.templateVersion ?? '—',
              nodes: chain.nodes,
              enterprises: chain.enterprises,
              aboveScale: chain.aboveScale,
            })}
          </div>
          <VerdictCounts counts={chain.verdicts} />
        </>
      }
      back={{ href: paths.atlas(), label: t('nav.atlas') }}
      actions={
        <>
          <Select
            aria-label={t('chain.switch')}
            style={{ width: 152 }}
            value={chain.code}
            options={chains.map((item) => ({ value: item.code, label: nameOf(item) }))}
            onChange={(code) => go(paths.chain(code, { tab }))}
          />
          <Allowed right="talent.dual.read">
            {' '}
            <Button onClick={() => go(paths.dual({ chain: chain.code }))}>{t('chain.dual')}</Button>
          </Allowed>
          <Allowed right="chains.settings.edit">
            {' '}
            <Button icon={<SettingOutlined />} onClick={onSettings}>
              {t('chain.settings')}
            </Button>
          </Allowed>
        </>
      }
    />
  )
}

function MapTab({ chainCode, twin }: { chainCode: string; twin: boolean }) {
  const { t } = useTranslation('chains')
  const [search, setSearch] = useUrlState(chainSearch)
  const map = useQuery(chainQueries.map(chainCode))
  const phone = usePhone()
  const heat = useHeatLayer(chainCode, search.mode === 'layer' && !twin)
  const open = (node: string) => setSearch({ node }, { push: true })
  return (
    <QueryView query={map} rows={12}>
      {(data) =>
        data.nodes.length === 0 ? (
          <EmptyState title={t('map.empty')} text={t('map.emptyHelp')} />
        ) : twin ? (
          <MapTable map={data} selected={search.node ?? null} onOpen={open} />
        ) : (
          <ChainMapView
            map={data}
            mode={search.mode ?? 'verdict'}
            layer={heat}
            selected={search.node ?? null}
            covered={search.node === undefined || phone ? 0 : nodeDrawerWidth}
            onMode={(mode) => setSearch({ mode: mode === 'verdict' ? undefined : mode })}
            onOpen={open}
          />
        )
      }
    </QueryView>
  )
}

function GapsTab({ chainCode }: { chainCode: string }) {
  const [search, setSearch] = useUrlState(chainSearch)
  return (
    <GapTable
      chainCode={chainCode}
      selected={search.node ?? null}
      onOpen={(row) => setSearch({ node: row.nodeCode }, { push: true })}
      actions={(row) => <FromGap chainCode={row.chainCode} nodeCode={row.nodeCode} />}
    />
  )
}
