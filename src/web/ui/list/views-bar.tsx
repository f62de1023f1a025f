import { MoreOutlined, SaveOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ListView } from '#platform/views/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useEdit } from '#web/use-edit.tsx'
import { ReasonDialog } from '../reason-dialog.tsx'
import { useFormat } from '../use-language.ts'
import styles from './list.module.css'
import { isSameQuery, readView, viewFields, viewsQuery } from './list-views.ts'
import { ViewForm } from './view-form.tsx'

const reason = z.object({ reason: z.string().trim().min(2).max(500) })

/**
 * The saved views of a list: choosing one sets the whole address; what stands in the address can be saved as one.
 *
 * @param now the address as it would be saved.
 */
export function ViewsBar({
  list,
  now,
  onOpen,
}: {
  list: string
  now: string
  onOpen: (query: string) => void
}) {
  const { t } = useTranslation('ui')
  const { bracket } = useFormat()
  const views = useQuery(viewsQuery(list)).data
  const [dialog, setDialog] = useState<{ kind: 'new' } | { kind: 'edit' | 'remove'; view: ListView } | null>(
    null,
  )
  const [opened, setOpened] = useState<string | null>(null)
  const choose = useWrite(api.views.chooseForList, { invalidates: [['views', list]] })
  if (views === undefined) return null
  const shown = views.views.find((view) => isSameQuery(view.query, now))
  // A view that was opened and then changed is still the one to update.
  const current = shown ?? views.views.find((view) => view.id === opened)
  const isDefault = current !== undefined && views.choice.defaultViewId === current.id
  const group = (wanted: (view: ListView) => boolean) =>
    views.views.filter(wanted).map((view) => ({
      value: view.id,
      label: `${view.name}${view.id === views.choice.defaultViewId ? bracket(t('views.default')) : ''}`,
    }))
  const groups = [
    { label: t('views.own'), options: group((view) => view.isOwn) },
    {
      label: t('views.shared'),
      options: group((view) => !view.isOwn),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <div className={styles.views}>
      <Select<string>
        className={styles.view}
        allowClear
        placeholder={t('views.choose')}
        aria-label={t('views.choose')}
        notFoundContent={t('views.none')}
        value={shown?.id ?? null}
        options={groups}
        onChange={(id?: string) => {
          const view = views.views.find((one) => one.id === id)
          setOpened(view?.id ?? null)
          onOpen(view?.query ?? '')
        }}
      />
      <Button
        icon={<SaveOutlined />}
        disabled={shown !== undefined}
        onClick={() => setDialog({ kind: 'new' })}
      >
        {t('views.save')}
      </Button>
      {current && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'default', label: t(isDefault ? 'views.noDefault' : 'views.makeDefault') },
              ...(current.mayEdit
                ? [
                    { key: 'edit', label: t('views.edit', { name: current.name }) },
                    { key: 'remove', label: t('views.remove', { name: current.name }), danger: true },
                  ]
                : []),
            ],
            onClick: ({ key }) => {
              if (key === 'default') choose.mutate({ list, defaultViewId: isDefault ? null : current.id })
              else setDialog({ kind: key as 'edit' | 'remove', view: current })
            },
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('views.acts')} />
        </Dropdown>
      )}
      {(dialog?.kind === 'new' || dialog?.kind === 'edit') && (
        <ViewForm
          list={list}
          now={now}
          view={dialog.kind === 'edit' ? dialog.view : null}
          sharings={views.mayShare}
          own={views.own}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'remove' && <RemoveView view={dialog.view} onClose={() => setDialog(null)} />}
    </div>
  )
}

function RemoveView({ view, onClose }: { view: ListView; onClose: () => void }) {
  const { t } = useTranslation('ui')
  const { submit, busy, notice, lockVersion } = useEdit(api.views.removeView, {
    seen: view,
    read: () => readView(view),
    fields: viewFields(t, null),
    onTakeTheirs: onClose,
    invalidates: [['views', view.list]],
    done: t('views.removed'),
    onDone: onClose,
  })
  return (
    <ReasonDialog
      title={t('views.remove', { name: view.name })}
      help={t('views.removeHelp')}
      label={t('files.reason')}
      act={t('views.removeAct')}
      schema={reason}
      draft={`platform.view:${view.id}:remove`}
      busy={busy}
      danger
      notice={notice}
      onSubmit={(why) => submit({ id: view.id, lockVersion, reason: why })}
      onClose={onClose}
    />
  )
}
