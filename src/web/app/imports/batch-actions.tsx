import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportBatch, revertReason } from '#platform/tabular/import/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { importQueries } from './queries.ts'
import { useBatchEdit } from './use-batch-edit.ts'

/** What can be done with a batch in the state it is in. */
export function BatchActions({ batch }: { batch: ImportBatch }) {
  const { state, counts, appliedAt } = batch
  const hasGood = counts.create + counts.change > 0
  const wasChecked = state !== 'reading' && state !== 'failed'
  return (
    <>
      {appliedAt !== null && <RegisterLink batch={batch} />}
      {wasChecked && counts.bad > 0 && <CopyButton batch={batch} />}
      {(state === 'reading' || state === 'checked' || state === 'applying') && <StopButton batch={batch} />}
      {(state === 'failed' || state === 'cancelled') && <AgainButton batch={batch} />}
      {state === 'checked' && hasGood && <TakeButton batch={batch} />}
      {state === 'applied' && hasGood && <RevertButton batch={batch} />}
    </>
  )
}

/** Leads to the list of what the batch brought. */
function RegisterLink({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  const table = useQuery(importQueries.tables()).data?.find(({ object }) => object === batch.object)
  return table === undefined ? null : (
    <PageLink href={table.href}>{t('open', { title: table.title[language] })}</PageLink>
  )
}

function CopyButton({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const copy = useWrite(api.imports.importReturnedCopy, {
    invalidates: [['thread']],
    done: false,
    onDone: (file) => saveFile(file, `${t('copyName')}.xlsx`),
  })
  return (
    <Button loading={copy.isPending} onClick={() => copy.mutate({ id: batch.id })}>
      {t('copy')}
    </Button>
  )
}

function TakeButton({ batch }: { batch: ImportBatch }) {
  const { id, lockVersion, counts } = batch
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const take = useBatchEdit(batch, api.imports.applyImport, { to: 'applying', done: t('done.taken') })
  return (
    <>
      <Popconfirm
        title={t('takeAsk', { count: counts.create + counts.change })}
        description={t('takeHelp', counts)}
        okText={t('take')}
        cancelText={ui('cancel')}
        onConfirm={() => take.submit({ id, lockVersion })}
      >
        <Button type="primary" loading={take.busy}>
          {t('take')}
        </Button>
      </Popconfirm>
      {take.dialog}
    </>
  )
}

function StopButton({ batch }: { batch: ImportBatch }) {
  const { id, lockVersion } = batch
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const stop = useBatchEdit(batch, api.imports.cancelImport, { to: 'cancelled', done: t('done.stopped') })
  return (
    <>
      <Popconfirm
        title={t('stopAsk')}
        description={t('stopHelp')}
        okText={t('stop')}
        cancelText={ui('cancel')}
        onConfirm={() => stop.submit({ id, lockVersion })}
      >
        <Button loading={stop.busy}>{t('stop')}</Button>
      </Popconfirm>
      {stop.dialog}
    </>
  )
}

function AgainButton({ batch }: { batch: ImportBatch }) {
  const { id, lockVersion } = batch
  const { t } = useTranslation('imports')
  const again = useBatchEdit(batch, api.imports.resumeImport, { to: 'reading', done: t('done.again') })
  return (
    <>
      <Button type="primary" loading={again.busy} onClick={() => again.submit({ id, lockVersion })}>
        {t('again')}
      </Button>
      {again.dialog}
    </>
  )
}

function RevertButton({ batch }: { batch: ImportBatch }) {
  const { id, lockVersion, fileName } = batch
  const { t } = useTranslation('imports')
  const [isAsking, setAsking] = useState(false)
  const revert = useBatchEdit(batch, api.imports.revertImport, {
    to: 'reverting',
    done: t('done.reverting'),
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('revert')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('revertTitle', { name: fileName })}
          help={t('revertHelp')}
          label={t('reason')}
          act={t('revert')}
          schema={revertReason}
          busy={revert.busy}
          danger
          notice={revert.notice}
          onSubmit={(reason) => revert.submit({ id, lockVersion, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
