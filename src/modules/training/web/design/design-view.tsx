import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit } from '#web/use-edit.tsx'
import type {
  ClassDesign,
  ClassDetail,
  DesignChange,
  DesignContent,
  DesignCourseInput,
  DesignNeed,
  DesignProposal,
} from '../../contract/index.ts'
import { ClassFrame } from '../class/class-frame.tsx'
import { InvitationPart } from '../invitation/invitation-part.tsx'
import { CandidateDrawer } from './candidate-drawer.tsx'
import styles from './design.module.css'
import { moved } from './draft-courses.ts'
import { ModuleCourses } from './module-courses.tsx'
import { NeedLists } from './need-lists.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { Changes, ProposalView } from './proposal-view.tsx'
import { designQueries } from './queries.ts'
import { SourceList } from './source-list.tsx'
import { TagCover } from './tag-cover.tsx'
import { countsOf } from './use-design-words.ts'

/** The design of a class: its courses at the left, what they meet and leave out at the right. */
export function DesignView({ id }: { id: string }) {
  const query = useQuery(designQueries.design(id))
  return (
    <ClassFrame id={id} at="design">
      {(of) => (
        <QueryView query={query} rows={10}>
          {(design) => <Design key={design.lockVersion} of={of} design={design} />}
        </QueryView>
      )}
    </ClassFrame>
  )
}

const inputsOf = (content: DesignContent): DesignCourseInput[] =>
  content.courses.map(({ modulePosition, courseId, versionNo, teacherId, hours }) => ({
    modulePosition,
    courseId,
    versionNo,
    teacherId,
    hours,
  }))

function Design({ of, design }: { of: ClassDetail; design: ClassDesign }) {
  const { t } = useTranslation('training')
  const [draft, setDraft] = useState<DesignCourseInput[] | null>(null)
  const [changes, setChanges] = useState<DesignChange[]>(design.changes)
  const [proposal, setProposal] = useState<DesignProposal | null>(null)
  const [choosing, setChoosing] = useState<{ position: number; instead: string | null } | null>(null)
  const [noting, setNoting] = useState<DesignNeed | null>(null)
  const courses = draft ?? inputsOf(design.content)
  const preview = useQuery({ ...designQueries.preview(of.id, courses), enabled: draft !== null })
  const content = (draft === null ? undefined : preview.data) ?? design.content
  const propose = useWrite(api.training.proposeDesign, { done: false, invalidates: [], onDone: setProposal })
  const drop = () => {
    setDraft(null)
    setNoting(null)
    setChanges(design.changes)
  }
  const edit = useEdit(api.training.saveDesign, {
    seen: design,
    read: () => api.training.getDesign({ id: of.id }),
    fields: [
      {
        label: t('design.conflict.courses'),
        tell: (one) => one.content.courses.map(({ title }) => title).join(' / '),
        entered: () => content.courses.map(({ title }) => title).join(' / '),
      },
    ],
    invalidates: [['training'], ['thread']],
    done: t('design.saved'),
    onDone: () => setNoting(null),
    onTakeTheirs: drop,
  })
  const save = (notes: { needId: string; note: string | null }[]) =>
    edit.submit({ id: of.id, lockVersion: edit.lockVersion, courses, changes, notes })
  const acts = !design.mayEdit
    ? null
    : {
        change: (courseId: string, values: Partial<DesignCourseInput>) =>
          setDraft(courses.map((one) => (one.courseId === courseId ? { ...one, ...values } : one))),
        move: (courseId: string, by: -1 | 1) => setDraft(moved(courses, courseId, by)),
        remove: (courseId: string) => setDraft(courses.filter((one) => one.courseId !== courseId)),
        choose: (position: number, instead: string | null) => setChoosing({ position, instead }),
      }
  if (design.isEmpty && !design.mayEdit)
    return <EmptyState title={t('design.empty')} text={t('design.emptyRead')} />
  return (
    <>
      <Head of={of} design={design} content={content}>
        {acts && (
          <>
            <Button loading={propose.isPending} onClick={() => propose.mutate({ id: of.id })}>
              {t('design.propose')}
            </Button>
            {draft !== null && (
              <>
                <Button onClick={drop}>{t('design.discard')}</Button>
                <Button type="primary" loading={edit.busy} onClick={() => save([])}>
                  {t('design.save')}
                </Button>
              </>
            )}
          </>
        )}
      </Head>
      {noting === null && edit.notice}
      {proposal !== null && (
        <ProposalView
          of={of}
          present={content}
          proposal={proposal}
          onTake={() => {
            setDraft(inputsOf(proposal.content))
            setChanges(proposal.changes)
            setProposal(null)
          }}
          onClose={() => setProposal(null)}
        />
      )}
      {changes.length > 0 && proposal === null && <Changes changes={changes} />}
      <div className={styles.columns}>
        <div>
          <ModuleCourses of={of} content={content} acts={acts} />
          <TagCover tags={content.tags} />
          {design.mayInvite && <InvitationPart of={of} design={design} />}
        </div>
        <div>
          <NeedLists content={content} onNote={acts ? setNoting : undefined} />
          <SourceList sources={content.sources} />
        </div>
      </div>
      {choosing !== null && (
        <CandidateDrawer
          classId={of.id}
          module={{ position: choosing.position, title: of.modules[choosing.position - 1]?.title ?? '' }}
          draft={courses.filter(({ courseId }) => courseId !== choosing.instead)}
          onClose={() => setChoosing(null)}
          onChoose={(course) => {
            const at = courses.findIndex(({ courseId }) => courseId === choosing.instead)
            setDraft(at < 0 ? [...courses, course] : courses.with(at, course))
            setChoosing(null)
          }}
        />
      )}
      {noting !== null && (
        <NoteDialog
          classId={of.id}
          need={noting}
          edit={edit}
          onSave={(note) => save([{ needId: noting.id, note }])}
          onClose={() => setNoting(null)}
        />
      )}
    </>
  )
}

function Head({
  of,
  design,
  content,
  children,
}: {
  of: ClassDetail
  design: ClassDesign
  content: DesignContent
  children: React.ReactNode
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const counts = countsOf(content)
  const hidden = content.hidden.met + content.hidden.leftOut
  return (
    <div className={styles.bar}>
      <div>
        <p className={styles.title}>
          {design.isEmpty && content.courses.length === 0
            ? t('design.empty')
            : t('design.summary', { ...counts, metWeight: content.metWeight, weight: content.weight })}
        </p>
        <p className={styles.soft}>
          {design.isEmpty && content.courses.length === 0
            ? t('design.emptyHelp')
            : [
                t('design.hours', { hours: content.hours, most: of.hours }),
                design.savedAt === null
                  ? t('design.unsaved')
                  : t('design.savedBy', { name: design.savedByName, at: format.day(design.savedAt) }),
              ].join(' · ')}
        </p>
        {hidden > 0 && (
          <p className={styles.soft}>{t('design.hidden', { count: hidden, ...content.hidden })}</p>
        )}
      </div>
      <div className={styles.acts}>{children}</div>
    </div>
  )
}
