import { useQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { ActionOfferView, WorkflowView } from '#platform/workflow/contract.ts'
import { useReasonText } from '../error-text.ts'
import { ActionDialog } from './action-dialog.tsx'
import { workflowQueries } from './queries.ts'
import { useWords } from './use-words.ts'
import styles from './workflow.module.css'

/**
 * A button for each action that starts from the object's state. An open one asks for exactly what it needs; a closed one
 * says why.
 *
 * @param own what to do for actions that the module does in a form of its own, which is told the action's title; those
 *   without are not shown.
 */
export function WorkflowActions({
  object,
  own = {},
  onDone,
}: {
  object: ObjectRef
  own?: Readonly<Record<string, (title: string) => void>>
  onDone?: (workflow: WorkflowView) => void
}) {
  const { t } = useTranslation('workflow')
  const workflow = useQuery(workflowQueries.one(object))
  const words = useWords()
  const [chosen, setChosen] = useState<ActionOfferView | null>(null)
  if (workflow.data === undefined) return null
  const { actions, lockVersion, supervision } = workflow.data
  const shown = actions.filter((offer) => !offer.ownForm || offer.action in own)
  const first = shown.find((offer) => offer.allowed && offer.kind === 'forward')
  if (shown.length === 0) return <p className={styles.none}>{t('noActions')}</p>
  return (
    <div className={`${styles.actions} no-print`}>
      {shown.map((offer) => (
        <ActionButton
          key={offer.action}
          offer={offer}
          isFirst={offer === first}
          onPress={() => (offer.ownForm ? own[offer.action]?.(words(offer.title)) : setChosen(offer))}
        />
      ))}
      {chosen !== null && (
        <ActionDialog
          object={object}
          offer={chosen}
          lockVersion={lockVersion}
          isSupervised={supervision !== null}
          onClose={() => setChosen(null)}
          onDone={(done) => {
            setChosen(null)
            onDone?.(done)
          }}
        />
      )}
    </div>
  )
}

function ActionButton({
  offer,
  isFirst,
  onPress,
}: {
  offer: ActionOfferView
  isFirst: boolean
  onPress: () => void
}) {
  const words = useWords()
  const reasonText = useReasonText()
  const button = (
    <Button type={isFirst ? 'primary' : 'default'} disabled={!offer.allowed} onClick={onPress}>
      {words(offer.title)}
    </Button>
  )
  if (offer.allowed) return button
  const why = reasonText(offer.why ?? '') ?? ''
  return (
    <Tooltip title={why}>
      {/* A disabled button takes no focus, so the words around it do. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by keyboard */}
      <span tabIndex={0} role="note" aria-label={`${words(offer.title)}: ${why}`}>
        {button}
      </span>
    </Tooltip>
  )
}
