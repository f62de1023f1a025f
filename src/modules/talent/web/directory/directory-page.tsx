import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { App, Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useEntries } from '#web/columns/dictionaries.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Directory,
  directoryStateWords,
  entryList,
  shortageLevelWords,
  shortagePartWords,
  shortageReasonWords,
  starsInForce,
} from '../../contract/index.ts'
import { postKindChoices } from '../../contract/shared-columns.ts'
import { shortageLevels, shortageParts, shortageReasons } from '../../contract/shortage-index.ts'
import { AreaNav } from '../area-nav.tsx'
import { talentQueries } from '../queries.ts'
import { entrySearch } from '../search.ts'
import { Difference } from './difference.tsx'
import styles from './directory.module.css'
import { ChangeDirectory } from './directory-form.tsx'
import { DirectoryMarks, Stars } from './directory-marks.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import { MakeFile } from './make-file.tsx'

/** One version of a year's directory with its posts. */
export function DirectoryPage() {
  const { id = '' } = useParams({ strict: false })
  const directory = useQuery(talentQueries.directory(id))
  return <QueryView query={directory}>{(data) => <Loaded key={data.id} directory={data} />}</QueryView>
}

function Loaded({ directory }: { directory: Directory }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(entrySearch)
  const [editing, setEditing] = useState(false)
  const weights = shortageParts
    .map((part) => `${shortagePartWords[part][format.language]} ${directory.weights[part]}`)
    .join(' · ')
  return (
    <div>
      <PageHeader
        title={directory.title}
        back={{ href: paths.shortageDirectories(), label: t('directory.back') }}
        sub={
          <>
            <DirectoryMarks directory={directory} />
            <div>
              {t('directory.period')} {format.day(directory.fromOn)}–{format.day(directory.toOn)}
              {' · '}
              {t('directory.computedOn')} {format.day(directory.computedOn)}
              {' · '}
              {t('directory.weights')} {weights}
            </div>
            {directory.note && <div>{directory.note}</div>}
          </>
        }
        actions={
          <>
            <MakeFile directory={directory} />
            {directory.state === 'draft' && (
              <>
                <Allowed right="talent.directory.edit">
                  <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
                </Allowed>
                <Allowed right="talent.directory.publish">
                  <Publish directory={directory} />
                </Allowed>
              </>
            )}
          </>
        }
      />
      <AreaNav at="directory" />
      <CompareWith
        directory={directory}
        against={search.against ?? null}
        onChange={(against) => setSearch({ against }, { push: true })}
      />
      {search.against === undefined ? (
        <Entries directory={directory} />
      ) : (
        <Difference id={directory.id} against={search.against} />
      )}
      <HistoryFold kind="talent.shortageDirectory" id={directory.id} />
      {editing && (
        <Drawer
          open
          onClose={() => setEditing(false)}
          size={phone ? '100%' : 560}
          title={t('directory.edit')}
        >
          <ChangeDirectory directory={directory} onClose={() => setEditing(false)} />
        </Drawer>
      )}
    </div>
  )
}

function Publish({ directory }: { directory: Directory }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const { modal } = App.useApp()
  const publish = useEdit(api.talent.publishDirectory, {
    live: true,
    seen: directory,
    read: () => api.talent.getDirectory({ id: directory.id }),
    fields: [
      { label: t('directory.name'), tell: (one: Directory) => one.title },
      { label: t('directory.posts'), tell: (one: Directory) => `${one.entries}` },
      {
        label: t('state'),
        tell: (one: Directory) => directoryStateWords[one.state][language],
      },
    ],
    invalidates: [['talent']],
    done: t('directory.publishDone'),
    onTakeTheirs: () => {},
  })
  return (
    <>
      <Button
        type="primary"
        loading={publish.busy}
        onClick={() =>
          modal.confirm({
            title: t('directory.publishTitle'),
            content: t('directory.publishHelp'),
            okText: t('directory.publish'),
            onOk: () => publish.submit({ id: directory.id, lockVersion: directory.lockVersion }),
          })
        }
      >
        {t('directory.publish')}
      </Button>
      {publish.dialog}
    </>
  )
}

function CompareWith({
  directory,
  against,
  onChange,
}: {
  directory: Directory
  against: string | null
  onChange: (against: string | undefined) => void
}) {
  const { t } = useTranslation('talent')
  const others = (useQuery(talentQueries.directories()).data?.items ?? []).filter(
    ({ id }) => id !== directory.id,
  )
  if (others.length === 0) return null
  return (
    <div className={`${styles.row} no-print`}>
      <span>{t('directory.compare')}</span>
      <Select
        allowClear
        style={{ minWidth: 240, maxWidth: '100%' }}
        aria-label={t('directory.compareWith')}
        placeholder={t('directory.compareWith')}
        value={against}
        options={others.map((one) => ({
          value: one.id,
          label: `${one.title} ${t('directory.version', { version: one.version })}`,
        }))}
        onChange={(id?: string) => onChange(id)}
      />
    </div>
  )
}

function Entries({ directory }: { directory: Directory }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const [search, setSearch] = useUrlState(entrySearch)
  const { chain, postKind, level, reason, adjusted, query: words } = search
  const wanted = {
    id: directory.id,
    chain,
    postKind,
    level,
    reason,
    query: words,
    ...(adjusted ? { adjusted } : {}),
  }
  const entries = useQuery(talentQueries.directoryEntries({ ...wanted, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const chains = useEntries(['chains.chain'])['chains.chain'] ?? []
  const anyWithheld = entries.data?.items.some(({ withheld }) => withheld) ?? false
  return (
    <>
      {anyWithheld && <p className={styles.help}>{t('directory.notice')}</p>}
      <ListTable
        list={entryList}
        query={entries}
        search={search}
        setSearch={setSearch}
        selectedKey={search.entry ?? null}
        onOpen={(row) => setSearch({ entry: row.id })}
        file={{
          right: 'talent.directory.export',
          send: (asked) => api.talent.exportDirectory({ ...wanted, ...asked }),
        }}
        empty={{ title: t('directory.noEntry'), text: t('directory.noEntryHelp') }}
        filters={[
          filter.text('query', t('directory.search')),
          filter.many('chain', t('directory.chain'), chains),
          filter.many(
            'postKind',
            t('directory.postKind'),
            postKindChoices.map(({ value, title }) => ({ value, label: title[language] })),
          ),
          filter.many(
            'level',
            t('directory.level'),
            shortageLevels.map((one) => ({ value: one, label: shortageLevelWords[one][language] })),
          ),
          filter.many(
            'reason',
            t('directory.reason'),
            shortageReasons.map((one) => ({ value: one, label: shortageReasonWords[one][language] })),
          ),
          filter.flag('adjusted', t('directory.adjusted')),
        ]}
        special={{
          title: { phone: 'title', render: (row) => <strong>{row.title}</strong> },
          stars: {
            align: 'left',
            render: (row) => (
              <>
                <Stars value={starsInForce(row)} />
                {row.adjustedStars !== null && <div>{t('directory.computed', { stars: row.stars })}</div>}
              </>
            ),
          },
        }}
      />
      {search.entry !== undefined && (
        <EntryDrawer
          key={search.entry}
          directory={directory}
          id={search.entry}
          onClose={() => setSearch({ entry: undefined })}
        />
      )}
    </>
  )
}
