import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AcceptedFacts } from '#modules/documents/web/accepted-facts.tsx'
import { systemQuery } from '#web/system-query.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import type { CardRole, ChainCard } from '../contract.ts'
import { BodyPanel } from './body-panel.tsx'
import { CardDrawer, type CardTask } from './card-drawer.tsx'
import { ChainStanding } from './chain-standing.tsx'
import { FormerHolders } from './former-holders.tsx'
import styles from './governance.module.css'
import { PostTable } from './post-table.tsx'
import { governanceQueries } from './queries.ts'
import { modelRoles, peopleRoles, roleOf } from './roles.ts'

/**
 * The chain card: who answers for a chain, the four bodies of the model, the Party committee, where the
 * chain stands, accepted facts, and former holders.
 */
export function ChainCardView({ chainCode }: { chainCode: string }) {
  const card = useQuery(governanceQueries.card(chainCode))
  return (
    <QueryView query={card} rows={10}>
      {(data) => <Card card={data} />}
    </QueryView>
  )
}

function Card({ card }: { card: ChainCard }) {
  const { t } = useTranslation('governance')
  const system = useQuery(systemQuery())
  const today = system.data?.today ?? null
  const [task, setTask] = useState<CardTask | null>(null)
  const role = (name: CardRole['role']) => roleOf(card, name)
  return (
    <div>
      <div className={styles.cardState}>
        <span className={card.vacancies > 0 ? styles.headVacant : styles.small}>
          {card.vacancies > 0 ? t('card.vacancies', { count: card.vacancies }) : t('card.complete')}
        </span>
        {system.data?.demo && <span className={styles.small}>{t('demoNote')}</span>}
      </div>
      <Section title={t('card.people')} note={t('card.peopleNote')}>
        <PostTable roles={peopleRoles.map(role)} today={today} onTask={setTask} />
      </Section>
      <Section title={t('model')} note={t('card.modelNote')}>
        <div className={styles.bodies}>
          {modelRoles.map((name) => (
            <BodyPanel
              key={name}
              title={t(`body.${name}`)}
              role={role(name)}
              today={today}
              onTask={setTask}
            />
          ))}
        </div>
      </Section>
      <Section title={t('card.party')}>
        <div className={styles.bodies}>
          <BodyPanel role={role('chainPartyCommittee')} today={today} onTask={setTask} />
        </div>
      </Section>
      <Section title={t('card.standing')}>
        <ChainStanding chainCode={card.chainCode} />
      </Section>
      <Section title={t('card.facts')} note={t('card.factsNote')}>
        <AcceptedFacts kind="chains.chain" id={card.chainCode} />
      </Section>
      <Section title={t('card.former')}>
        <FormerHolders roles={card.roles} />
      </Section>
      {task && <CardDrawer card={card} task={task} today={today} onClose={() => setTask(null)} />}
    </div>
  )
}
