import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { revealInput, type SensitiveField } from '../../contract/person.ts'
import styles from './people.module.css'

/** A masked value that is shown in clear after a reason was given, until the page is left. */
export function RevealValue({
  personId,
  field,
  masked,
}: {
  personId: string
  field: SensitiveField
  masked: string | null
}) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const [asking, setAsking] = useState(false)
  const reveal = useWrite(api.directory.revealPerson, {
    // The look leaves an entry in the history; nothing else grew old.
    invalidates: [['audit']],
    done: false,
    onDone: () => setAsking(false),
  })
  if (masked === null) return ui('none')
  const clear = reveal.data?.value
  return (
    <span className={styles.name}>
      {clear ?? masked}
      {clear ? (
        <span className={styles.small} role="status">
          {t('person.revealed')}
        </span>
      ) : (
        <Allowed right="directory.person.reveal">
          <Button type="link" size="small" className="no-print" onClick={() => setAsking(true)}>
            {t('person.reveal')}
          </Button>
        </Allowed>
      )}
      {asking && (
        <ReasonDialog
          title={t('person.revealTitle', { field: t(`person.field.${field}`) })}
          help={t('person.revealHelp')}
          label={t('person.revealReason')}
          act={t('person.reveal')}
          schema={revealInput.pick({ reason: true })}
          busy={reveal.isPending}
          onSubmit={(reason) => reveal.mutate({ id: personId, field, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  )
}
