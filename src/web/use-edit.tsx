import { useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isConflict, useWrite, type WriteOptions } from '#web/api.ts'
import { compareVersions, type EditField } from '#web/ui/compare-versions.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'

export type EditOptions<T, In, Out> = Omit<WriteOptions<Out>, 'quietConflict'> & {
  /** The object as it is shown. */
  seen: T
  /** Reads it anew after a conflict; null when it is gone. */
  read: () => Promise<T | null>
  /** What is compared; a function where it hangs on what the two versions hold. */
  fields: readonly EditField<T, In>[] | ((seen: T, saved: T) => readonly EditField<T, In>[])
  /** Leaves the edit; what was saved by the other person stands. */
  onTakeTheirs: () => void
  /**
   * True for an act on what the page shows, without a form: the version shown at that moment counts. False (the
   * default) for a form: the version it was opened on counts, and later ones are not taken up unasked.
   */
  live?: boolean
}

export type Edit<In> = {
  submit: (input: In) => void
  busy: boolean
  /** Why the last attempt was refused. */
  error: unknown
  /** Both versions and the choice between them, after a conflict; to be shown inside the form. */
  notice: ReactNode
  /** The same in a dialog of its own, for an act without a form. */
  dialog: ReactNode
}

/**
 * An edit of one version of an object. When somebody else saved it meanwhile, what was entered stays in the form, and
 * `notice` shows both versions with the choice of either. To be used in a component that lives as long as its form.
 *
 * @param renew puts the version that was saved meanwhile into the input, to send it again.
 */
export function useEditOf<T, In, Out>(
  send: (input: In) => Promise<Out>,
  renew: (input: In, saved: T) => In,
  { seen: shown, read, fields, onTakeTheirs, live = false, ...options }: EditOptions<T, In, Out>,
): Edit<In> & { seen: T } {
  const { t } = useTranslation('ui')
  const client = useQueryClient()
  const { notification } = App.useApp()
  const [opened] = useState(shown)
  const seen = live ? shown : opened
  const [clash, setClash] = useState<{ seen: T; saved: T; input: In } | null>(null)
  const write = useWrite(send, { ...options, quietConflict: true })
  const submit = (input: In) =>
    write.mutate(input, {
      onSuccess: () => setClash(null),
      onError: (error) => {
        if (isConflict(error)) void compare(input)
      },
    })
  const compare = async (input: In) => {
    const saved = await read().catch(() => null)
    if (saved === null) notification.error({ title: t('conflict.gone'), duration: 8 })
    setClash(saved && { seen, saved, input })
  }
  const takeTheirs = () => {
    setClash(null)
    void client.invalidateQueries()
    onTakeTheirs()
  }
  const compared = (of: { seen: T; saved: T; input: In }) =>
    compareVersions(
      of.seen,
      of.saved,
      of.input,
      typeof fields === 'function' ? fields(of.seen, of.saved) : fields,
      { none: t('none'), asSeen: (value) => t('conflict.asSeen', { value }) },
    )
  const notice = clash && (
    <ConflictNotice
      fields={compared(clash)}
      onTakeTheirs={takeTheirs}
      onTakeMine={() => submit(renew(clash.input, clash.saved))}
      busy={write.isPending}
    />
  )
  const dialog = notice && (
    <Modal open footer={null} title={t('conflict.dialog')} onCancel={takeTheirs}>
      {notice}
    </Modal>
  )
  return { seen, submit, busy: write.isPending, error: write.error, notice, dialog }
}

/**
 * `useEditOf` for the many objects that count their versions.
 *
 * @returns with `lockVersion`, the version the edit was begun on, which belongs into the input.
 * @example const edit = useEdit(api.directory.closeOrganisation, { seen: organisation, read, fields, onTakeTheirs })
 */
export function useEdit<
  T extends { lockVersion: In['lockVersion'] },
  In extends { lockVersion: number | null },
  Out,
>(
  send: (input: In) => Promise<Out>,
  options: EditOptions<T, In, Out>,
): Edit<In> & { lockVersion: In['lockVersion'] } {
  const edit = useEditOf(
    send,
    (input: In, saved: T) => ({ ...input, lockVersion: saved.lockVersion }),
    options,
  )
  return { ...edit, lockVersion: edit.seen.lockVersion }
}
