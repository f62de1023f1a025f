import { useQuery } from '@tanstack/react-query'
import { Alert, Button, type FormInstance } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, leavingApi } from '#web/api.ts'
import { meQuery } from '#web/session-query.ts'
import { formatInstant } from '#web/ui/format.ts'
import { type DraftName, forgetLocally, keepLocally, type LocalDraft, readLocally } from './local-draft.ts'
import { dropWaiting, sendAfterPause } from './waiting-drafts.ts'

/** What was typed, and the version of the object it was typed on. */
type Kept = { values: Record<string, unknown>; version: number | null }

export interface DraftHandle {
  /** Says that a draft was restored, with the way to discard it; to be shown above the form. */
  notice: ReactNode
  /** To be called with everything entered whenever something changes. */
  keep: (values: Record<string, unknown>) => void
  /** To be called after saving. */
  clear: () => void
}

/**
 * Keeps what a person types until it is saved, so that a closed tab, a lost session or a broken connection loses
 * nothing: in this tab at once, on the server after a pause in typing or when the page goes away. Both are the account's
 * alone.
 *
 * @param key which form of which object: `directory.enterprise:<id>`.
 * @param options.apply puts restored values into the form.
 * @param options.reset puts the form back to what it was, when the draft is discarded.
 * @param options.version of the object that is edited: a draft from an older one says so.
 */
export function useDraftValues(
  key: string,
  options: {
    apply: (values: Record<string, unknown>) => void
    reset: () => void
    version?: number | null
    /** False while the form is not shown: nothing is restored into it then. */
    active?: boolean
  },
): DraftHandle {
  const { t } = useTranslation('recovery')
  const [restored, setRestored] = useState<{ at: string; older: boolean } | null>(null)
  const [offline, setOffline] = useState(false)
  const latest = useRef(options)
  latest.current = options
  const sending = useRef<Promise<unknown>>(Promise.resolve())
  const touched = useRef(false)

  const accountId = useQuery(meQuery()).data?.accountId
  const name = useMemo<DraftName | null>(
    () => (accountId === undefined ? null : { accountId, key }),
    [accountId, key],
  )

  const active = options.active ?? true
  useEffect(() => {
    if (!active || name === null) return
    let gone = false
    touched.current = false
    setRestored(null)
    const find = async () => {
      const local = readLocally(name)
      const remote = await api.drafts.get({ key: name.key }).catch(() => null)
      const newest = newerOf(local, remote)
      // Whoever types before the answer comes is not overwritten.
      if (gone || touched.current || newest === null) return
      const { values, version } = newest.value as Kept
      latest.current.apply(values)
      const current = latest.current.version ?? null
      setRestored({ at: newest.updatedAt, older: version !== null && current !== null && version < current })
    }
    void find()
    return () => {
      gone = true
    }
  }, [name, active])

  const keep = useCallback(
    (values: Record<string, unknown>) => {
      touched.current = true
      if (name === null) return
      const value: Kept = { values: plain(values), version: latest.current.version ?? null }
      keepLocally(name, value)
      sendAfterPause(name.key, (leaving) => {
        const save = () => (leaving ? leavingApi : api).drafts.save({ ...name, value })
        // A page that goes away cannot wait for what is under way.
        const saved = leaving ? save() : sending.current.then(save)
        sending.current = saved.then(() => setOffline(false)).catch(() => setOffline(true))
        return sending.current
      })
    },
    [name],
  )

  const clear = useCallback(() => {
    if (name === null) return
    dropWaiting(name.key)
    forgetLocally(name)
    setRestored(null)
    setOffline(false)
    // After what is under way, or a late answer would bring the draft back.
    sending.current = sending.current.then(() => api.drafts.discard({ key: name.key })).catch(() => {})
  }, [name])

  const discard = () => {
    clear()
    options.reset()
  }
  const notice =
    restored === null && !offline ? null : (
      <Alert
        type={restored?.older || offline ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 12 }}
        title={
          <>
            {restored && <div>{t('draft.restored', { time: formatInstant(restored.at) })}</div>}
            {restored?.older && <div>{t('draft.older')}</div>}
            {offline && <div>{t('draft.offline')}</div>}
          </>
        }
        action={
          restored && (
            <Button size="small" onClick={discard}>
              {t('draft.discard')}
            </Button>
          )
        }
      />
    )
  return { notice, keep, clear }
}

/** A draft as a form of antd takes it. */
export type FormDraft = { notice: ReactNode; onValuesChange: () => void; clear: () => void }

/**
 * The same for a form of antd; `keep` goes into `onValuesChange`. A form that needs nothing more is a `DraftForm`.
 *
 * @param secret fields that no draft holds.
 */
export function useDraft(
  key: string,
  form: FormInstance,
  version: number | null = null,
  active = true,
  secret: readonly string[] = [],
): FormDraft {
  const { notice, keep, clear } = useDraftValues(key, {
    apply: (values) => form.setFieldsValue(values),
    reset: () => form.resetFields(),
    version,
    active,
  })
  const entered = (): Record<string, unknown> => form.getFieldsValue(true)
  const onValuesChange = () =>
    keep(Object.fromEntries(Object.entries(entered()).filter(([field]) => !secret.includes(field))))
  return { notice, clear, onValuesChange }
}

function newerOf(
  local: LocalDraft | null,
  remote: { value: Record<string, unknown>; updatedAt: string } | null,
): LocalDraft | null {
  if (local === null || remote === null) return local ?? remote
  return local.updatedAt >= remote.updatedAt ? local : remote
}

/** What JSON can keep: absent values are left out. */
function plain(values: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(values)) as Record<string, unknown>
}
