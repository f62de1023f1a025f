import { useTranslation } from 'react-i18next'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import type { CardRole, ChainCard } from '../contract.ts'
import { postRoles } from '../contract.ts'
import styles from './governance.module.css'
import { Holder } from './holder.tsx'
import { roleOf } from './roles.ts'
import { VacancyMark } from './vacancy.tsx'

/** Roles in rows, chains in columns. The head chief, who answers for all, stands once across. */
export function CardsLedger({ cards, today }: { cards: ChainCard[]; today: string | null }) {
  const { t } = useTranslation('governance')
  const first = cards[0]
  const cardHref = (card: ChainCard) => paths.chain(card.chainCode, { tab: 'card' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls sideways must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={t('list.ledger')}>
      <table className={styles.ledger}>
        <thead className={styles.ledgerHead}>
          <tr>
            <th scope="col">{t('list.role')}</th>
            {cards.map((card) => (
              <th key={card.chainCode} scope="col">
                <PageLink href={cardHref(card)}>{card.chainName}</PageLink>
                <div className={card.vacancies > 0 ? styles.headVacant : styles.small}>
                  {card.vacancies > 0 ? t('list.vacancies', { count: card.vacancies }) : t('list.complete')}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {postRoles.map((role) => (
            <tr key={role}>
              <th scope="row">{t(`role.${role}`)}</th>
              {role === 'headChainChief'
                ? first && (
                    <td colSpan={cards.length} className={styles.across}>
                      <RoleCell role={roleOf(first, role)} today={today} />
                    </td>
                  )
                : cards.map((card) => (
                    <LedgerCell key={card.chainCode} href={cardHref(card)}>
                      <RoleCell role={roleOf(card, role)} today={today} />
                    </LedgerCell>
                  ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A click anywhere opens the card; by keyboard the column's heading does. */
function LedgerCell({ href, children }: { href: string; children: React.ReactNode }) {
  const go = useGo()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the heading of the column is the link for the keyboard
    <td className={styles.cell} onClick={() => go(href)}>
      {children}
    </td>
  )
}

function RoleCell({ role, today }: { role: CardRole; today: string | null }) {
  const { t } = useTranslation('governance')
  if (role.vacant) return <VacancyMark since={role.vacantSince} today={today} />
  if (role.current.length === 0) return <span className={styles.small}>{t('optionalNone')}</span>
  return role.current.map((post) => <Holder key={post.id} post={post} />)
}
