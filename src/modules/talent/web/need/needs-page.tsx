import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { parseNodeKey } from '#modules/chains/web/gaps/gap-filter.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import { filterOfSearch, windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { needList, needShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { choicesOf } from '../list-choices.ts'
import { talentQueries } from '../queries.ts'
import { type NeedSearch, needSearch } from '../search.ts'
import styles from './need.module.css'
import { NewNeed } from './need-form.tsx'
import { Stars } from './stars.tsx'

/** What enterprises need on the nodes of chains. */
export function NeedsPage() {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const phone = usePhone()
  const go = useGo()
  const [search, setSearch] = useUrlState(needSearch)
  const { new: isNew, urgency, ...filter } = filterOfSearch(search)
  const wanted = { ...filter, ...(urgency === undefined ? {} : { urgency: urgency.map(Number) }) }
  const needs = useQuery(talentQueries.needs({ ...wanted, ...windowOf(search, 20) }))
  const filters = useFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const words = useColumnWords(needShown)
  const close = () => setSearch({ new: undefined })
  const add = (
    <Allowed right="talent.need.edit">
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ new: '1' }, { push: true })}>
        {t('need.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('need.title')}
        sub={t('need.sub')}
        actions={
          <>
            <ImportButtons object={needShown.object} right="talent.need.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="needs" />
      <ListTable
        list={needList}
        query={needs}
        search={search}
        setSearch={setSearch}
        filters={filters}
        onOpen={(row) => go(paths.talentNeed(row.id))}
        file={{
          right: 'talent.need.export',
          send: (asked) => api.talent.exportNeeds({ ...wanted, ...asked }),
        }}
        empty={{ title: t('need.empty'), text: t('need.emptyHelp'), action: add }}
        special={{
          title: {
            phone: 'title',
            render: (row) => (
              <span className={styles.title}>
                {row.title}
                {row.isDemo && <Chip>{t('need.demo')}</Chip>}
              </span>
            ),
          },
          nodeCode: { render: (row) => row.nodeName ?? t('need.nodeUnknown') },
          // Of posts only: a technical need asks for a solution.
          headcount: {
            render: (row) => (row.kind === 'post' ? words.told('headcount', row.headcount) : '—'),
          },
          postKind: { render: (row) => (row.kind === 'post' ? words.told('postKind', row.postKind) : '—') },
          talentGroup: {
            render: (row) => (row.kind === 'post' ? words.told('talentGroup', row.talentGroup) : '—'),
          },
          urgency: { align: 'left', render: (row) => <Stars count={row.urgency} /> },
          requiredSkillIds: { render: (row) => row.requiredSkillNames.join(format.comma) || '—' },
        }}
      />
      {isNew !== undefined && (
        <Drawer open onClose={close} size={phone ? '100%' : 640} title={t('need.add')}>
          <NewNeed
            from={{
              chain: search.chain?.[0],
              node: search.node,
              problem: search.problem,
              gap: search.gap,
            }}
            onClose={close}
            onDone={(id) => go(paths.talentNeed(id))}
          />
        </Drawer>
      )}
    </div>
  )
}

function useFilters(search: NeedSearch, change: (values: Partial<NeedSearch>) => void) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  const filter = useListFilters(search, change)
  const chosen = <K extends 'kind' | 'state' | 'postKind' | 'education'>(key: K) =>
    [key, words.title(key), words.options(key)] as const
  const { problem, gap } = search
  const nodes = useEntries(['chains.node'])['chains.node'] ?? []
  const nameOf = (code: string) => nodes.find(({ value }) => value === code)?.label ?? code
  const gapName = nameOf(parseNodeKey(gap)?.nodeCode ?? '')
  const enterprises = useQuery(talentQueries.needEnterprises()).data?.enterprises
  return [
    filter.text('query', t('need.search')),
    filter.many('chain', words.title('chainCode'), words.options('chainCode')),
    filter.one(...chosen('kind')),
    filter.many(
      'urgency',
      words.title('urgency'),
      (['5', '4', '3', '2', '1'] as const).map((value) => ({
        value,
        label: '★'.repeat(Number(value)),
        words: t('need.stars', { count: Number(value) }),
      })),
    ),
    filter.many(...chosen('state')),
    rare(filter.many(...chosen('postKind'))),
    rare(filter.many(...chosen('education'))),
    filter.one('enterprise', words.title('enterpriseId'), choicesOf(enterprises)),
    rare(filter.one('node', words.title('nodeCode'), nodes)),
    ...(gap === undefined
      ? []
      : [
          filter.own(
            'gap',
            t('need.gapFilter'),
            gapName,
            <Chosen label={t('need.ofGap', { node: gapName })} onClear={() => change({ gap: undefined })} />,
          ),
        ]),
    ...(search.major === undefined
      ? []
      : [filter.one('major', words.title('majorCodes'), words.options('majorCodes'))]),
    ...(problem === undefined
      ? []
      : [
          filter.own(
            'problem',
            t('need.problem'),
            t('need.problemFilter'),
            <Chosen label={t('need.problemFilter')} onClear={() => change({ problem: undefined })} />,
          ),
        ]),
  ]
}

/** A condition that came with the address and can only be taken away. */
function Chosen({ label, onClear }: { label: string; onClear: () => void }) {
  return <Button onClick={onClear}>{label} ×</Button>
}
