import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { useEdit } from '#web/use-edit.tsx'
import { type NeedDetail, type NeedState, needMove, needShown } from '../../contract/index.ts'
import { movesOf } from '../../contract/need-rules.ts'
import { removal } from '../../contract/removal.ts'

const removeReason = removal.pick({ reason: true })
const moveReason = needMove.pick({ reason: true })

/** Pauses, reopens, fills or closes a need, after asking why. */
export function MoveNeed({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const [to, setTo] = useState<NeedState | null>(null)
  const moves = movesOf(need.state)
  const [only] = moves
  return (
    <>
      {moves.length === 1 && only !== undefined ? (
        <Button onClick={() => setTo(only)}>{t(`need.move.${only}`)}</Button>
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: moves.map((key) => ({ key, label: t(`need.move.${key}`) })),
            onClick: ({ key }) => setTo(key as NeedState),
          }}
        >
          <Button>
            {t('state')} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {to !== null && <MoveDialog need={need} to={to} onClose={() => setTo(null)} />}
    </>
  )
}

function MoveDialog({ need, to, onClose }: { need: NeedDetail; to: NeedState; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(needShown)
  const move = useEdit(api.talent.moveNeed, {
    seen: need,
    read: () => api.talent.getNeed({ id: need.id }),
    fields: [
      {
        label: words.title('state'),
        tell: (version: NeedDetail) => words.told('state', version.state),
        entered: (input: { state: NeedState }) => words.told('state', input.state),
      },
      { label: words.title('title'), tell: (version: NeedDetail) => version.title },
      {
        label: words.title('headcount'),
        tell: (version: NeedDetail) => words.told('headcount', version.headcount),
      },
    ],
    invalidates: [['talent']],
    done: t('need.moved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={t(`need.move.${to}`)}
      help={t(`need.moveHelp.${to}`)}
      label={t('need.reason')}
      act={t(`need.move.${to}`)}
      draft={`talent.need:${need.id}:${to}`}
      schema={moveReason}
      busy={move.busy}
      notice={move.notice}
      onClose={onClose}
      onSubmit={(reason) => move.submit({ id: need.id, lockVersion: move.lockVersion, state: to, reason })}
    />
  )
}

/** Deletes a need entered by mistake. */
export function RemoveNeed({ need, onDone }: { need: NeedDetail; onDone: () => void }) {
  const words = useColumnWords(needShown)
  return (
    <RemoveButton
      name={need.title}
      schema={removeReason}
      object={{
        seen: need,
        read: () => api.talent.getNeed({ id: need.id }),
        fields: [{ label: words.title('title'), tell: ({ title }) => title }],
      }}
      remove={(reason, { id, lockVersion }) => api.talent.removeNeed({ id, lockVersion, reason })}
      onDone={onDone}
    />
  )
}
