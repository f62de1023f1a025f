import type { LoginPort } from '#modules/access/index.ts'
import {
  chainIdsByCode,
  chainRef,
  evidenceRef,
  industryRef,
  insertEvidence,
  insertIndustries,
  insertPlacements,
  keepNodes,
  nodeIdsByCode,
  nodeRef,
  placementLinks,
  placementRef,
  putFigures,
} from '#modules/chains/index.ts'
import { enterpriseRef, insertEnterprises, organisationRef, regionRef } from '#modules/directory/index.ts'
import {
  activityRef,
  heldBy,
  holds,
  insertActivities,
  insertPosts,
  postRef,
} from '#modules/governance/index.ts'
import type { MattersPorts } from '#modules/matters/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Link } from '#platform/thread/thread.ts'
import { generateDemoCity } from './data/generate-demo-city.ts'
import type { DemoCity } from './data/types.ts'
import { loadDemoAccounts } from './load-accounts.ts'
import { loadOrganisations, loadPeople, loadRegions } from './load-directory.ts'
import { loadDuplicates } from './load-duplicates.ts'
import { loadMatters } from './load-matters.ts'
import { loaded, must } from './loaded.ts'
import { loadBiddings } from './talent/load-biddings.ts'
import { loadShortageDirectories } from './talent/load-directory.ts'
import { loadEngagements } from './talent/load-engagements.ts'
import { loadFairs } from './talent/load-fairs.ts'
import { loadInstitutes } from './talent/load-institutes.ts'
import { loadTalentNeeds } from './talent/load-needs.ts'
import { loadTalentProfiles } from './talent/load-profiles.ts'
import { loadSupply } from './talent/load-supply.ts'
import { loadClasses } from './training/load-classes.ts'
import { loadFeedback } from './training/load-feedback.ts'
import { loadHours } from './training/load-hours.ts'
import { loadIdeas } from './training/load-ideas.ts'
import { loadLibrary } from './training/load-library.ts'
import { loadNeeds } from './training/load-needs.ts'
import { loadProgramme } from './training/load-programme.ts'
import { loadSurveys } from './training/load-surveys.ts'

/** Same city every time; only its dates move with the day it is loaded. */
const demoSeed = 'shuanglian'

/** Loads the invented city into a database that has the chain templates and nothing else. */
export async function loadDemoCity(
  tx: Context,
  ports: { logins: LoginPort; chainParties: MattersPorts['chainParties'] },
): Promise<void> {
  const city = generateDemoCity(demoSeed, businessDay(tx.clock))
  await loadRegions(tx, city)
  const nodeIds = await nodeIdsByCode(tx.db)
  const enterpriseIds = await loadEnterprises(tx, city)
  const organisationIds = await loadOrganisations(tx, city, enterpriseIds)
  const personIds = await loadPeople(tx, city, organisationIds)
  await loadPlacements(tx, city, nodeIds, enterpriseIds)
  await loadEvidence(tx, city, nodeIds)
  await loadNodeOwners(tx, city, nodeIds, organisationIds)
  await loadIndustries(tx, city)
  await loadPosts(tx, city, organisationIds, personIds)
  const accounts = await loadDemoAccounts(tx, city, ports.logins, organisationIds, personIds)
  await loadMatters(tx, city, { organisationIds, enterpriseIds, personIds, accounts }, ports.chainParties)
  await loadTalentNeeds(tx, city, { enterpriseIds })
  await loadLibrary(tx, city, { organisationIds, personIds })
  await loadNeeds(tx, { organisationIds })
  await loadProgramme(tx, { organisationIds, accounts })
  await loadClasses(tx, { organisationIds, accounts })
  await loadHours(tx)
  await loadFeedback(tx, { organisationIds, accounts })
  await loadIdeas(tx, { organisationIds, accounts }, ports.chainParties)
  await loadSurveys(tx, { organisationIds }, ports.chainParties)
  await loadTalentProfiles(tx, demoSeed, { organisationIds })
  await loadEngagements(tx)
  await loadShortageDirectories(tx)
  await loadSupply(tx)
  await loadInstitutes(tx)
  await loadBiddings(tx, { accounts })
  await loadFairs(tx)
  await loadDuplicates(tx, city)
}

async function loadEnterprises(tx: Context, city: DemoCity): Promise<Map<string, string>> {
  const inputs = city.enterprises.map(({ isDemo: _isDemo, kinds, ...enterprise }) => ({
    ...enterprise,
    kinds: [...kinds],
    formerNames: [],
    address: null,
  }))
  const rows = await insertEnterprises(tx.db, inputs, tx.clock.now(), true)
  const ids = new Map(rows.map((row) => [row.uscc, row.id]))
  await recordChanges(
    tx,
    city.enterprises.map((enterprise) => {
      const ref = enterpriseRef(must(ids.get(enterprise.uscc), enterprise.uscc))
      return loaded(ref, enterprise, [
        { from: ref, relation: 'locatedIn', to: regionRef(enterprise.regionCode) },
      ])
    }),
  )
  return ids
}

