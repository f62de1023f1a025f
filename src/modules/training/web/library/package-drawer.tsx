import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Drawer, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OrganisationSelect } from '#modules/directory/web/selects.tsx'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { courseShown, type PackagePreview, type SharingLevel } from '../../contract/index.ts'
import styles from './library.module.css'
import { TopicAnswers } from './topic-answers.tsx'

/** Brings courses of another city: choose the package, see what it would bring, answer for unknown topics, take it. */
export function PackageDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const [file, setFile] = useState<File | null>(null)
  const preview = useWrite(api.training.previewCoursePackage, { invalidates: [], done: false })
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 860} title={t('library.package.take')}>
      <div className={styles.step}>
        <Upload.Dragger
          accept=".zip"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen)
            preview.mutate({ file: chosen })
            return false
          }}
        >
          <p>
            <InboxOutlined aria-hidden="true" /> {file?.name ?? t('library.package.choose')}
          </p>
          <p className={styles.small}>{t('library.package.chooseHelp')}</p>
        </Upload.Dragger>
      </div>
      {preview.data && file && (
        <Taking key={preview.data.sha256} file={file} preview={preview.data} onClose={onClose} />
      )}
    </Drawer>
  )
}

type Item = PackagePreview['courses'][number]
const isTakeable = ({ state }: Item): boolean => state === 'new' || state === 'newer'

function Taking({ file, preview, onClose }: { file: File; preview: PackagePreview; onClose: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const words = useColumnWords(courseShown)
  const may = useMay()
  const [chosen, setChosen] = useState(preview.courses.filter(isTakeable).map(({ originId }) => originId))
  const [hostOrgId, setHost] = useState<string | null>(null)
  const [sharing, setSharing] = useState<SharingLevel>('class')
  const [topics, setTopics] = useState<Record<string, string>>(
    Object.fromEntries(
      preview.unknownTopics.flatMap(({ code, likely }) => (likely === null ? [] : [[code, likely]])),
    ),
  )
  const take = useWrite(api.training.takeCoursePackage, {
    invalidates: [['training'], ['audit']],
    done: t('library.package.taken'),
    onDone: onClose,
  })
  const open = preview.unknownTopics.filter(({ code }) => topics[code] === undefined)
  return (
    <>
      <p>{t('library.package.from', { city: preview.city, day: format.day(preview.madeAt.slice(0, 10)) })}</p>
      <CourseTable preview={preview} chosen={chosen} onChoose={setChosen} />
      {preview.unknownChains.length > 0 && (
        <Alert
          className={styles.step}
          type="info"
          title={t('library.package.unknownChains', {
            names: preview.unknownChains.map(({ name }) => name).join(format.comma),
          })}
        />
      )}
      {preview.unknownTopics.length > 0 && (
        <TopicAnswers topics={preview.unknownTopics} answers={topics} onAnswer={setTopics} />
      )}
      <Section title={t('library.package.where')}>
        <div className={styles.pair}>
          <OrganisationSelect placeholder={words.title('hostOrgId')} value={hostOrgId} onChange={setHost} />
          {may('training.course.share') && (
            <Select<SharingLevel>
              aria-label={words.title('sharing')}
              value={sharing}
              options={words.options('sharing') as { value: SharingLevel; label: string }[]}
              onChange={setSharing}
            />
          )}
        </div>
        <p className={styles.small}>{t('library.package.whereHelp')}</p>
      </Section>
      <Button
        type="primary"
        loading={take.isPending}
        disabled={chosen.length === 0 || hostOrgId === null || open.length > 0}
        onClick={() =>
          hostOrgId !== null &&
          take.mutate({ file, sha256: preview.sha256, originIds: chosen, hostOrgId, sharing, topics })
        }
      >
        {t('library.package.takeChosen', { count: chosen.length })}
      </Button>
      {open.length > 0 && (
        <p className={styles.small}>{t('library.package.topicsOpen', { count: open.length })}</p>
      )}
    </>
  )
}

function CourseTable({
  preview,
  chosen,
  onChoose,
}: {
  preview: PackagePreview
  chosen: readonly string[]
  onChoose: (ids: string[]) => void
}) {
  const { t } = useTranslation('training')
  const toggle = (id: string, wanted: boolean) =>
    onChoose(wanted ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <DataTable<Item>
      label={t('library.package.take')}
      rows={preview.courses}
      rowKey={(row) => row.originId}
      empty={null}
      columns={[
        {
          key: 'title',
          title: t('library.course'),
          phone: 'title',
          render: (row) => (
            <Checkbox
              checked={chosen.includes(row.originId)}
              disabled={!isTakeable(row)}
              onChange={(event) => toggle(row.originId, event.target.checked)}
            >
              {row.title}
            </Checkbox>
          ),
        },
        {
          key: 'state',
          title: t('library.package.state'),
          render: (row) => (
            <span className={styles.title}>
              <Chip tone={isTakeable(row) ? 'ok' : 'plain'}>{t(`library.package.states.${row.state}`)}</Chip>
              {row.courseId !== null && (
                <PageLink href={paths.course(row.courseId)}>{t('library.package.here')}</PageLink>
              )}
              {row.changedHere && <span className={styles.small}>{t('library.package.changedHere')}</span>}
            </span>
          ),
        },
        {
          key: 'version',
          title: t('library.version'),
          render: (row) =>
            `${t('library.versionNo', { no: row.version })}${row.changeNote === null ? '' : ` ${row.changeNote}`}`,
        },
        { key: 'materials', title: t('library.materials'), render: (row) => row.materials },
        { key: 'licence', title: t('library.licence'), render: (row) => row.licence ?? '—' },
      ]}
    />
  )
}
