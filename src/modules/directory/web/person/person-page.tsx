import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { Trail } from '#web/app/thread/trail.tsx'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { systemQuery } from '#web/system-query.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { PersonDetail } from '../../contract/person.ts'
import { directoryQueries } from '../queries.ts'
import styles from './people.module.css'
import { PersonDrawer, type PersonTask } from './person-drawer.tsx'
import { TermList } from './term-list.tsx'

/** One person: facts, posts as terms, what can be done, and the thread. */
export function PersonPage() {
  const { t } = useTranslation('app')
  const { id = '' } = useParams({ strict: false })
  const person = useQuery(directoryQueries.person(id))
  return (
    <QueryView query={person} rows={10}>
      {(data) => (
        <div className={styles.columns}>
          <PersonView key={data.id} person={data} />
          <aside className={styles.aside}>
            <Section title={t('chain.tabs.thread')}>
              <Trail kind="directory.person" id={data.id} />
            </Section>
          </aside>
        </div>
      )}
    </QueryView>
  )
}

function PersonView({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const today = useQuery(systemQuery()).data?.today ?? null
  const mayGrowth = useMay()('training.growth.read')
  const [task, setTask] = useState<PersonTask | null>(null)
  const posts = person.posts.map((post) => post.title).join(format.comma)
  return (
    <div>
      <PageHeader
        title={person.name}
        back={{ href: paths.people(), label: t('person.list') }}
        sub={
          <span className={styles.name}>
            {posts || t('person.noPost')}
            {person.isDemo && <Chip>{t('person.demo')}</Chip>}
            {person.leftOn && (
              <Chip tone="alert">{t('person.left', { day: format.day(person.leftOn) })}</Chip>
            )}
          </span>
        }
        actions={
          <Allowed right="directory.person.edit">
            {mayGrowth && <PageLink href={paths.growth(person.id)}>{t('person.growth')}</PageLink>}
            <Actions person={person} onTask={setTask} />
          </Allowed>
        }
      />
      <div className={styles.facts}>
        <KeyValue
          items={[
            { label: t('person.field.orgId'), value: <Path path={person.path} /> },
            { label: t('person.field.staffNo'), value: person.staffNo ?? ui('none') },
            {
              label: t('person.field.phone'),
              value: (
                <RevealContact
                  key={person.lockVersion}
                  label={t('person.field.phone')}
                  masked={person.phone}
                  right="directory.person.reveal"
                  draft={`directory.person:${person.id}:phone`}
                  ask={(reason) => api.directory.revealPerson({ id: person.id, field: 'phone', reason })}
                />
              ),
            },
            {
              label: t('person.field.email'),
              value: (
                <RevealContact
                  key={person.lockVersion}
                  label={t('person.field.email')}
                  masked={person.email}
                  right="directory.person.reveal"
                  draft={`directory.person:${person.id}:email`}
                  ask={(reason) => api.directory.revealPerson({ id: person.id, field: 'email', reason })}
                />
              ),
            },
            { label: t('person.field.note'), value: person.note ?? ui('none') },
          ]}
        />
      </div>
      <Section title={t('person.posts')} note={t('person.postsNote')}>
        <TermList terms={person.appointments} onTask={setTask} />
      </Section>
      {task && <PersonDrawer person={person} task={task} today={today} onClose={() => setTask(null)} />}
    </div>
  )
}

function Path({ path }: { path: PersonDetail['path'] }) {
  return (
    <span className={styles.name}>
      {path.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && <span aria-hidden="true">/</span>}
          <PageLink href={paths.organisations({ id: one.id })}>{one.name}</PageLink>
        </Fragment>
      ))}
    </span>
  )
}

function Actions({ person, onTask }: { person: PersonDetail; onTask: (task: PersonTask) => void }) {
  const { t } = useTranslation('directory')
  const acts =
    person.leftOn === null
      ? (['give', 'edit', 'move', 'handover', 'leave'] as const)
      : (['edit', 'handover', 'rejoin'] as const)
  return acts.map((kind) => (
    <Button key={kind} onClick={() => onTask({ kind })}>
      {t(`person.act.${kind}`)}
    </Button>
  ))
}
