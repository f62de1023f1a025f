import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#platform/files/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type ClassDesign,
  type ClassDetail,
  type Invitation,
  type InvitationState,
  invitationReason,
} from '../../contract/index.ts'
import styles from '../design/design.module.css'
import { CopyButton } from '../survey/copy-button.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { invitationQueries } from './queries.ts'

const tones: Record<InvitationState, 'alert' | 'ok' | 'plain'> = {
  open: 'alert',
  accepted: 'ok',
  declined: 'plain',
  revoked: 'plain',
}

/** Teachers invited to a class: what they answered and sent, for whoever drafts it. */
export function InvitationPart({ of, design }: { of: ClassDetail; design: ClassDesign }) {
  const { t } = useTranslation('training')
  const query = useQuery(invitationQueries.ofClass(of.id))
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={t('invitation.title')}
      note={t('invitation.note')}
      actions={design.mayEdit && <Button onClick={() => setAdding(true)}>{t('invitation.add')}</Button>}
    >
      <QueryView query={query} rows={2}>
        {(invitations) =>
          invitations.length === 0 ? (
            <p className={styles.soft}>{t('invitation.none')}</p>
          ) : (
            <ul className={styles.list}>
              {invitations.map((one) => (
                <Row key={one.id} classId={of.id} one={one} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {adding && <InviteDrawer of={of} design={design} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Row({ classId, one }: { classId: string; one: Invitation }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [revoking, setRevoking] = useState(false)
  const address = useWrite(api.training.showInvitationAddress, { done: false, invalidates: [] })
  const revoke = useEdit(api.training.revokeInvitation, {
    seen: one,
    live: true,
    read: async () =>
      (await api.training.listInvitations({ id: classId })).find(({ id }) => id === one.id) ?? null,
    fields: [
      {
        label: t('class.field.state'),
        tell: ({ state }) => t(`invitation.state.${state}`),
        entered: () => t('invitation.state.revoked'),
      },
    ],
    invalidates: [['training', 'invitations']],
    done: t('invitation.revoked'),
    onDone: () => setRevoking(false),
    onTakeTheirs: () => setRevoking(false),
  })
  const isOut = one.state === 'open' || one.state === 'accepted'
  const files = one.files.filter(({ removed }) => removed === null)
  return (
    <li>
      <div className={styles.row}>
        <span>
          <strong>{one.teacher.name}</strong> {one.course?.title}
        </span>
        <Chip tone={one.isExpired && one.state === 'open' ? 'plain' : tones[one.state]}>
          {one.isExpired && one.state === 'open'
            ? t('invitation.expired')
            : t(`invitation.state.${one.state}`)}
        </Chip>
      </div>
      <div className={styles.soft}>
        {[
          format.day(one.slotOn),
          one.slot,
          one.place,
          t('invitation.until', { day: format.day(one.expiresOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {one.talk !== null && <div>{t('invitation.talk', { text: one.talk })}</div>}
      {one.answerNote !== null && <div>{t('invitation.answer', { text: one.answerNote })}</div>}
      {one.contact !== null && (
        <div className={styles.soft}>
          {t('invitation.contact')}{' '}
          <RevealContact
            label={t('invitation.contact')}
            masked={one.contact}
            right="training.teacher.reveal"
            draft={`training.teacherInvitation:${one.id}:reveal`}
            ask={(reason) =>
              api.training
                .revealInvitationContact({ id: one.id, reason })
                .then(({ contact }) => ({ value: contact }))
            }
          />
        </div>
      )}
      {files.length > 0 && (
        <>
          <div className={styles.soft}>{t('invitation.waiting')}</div>
          {files.map((file) => (
            <FileRow key={file.id} one={one} file={file} />
          ))}
        </>
      )}
      {isOut && (
        <div className={styles.acts}>
          {address.data === undefined ? (
            <Button size="small" loading={address.isPending} onClick={() => address.mutate({ id: one.id })}>
              {t('invitation.address')}
            </Button>
          ) : (
            <CopyButton text={`${location.origin}${address.data.path}`} label={t('invitation.copyAddress')} />
          )}
          <Button size="small" onClick={() => setRevoking(true)}>
            {t('invitation.revoke')}
          </Button>
        </div>
      )}
      {revoking && (
        <ReasonDialog
          title={t('invitation.revokeTitle', { name: one.teacher.name })}
          help={t('invitation.revokeHelp')}
          label={t('invitation.revokeReason')}
          act={t('invitation.revoke')}
          schema={invitationReason}
          draft={`training.teacherInvitation:${one.id}:revoke`}
          busy={revoke.busy}
          notice={revoke.notice}
          danger
          onSubmit={(reason) => revoke.submit({ id: one.id, lockVersion: revoke.lockVersion, reason })}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  )
}

function FileRow({ one, file }: { one: Invitation; file: Attachment }) {
  const { t } = useTranslation('training')
  const take = useWrite(api.training.takeInvitationFile, {
    invalidates: [['training', 'invitations'], ['files']],
    done: t('invitation.taken'),
  })
  const open = useWrite(api.files.downloadAttachment, {
    done: false,
    invalidates: [],
    onDone: (content) => saveFile(content, file.fileName),
  })
  return (
    <div className={styles.fields}>
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => open.mutate({ id: file.id })}>
        {file.fileName}
      </Button>
      <Button
        size="small"
        loading={take.isPending}
        onClick={() => take.mutate({ id: one.id, attachmentId: file.id, to: 'class' })}
      >
        {t('invitation.takeForClass')}
      </Button>
      {one.course !== null && (
        <Button
          size="small"
          loading={take.isPending}
          onClick={() => take.mutate({ id: one.id, attachmentId: file.id, to: 'course' })}
        >
          {t('invitation.takeForCourse')}
        </Button>
      )}
    </div>
  )
}
