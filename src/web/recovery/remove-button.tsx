import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useWrite } from '#web/api.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'

/** Deletes an object into the recycle bin, after asking why. */
export function RemoveButton<Out>({
  name,
  schema,
  remove,
  onDone,
  size = 'middle',
}: {
  name: string
  schema: z.ZodType<{ reason: string }>
  remove: (reason: string) => Promise<Out>
  onDone?: () => void
  /** `link` inside lists. */
  size?: 'middle' | 'link'
}) {
  const { t } = useTranslation('recovery')
  const [asking, setAsking] = useState(false)
  const write = useWrite(remove, {
    done: t('remove.done'),
    onDone: () => {
      setAsking(false)
      onDone?.()
    },
  })
  return (
    <>
      {size === 'link' ? (
        <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setAsking(true)}>
          {t('remove.act')}
        </Button>
      ) : (
        <Button danger onClick={() => setAsking(true)}>
          {t('remove.act')}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={t('remove.title', { name })}
          help={t('remove.help')}
          label={t('remove.reason')}
          act={t('remove.act')}
          schema={schema}
          busy={write.isPending}
          danger
          onClose={() => setAsking(false)}
          onSubmit={(reason) => write.mutate(reason)}
        />
      )}
    </>
  )
}
