import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { teacherReveal } from '../../contract/index.ts'
import styles from './library.module.css'

const schema = teacherReveal.pick({ reason: true })

/** A masked contact that is shown in clear after a reason was given, until the page is left. */
export function RevealContact({
  label,
  masked,
  right,
  draft,
  ask,
}: {
  label: string
  masked: string | null
  right: Permission
  draft: string
  ask: (reason: string) => Promise<{ value: string | null }>
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [asking, setAsking] = useState(false)
  const reveal = useWrite(ask, {
    // The look leaves an entry in the history; nothing else grew old.
    invalidates: [['audit']],
    done: false,
    onDone: () => setAsking(false),
  })
  if (masked === null) return ui('none')
  const clear = reveal.data?.value
  return (
    <span className={styles.contact}>
      {clear ?? masked}
      {!clear && (
        <Allowed right={right}>
          <Button type="link" size="small" className="no-print" onClick={() => setAsking(true)}>
            {t('library.reveal')}
          </Button>
        </Allowed>
      )}
      {asking && (
        <ReasonDialog
          title={t('library.revealTitle', { field: label })}
          help={t('library.revealHelp')}
          label={t('library.revealReason')}
          act={t('library.reveal')}
          schema={schema}
          draft={draft}
          busy={reveal.isPending}
          onSubmit={(reason) => reveal.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  )
}
