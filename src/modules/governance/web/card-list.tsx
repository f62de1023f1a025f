import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { ChainCard } from '../contract.ts'
import styles from './governance.module.css'
import { Holder } from './holder.tsx'
import { roleOf } from './roles.ts'
import { VacancyMark } from './vacancy.tsx'

const shownOnPhone = ['chainChief', 'deputyChainChief', 'leadOrg'] as const

/** The cards one below the other, for a phone: chiefs, lead unit and whatever is vacant. */
export function CardList({ cards, today }: { cards: ChainCard[]; today: string | null }) {
  const { t } = useTranslation('governance')
  const head = cards[0] && roleOf(cards[0], 'headChainChief')
  return (
    <ul className={styles.cardList}>
      {head && (
        <li>
          <h3>{t('role.headChainChief')}</h3>
          {head.vacant ? (
            <VacancyMark since={head.vacantSince} today={today} />
          ) : (
            head.current.map((post) => <Holder key={post.id} post={post} />)
          )}
        </li>
      )}
      {cards.map((card) => {
        const roles = card.roles.filter(
          (role) =>
            role.role !== 'headChainChief' &&
            (role.vacant || (role.current.length > 0 && shownOnPhone.some((shown) => shown === role.role))),
        )
        return (
          <li key={card.chainCode}>
            <h3 className={styles.cardListHead}>
              <PageLink href={paths.chain(card.chainCode, { tab: 'card' })}>{card.chainName}</PageLink>
              <span className={card.vacancies > 0 ? styles.headVacant : styles.small}>
                {card.vacancies > 0 ? t('list.vacancies', { count: card.vacancies }) : t('list.complete')}
              </span>
            </h3>
            <dl>
              {roles.map((role) => (
                <div key={role.role}>
                  <dt>{t(`role.${role.role}`)}</dt>
                  <dd>
                    {role.vacant ? (
                      <VacancyMark since={role.vacantSince} today={today} />
                    ) : (
                      role.current.map((post) => <Holder key={post.id} post={post} />)
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
