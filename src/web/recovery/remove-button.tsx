import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { EditField } from '#web/ui/compare-versions.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useEditOf } from '#web/use-edit.tsx'

/** What a removal is compared by when somebody changed the object meanwhile. */
export type Removal<T> = {
  seen: T
  read: () => Promise<T | null>
  fields: readonly Pick<EditField<T, unknown>, 'label' | 'tell'>[]
}

type Props<T, Out> = {
  name: string
  schema: z.ZodType<{ reason: string }>
  object: Removal<T>
  /** Removes the given version. */
  remove: (reason: string, version: T) => Promise<Out>
  /** Leaves the page of the object, where it has one. */
  onDone?: () => void
}

/** Deletes an object into the recycle bin, after asking why. */
export function RemoveButton<T, Out>({
  size = 'middle',
  ...props
}: Props<T, Out> & {
  /** `link` inside lists. */
  size?: 'middle' | 'link'
}) {
  const { t } = useTranslation('recovery')
  const [asking, setAsking] = useState(false)
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
      {asking && <RemoveDialog {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function RemoveDialog<T, Out>({
  name,
  schema,
  object,
  remove,
  onDone,
  onClose,
}: Props<T, Out> & { onClose: () => void }) {
  const { t } = useTranslation('recovery')
  type In = { reason: string; version: T }
  const edit = useEditOf(
    ({ reason, version }: In) => remove(reason, version),
    (input: In, saved: T) => ({ ...input, version: saved }),
    {
      ...object,
      fields: [
        ...object.fields,
        { label: t('remove.state'), tell: () => t('remove.kept'), entered: () => t('remove.act') },
      ],
      done: t('remove.done'),
      leaves: onDone !== undefined,
      onDone: () => {
        onClose()
        onDone?.()
      },
      onTakeTheirs: onClose,
    },
  )
  return (
    <ReasonDialog
      title={t('remove.title', { name })}
      help={t('remove.help')}
      label={t('remove.reason')}
      act={t('remove.act')}
      schema={schema}
      busy={edit.busy}
      danger
      notice={edit.notice}
      onClose={onClose}
      onSubmit={(reason) => edit.submit({ reason, version: edit.seen })}
    />
  )
}
