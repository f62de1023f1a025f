import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Permission } from '#platform/http/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import styles from './contacts.module.css'

/** Why a value is to be seen in clear, as the server asks for it. */
const schema = z.object({ reason: z.string().trim().min(2).max(500) })

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
  const { t } = useTranslation('ui')
  const [asking, setAsking] = useState(false)
  const reveal = useWrite(ask, {
    // The look leaves an entry in the history; nothing else grew old.
    invalidates: [['audit']],
    done: false,
    onDone: () => setAsking(false),
  })
  if (masked === null) return t('none')
  const clear = reveal.data?.value
  return (
    <span className={styles.contact}>
      {clear ?? masked}
      {clear ? (
        <span className={styles.small} role="status">
          {t('contact.revealed')}
        </span>
      ) : (
        <Allowed right={right}>
          <Button type="link" size="small" className="no-print" onClick={() => setAsking(true)}>
            {t('contact.reveal')}
          </Button>
        </Allowed>
      )}
      {asking && (
        <ReasonDialog
          title={t('contact.revealTitle', { field: label })}
          help={t('contact.revealHelp')}
          label={t('contact.revealReason')}
          act={t('contact.reveal')}
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
