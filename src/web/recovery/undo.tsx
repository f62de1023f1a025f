import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiError } from '#platform/http/client.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { api } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'

const changedBy = z.object({ changedBy: z.string(), changedAt: z.string() })

/** Why a change can no longer be taken back: how it left the object, how that is now, and who changed it when. */
export type ChangedSince = { left: unknown; now: unknown } & Partial<z.infer<typeof changedBy>>

/**
 * Takes a change back and says how that went.
 *
 * @param showChanged tells what was changed since, where the change can no longer be taken back.
 */
export function useUndo(showChanged?: (changed: ChangedSince) => void): (entryId: number) => Promise<void> {
  const { t } = useTranslation('recovery')
  const client = useQueryClient()
  const { message, notification } = App.useApp()
  const errorText = useErrorText()
  return async (entryId) => {
    try {
      await api.audit.undo({ id: entryId })
      await client.invalidateQueries()
      void message.success(t('undo.done'))
    } catch (error) {
      const details = error instanceof ApiError ? error.body.details : {}
      if (showChanged && error instanceof ApiError && error.body.reason === 'platform.audit.changedSince') {
        showChanged({ ...changedBy.safeParse(details).data, left: details.left, now: details.now })
        return
      }
      const text = errorText(error)
      notification.error({ title: text.title, description: text.detail, duration: 8 })
    }
  }
}

/** The note after saving, with the way back for a few seconds. */
export function useSavedNote(): (object: ObjectRef, words?: string) => void {
  const { t } = useTranslation('recovery')
  const { t: ui } = useTranslation('ui')
  const { message } = App.useApp()
  const undo = useUndo()
  return (object, words) => {
    const key = `saved ${object.kind} ${object.id}`
    const said = words ?? ui('saved')
    void message.success({ key, content: said })
    // Which entry the save left: the newest of the object at this moment.
    void api.system
      .listAudit(object)
      .then(([entry]) => {
        if (!entry?.undoable) return
        void message.success({
          key,
          duration: 8,
          content: (
            <>
              {said}{' '}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  message.destroy(key)
                  void undo(entry.id)
                }}
              >
                {t('undo.act')}
              </Button>
            </>
          ),
        })
      })
      .catch(() => {})
  }
}
