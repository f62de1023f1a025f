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

const invalidates = [['imports'], ['thread']]

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

function TakeButton({ batch: { id, lockVersion, counts } }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const take = useWrite(api.imports.applyImport, { invalidates, done: t('done.taken') })
  return (
    <Popconfirm
      title={t('takeAsk', { count: counts.create + counts.change })}
      description={t('takeHelp', counts)}
      okText={t('take')}
      cancelText={ui('cancel')}
      onConfirm={() => take.mutate({ id, lockVersion })}
    >
      <Button type="primary" loading={take.isPending}>
        {t('take')}
      </Button>
    </Popconfirm>
  )
}

function StopButton({ batch: { id, lockVersion } }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { t: ui } = useTranslation('ui')
  const stop = useWrite(api.imports.cancelImport, { invalidates, done: t('done.stopped') })
  return (
    <Popconfirm
      title={t('stopAsk')}
      description={t('stopHelp')}
      okText={t('stop')}
      cancelText={ui('cancel')}
      onConfirm={() => stop.mutate({ id, lockVersion })}
    >
      <Button loading={stop.isPending}>{t('stop')}</Button>
    </Popconfirm>
  )
}

function AgainButton({ batch: { id, lockVersion } }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const again = useWrite(api.imports.resumeImport, { invalidates, done: t('done.again') })
  return (
    <Button type="primary" loading={again.isPending} onClick={() => again.mutate({ id, lockVersion })}>
      {t('again')}
    </Button>
  )
}

function RevertButton({ batch: { id, lockVersion, fileName } }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const [isAsking, setAsking] = useState(false)
  const revert = useWrite(api.imports.revertImport, {
    invalidates,
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
          busy={revert.isPending}
          danger
          onSubmit={(reason) => revert.mutate({ id, lockVersion, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
