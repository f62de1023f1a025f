import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatInstant, formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import {
  type FairEntryDetail,
  type FairResult,
  fairEntryTable,
  fairFigures,
  fairResultTable,
} from '../../contract/index.ts'
import { EngageDialog, EngagementsPart } from './engage-part.tsx'
import { ChangeEntry } from './entry-form.tsx'
import { removeReason } from './fair-drawer.tsx'
import { fairQueries } from './queries.ts'
import { ChangeResult, NewResult } from './result-form.tsx'

type Doing = 'edit' | 'report' | FairResult | null

/** One need at a fair: what was announced, every report of it, and the engagements that began there. */
export function EntryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [doing, setDoing] = useState<Doing>(null)
  const [engaging, setEngaging] = useState(false)
  const entry = useQuery(fairQueries.entry(id))
  const done = () => setDoing(null)
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 680}
      title={entry.data?.needTitle ?? t('fair.entry.one')}
      extra={
        entry.data &&
        doing === null && (
          <Space wrap>
            {entry.data.mayJoin && <Button onClick={() => setDoing('edit')}>{ui('edit')}</Button>}
            {entry.data.mayEngage && (
              <Button onClick={() => setEngaging(true)}>{t('fair.engage.add')}</Button>
            )}
            {entry.data.mayReport && (
              <Button type="primary" onClick={() => setDoing('report')}>
                {t('fair.result.add')}
              </Button>
            )}
          </Space>
        )
      }
    >
      <QueryView query={entry} rows={8}>
        {(data) =>
          doing === 'edit' ? (
            <ChangeEntry entry={data} onClose={done} />
          ) : doing === 'report' ? (
            <NewResult entry={data} onClose={done} />
          ) : doing !== null ? (
            <ChangeResult result={doing} onClose={done} />
          ) : (
            <>
              <Announced entry={data} />
              <Reports entry={data} onCorrect={setDoing} />
              <EngagementsPart entry={data} />
              {data.mayJoin && data.results.length === 0 && data.engaged === 0 && (
                <TakeOff entry={data} onDone={onClose} />
              )}
              <HistoryFold kind="talent.fairEntry" id={data.id} />
              {engaging && <EngageDialog entry={data} onClose={() => setEngaging(false)} />}
            </>
          )
        }
      </QueryView>
    </Drawer>
  )
}

function Announced({ entry }: { entry: FairEntryDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(fairEntryTable)
  const format = useFormat()
  return (
    <KeyValue
      items={[
        {
          label: words.title('enterpriseId'),
          value: <PageLink href={paths.enterprise(entry.enterpriseId)}>{entry.enterpriseName}</PageLink>,
        },
        {
          label: t('fair.entry.need'),
          value: (
            <PageLink href={paths.talentNeed(entry.needId)}>
              {`#${entry.needNumber} ${entry.needTitle}`}
            </PageLink>
          ),
        },
        {
          label: t('fair.entry.chain'),
          value: [entry.chainName, entry.nodeName ?? t('fair.nodeUnknown')].join(' · '),
        },
        { label: words.title('seats'), value: words.told('seats', entry.seats) },
        { label: words.title('booth'), value: entry.booth ?? ui('none') },
        { label: words.title('note'), value: entry.note ?? ui('none') },
        {
          label: t('fair.entry.last'),
          value:
            entry.asOfOn === null || entry.enteredAt === null
              ? t('fair.entry.none')
              : t('fair.entry.lastOf', {
                  day: format.day(entry.asOfOn),
                  source: entry.source,
                  name: entry.enteredByName,
                  at: formatInstant(entry.enteredAt),
                }),
        },
        { label: t('fair.createdBy'), value: entry.createdByName },
      ]}
    />
  )
}

function Reports({ entry, onCorrect }: { entry: FairEntryDetail; onCorrect: (result: FairResult) => void }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(fairResultTable)
  const format = useFormat()
  return (
    <Section title={t('fair.result.title')} note={t('fair.result.help')}>
      <DataTable<FairResult>
        label={t('fair.result.title')}
        rows={entry.results}
        rowKey={({ id }) => id}
        empty={<p>{t('fair.entry.none')}</p>}
        columns={[
          {
            key: 'asOfOn',
            title: words.title('asOfOn'),
            phone: 'title',
            render: (row) => format.day(row.asOfOn),
          },
          ...fairFigures.map((figure) => ({
            key: figure,
            title: words.title(figure),
            align: 'right' as const,
            render: (row: FairResult) => (row[figure] === null ? '—' : formatNumber(row[figure])),
          })),
        ]}
        expanded={(row) => <ReportDetail result={row} onCorrect={onCorrect} />}
      />
    </Section>
  )
}

function ReportDetail({
  result,
  onCorrect,
}: {
  result: FairResult
  onCorrect: (result: FairResult) => void
}) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(fairResultTable)
  const format = useFormat()
  return (
    <>
      <KeyValue
        items={[
          { label: words.title('source'), value: result.source },
          { label: t('fair.result.enteredBy'), value: result.enteredByName },
          { label: t('fair.result.enteredAt'), value: formatInstant(result.enteredAt) },
          { label: words.title('note'), value: result.note ?? ui('none') },
        ]}
      />
      {result.mayReport && (
        <Space wrap className="no-print">
          <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => onCorrect(result)}>
            {t('fair.result.act')}
          </Button>
          <RemoveButton
            size="link"
            name={format.day(result.asOfOn)}
            schema={removeReason}
            object={{
              seen: result,
              read: async () => {
                const { results } = await api.talent.getFairEntry({ id: result.entryId })
                return results.find(({ id }) => id === result.id) ?? null
              },
              fields: fairFigures.map((figure) => ({
                label: words.title(figure),
                tell: (one: FairResult) => words.told(figure, one[figure]),
              })),
            }}
            remove={(reason, { id, lockVersion }) => api.talent.removeFairResult({ id, lockVersion, reason })}
          />
        </Space>
      )}
      <HistoryFold kind="talent.fairResult" id={result.id} />
    </>
  )
}

/** Takes a need of which nothing came off the fair. */
function TakeOff({ entry, onDone }: { entry: FairEntryDetail; onDone: () => void }) {
  const words = useColumnWords(fairEntryTable)
  return (
    <RemoveButton
      name={entry.needTitle}
      schema={removeReason}
      object={{
        seen: entry,
        read: () => api.talent.getFairEntry({ id: entry.id }),
        fields: [{ label: words.title('seats'), tell: ({ seats }) => words.told('seats', seats) }],
      }}
      remove={(reason, { id, lockVersion }) => api.talent.removeFairEntry({ id, lockVersion, reason })}
      onDone={onDone}
    />
  )
}
