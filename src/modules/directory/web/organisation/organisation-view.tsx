import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { Trail } from '#web/app/thread/trail.tsx'
import { KeyValue, type KeyValueItem } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import { directoryQueries } from '../queries.ts'
import { FormerHolders } from './former-holders.tsx'
import type { OrganisationTask } from './organisation-drawer.tsx'
import styles from './organisations.module.css'

type OnTask = (task: OrganisationTask) => void

/** One organisation: its facts, its people today, what is below it, who went before, and its thread. */
export function OrganisationView({ id, onTask }: { id: string; onTask: OnTask }) {
  const organisation = useQuery(directoryQueries.organisation(id))
  return (
    <QueryView query={organisation} rows={10}>
      {(data) => <View organisation={data} onTask={onTask} />}
    </QueryView>
  )
}

function View({ organisation, onTask }: { organisation: OrganisationDetail; onTask: OnTask }) {
  const { t } = useTranslation('directory')
  const { t: app } = useTranslation('app')
  const format = useFormat()
  const phone = usePhone()
  const { validTo, path } = organisation
  return (
    <article>
      <PageHeader
        title={organisation.name}
        within={!phone}
        back={phone ? { href: paths.organisations(), label: t('organisation.treeTitle') } : undefined}
        sub={
          <>
            {path.length > 0 && <Path path={path} />}
            <Chip>{t(`organisation.kind.${organisation.kind}`)}</Chip>{' '}
            {organisation.deptKind && (
              <Chip tone="accent">{t(`organisation.deptKind.${organisation.deptKind}`)}</Chip>
            )}{' '}
            {validTo && <Chip tone="alert">{t('organisation.closedOn', { day: format.day(validTo) })}</Chip>}
          </>
        }
        actions={<Actions organisation={organisation} onTask={onTask} />}
      />
      <Section title={t('organisation.facts')}>
        <KeyValue items={useFacts(organisation)} />
      </Section>
      <Section title={t('organisation.staff')} note={t('organisation.staffNote')}>
        <Staff organisation={organisation} />
      </Section>
      <Section title={t('organisation.children')}>
        <Children organisation={organisation} />
      </Section>
      <Section title={t('organisation.former')}>
        <FormerHolders former={organisation.former} />
      </Section>
      <Section title={app('chain.tabs.thread')}>
        <Trail kind="directory.organisation" id={organisation.id} />
      </Section>
    </article>
  )
}

function Path({ path }: { path: OrganisationDetail['path'] }) {
  return (
    <span className={styles.path}>
      {path.map((above) => (
        <Fragment key={above.id}>
          <PageLink href={paths.organisations({ id: above.id })}>{above.name}</PageLink>
          <span aria-hidden="true">/</span>
        </Fragment>
      ))}
    </span>
  )
}

function Actions({ organisation, onTask }: { organisation: OrganisationDetail; onTask: OnTask }) {
  const { t } = useTranslation('directory')
  if (organisation.validTo !== null)
    return (
      <Allowed right="directory.organisation.edit">
        <Button onClick={() => onTask({ kind: 'reopen', organisation })}>
          {t('organisation.act.reopen')}
        </Button>
      </Allowed>
    )
  return (
    <>
      <Allowed right="directory.person.edit">
        <Button onClick={() => onTask({ kind: 'person', organisation })}>
          {t('organisation.act.addPerson')}
        </Button>
      </Allowed>
      <Allowed right="directory.organisation.edit">
        {(['create', 'edit', 'move', 'close'] as const).map((kind) => (
          <Button key={kind} onClick={() => onTask({ kind, organisation })}>
            {t(`organisation.act.${kind}`)}
          </Button>
        ))}
      </Allowed>
    </>
  )
}

function useFacts(organisation: OrganisationDetail): KeyValueItem[] {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { head, below, peopleBelow, enterprise, formerNames, validFrom, shortName, note } = organisation
  const size =
    peopleBelow === null
      ? t('organisation.countBelowPlain', { organisations: below })
      : t('organisation.countBelow', { organisations: below, people: peopleBelow })
  return [
    {
      label: t('organisation.field.head'),
      value: head ? (
        <span className={styles.name}>
          <PageLink href={paths.person(head.personId)}>{head.name}</PageLink>
          <span className={styles.small}>
            {t('organisation.headSince', { title: head.title, day: format.day(head.sinceOn) })}
          </span>
        </span>
      ) : (
        t('organisation.noHead')
      ),
    },
    { label: t('organisation.field.regionCode'), value: organisation.regionName },
    ...(shortName ? [{ label: t('organisation.field.shortName'), value: shortName }] : []),
    { label: t('organisation.field.below'), value: size },
    ...(enterprise
      ? [
          {
            label: t('organisation.field.enterpriseId'),
            value: (
              <span className={styles.name}>
                <PageLink href={paths.enterprise(enterprise.id)}>{enterprise.name}</PageLink>
                <span className={styles.small}>{enterprise.uscc}</span>
              </span>
            ),
          },
        ]
      : []),
    {
      label: t('organisation.field.formerNames'),
      value:
        formerNames
          .map(({ name, untilOn }) => t('organisation.nameUntil', { name, day: format.day(untilOn) }))
          .join(format.comma) || ui('none'),
    },
    ...(validFrom ? [{ label: t('organisation.field.validFrom'), value: format.day(validFrom) }] : []),
    ...(note ? [{ label: t('organisation.field.note'), value: note }] : []),
  ]
}

function Staff({ organisation }: { organisation: OrganisationDetail }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  if (organisation.staff.length === 0)
    return organisation.people === null ? (
      <p className={styles.small}>{t('organisation.staffHidden')}</p>
    ) : (
      <EmptyState title={t('organisation.staffEmpty')} text={t('organisation.staffEmptyHelp')} />
    )
  return (
    <ul className={styles.list}>
      {organisation.staff.map((person) => (
        <li key={person.id}>
          <span className={styles.name}>
            <PageLink href={paths.person(person.id)}>{person.name}</PageLink>
            {person.isHead && <Chip tone="ok">{t('person.head')}</Chip>}
            {person.isDemo && <Chip>{t('person.demoShort')}</Chip>}
          </span>
          <span>{person.titles.join(format.comma) || t('organisation.noPost')}</span>
        </li>
      ))}
    </ul>
  )
}

function Children({ organisation }: { organisation: OrganisationDetail }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  if (organisation.children.length === 0)
    return <p className={styles.small}>{t('organisation.childrenEmpty')}</p>
  return (
    <ul className={styles.list}>
      {organisation.children.map((child) => (
        <li key={child.id}>
          <span className={styles.name}>
            <PageLink href={paths.organisations({ id: child.id })}>{child.name}</PageLink>
            <span className={styles.small}>{t(`organisation.kind.${child.kind}`)}</span>
            {child.validTo && (
              <span className={styles.small}>
                {t('organisation.closedOn', { day: format.day(child.validTo) })}
              </span>
            )}
          </span>
          {child.peopleBelow !== null && (
            <span className={styles.small}>{t('organisation.count', { people: child.peopleBelow })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