async function loadPlacements(
  tx: Context,
  city: DemoCity,
  nodeIds: Map<string, string>,
  enterpriseIds: Map<string, string>,
): Promise<void> {
  const items = city.placements.map(({ uscc, nodeCode, ...values }) => ({
    ...values,
    nodeCode,
    enterpriseId: must(enterpriseIds.get(uscc), `enterprise ${uscc}`),
    nodeId: must(nodeIds.get(nodeCode), `node ${nodeCode}`),
  }))
  const ids = await insertPlacements(tx.db, items)
  await recordChanges(
    tx,
    items.map((item, index) =>
      loaded(placementRef(ids[index]!), city.placements[index], placementLinks({ ...item, id: ids[index]! })),
    ),
  )
}

async function loadEvidence(tx: Context, city: DemoCity, nodeIds: Map<string, string>): Promise<void> {
  const items = city.evidence.map((row) => ({
    ...row,
    nodeId: must(nodeIds.get(row.nodeCode), `node ${row.nodeCode}`),
  }))
  const ids = await insertEvidence(tx.db, items, tx.clock.now(), tx.actor.name)
  await recordChanges(
    tx,
    items.map((item, index) => {
      const ref = evidenceRef(ids[index]!)
      return loaded(ref, city.evidence[index], [
        { from: ref, relation: 'evidenceFor', to: nodeRef(item.nodeCode) },
      ])
    }),
  )
}

async function loadNodeOwners(
  tx: Context,
  city: DemoCity,
  nodeIds: Map<string, string>,
  organisationIds: Map<string, string>,
): Promise<void> {
  const owners = city.nodeOwners.map((owner) => ({
    nodeCode: owner.nodeCode,
    nodeId: must(nodeIds.get(owner.nodeCode), `node ${owner.nodeCode}`),
    ownerId: must(organisationIds.get(owner.orgCode), `organisation ${owner.orgCode}`),
    asOfOn: owner.asOfOn,
  }))
  await keepNodes(tx.db, owners)
  await recordChanges(
    tx,
    owners.map((owner, index) =>
      loaded(nodeRef(owner.nodeCode), city.nodeOwners[index], [
        { from: nodeRef(owner.nodeCode), relation: 'ownedBy', to: organisationRef(owner.ownerId) },
      ]),
    ),
  )
}

async function loadIndustries(tx: Context, city: DemoCity): Promise<void> {
  const ids = await insertIndustries(
    tx.db,
    city.industries.map((industry, index) => ({
      code: industry.code,
      name: industry.name,
      aliases: [...industry.aliases],
      chainCodes: [...industry.chainCodes],
      position: index + 1,
    })),
  )
  await putFigures(
    tx.db,
    city.outputSeries.map((figure) => ({
      industryId: must(ids.get(figure.industryCode), `industry ${figure.industryCode}`),
      month: figure.month,
      status: figure.status,
      // 亿元 with two decimals are whole 百万元: exact in yuan.
      amountYuan: String(Math.round(figure.value * 100) * 1_000_000),
      source: figure.note === null ? figure.source : `${figure.source}（${figure.note}）`,
    })),
    tx.clock.now(),
  )
  await recordChanges(
    tx,
    city.industries.map((industry) => {
      const ref = industryRef(industry.code)
      const figures = city.outputSeries.filter((figure) => figure.industryCode === industry.code).length
      const mapped = industry.chainCodes.map(
        (code): Link => ({ from: ref, relation: 'mapsTo', to: chainRef(code) }),
      )
      return loaded(ref, { ...industry, figures }, mapped)
    }),
  )
}

async function loadPosts(
  tx: Context,
  city: DemoCity,
  organisationIds: Map<string, string>,
  personIds: Map<string, string>,
): Promise<void> {
  const chainIds = await chainIdsByCode(tx.db)
  const items = city.posts.map(({ chainCode, orgCode, ...post }) => ({
    ...post,
    chainCode,
    personId: personIds.get(post.holderName) ?? null,
    chainId: chainCode === null ? null : must(chainIds.get(chainCode), `chain ${chainCode}`),
    orgId: orgCode === null ? null : must(organisationIds.get(orgCode), `organisation ${orgCode}`),
  }))
  const ids = await insertPosts(tx.db, items)
  await recordChanges(
    tx,
    items.map((item, index) =>
      loaded(postRef(ids[index]!), city.posts[index], [
        holds({ id: ids[index]!, chainCode: item.chainCode }),
        ...heldBy({ id: ids[index]!, personId: item.personId }),
      ]),
    ),
  )
  await loadActivities(tx, city, ids)
}

async function loadActivities(tx: Context, city: DemoCity, postIds: string[]): Promise<void> {
  const items = city.activities.map(({ postIndex, ...activity }) => ({
    ...activity,
    note: null,
    postId: must(postIds[postIndex], `post ${postIndex}`),
  }))
  const ids = await insertActivities(tx.db, items, tx.clock.now(), tx.actor.name)
  await recordChanges(
    tx,
    items.map((item, index) => {
      const ref = activityRef(ids[index]!)
      return loaded(ref, city.activities[index], [
        { from: ref, relation: 'activityOf', to: postRef(item.postId) },
      ])
    }),
  )
}
