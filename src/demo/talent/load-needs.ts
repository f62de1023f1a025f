import { chainIdsByCode, nodeIdsByCode } from '#modules/chains/index.ts'
import { openProblems } from '#modules/matters/index.ts'
import { insertNeeds, type NewNeedRow, needLinks, needRef, skillEntries } from '#modules/talent/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { type DemoTalentNeed, inventTalentNeeds } from '../data/talent-needs.ts'
import { type DemoCity, demoSource } from '../data/types.ts'
import { loaded, must } from '../loaded.ts'

/** Urgency to tier, as the form proposes it. */
const tiers = [4, 4, 4, 3, 2, 1] as const

/** What enterprises of the demo city need, in a few statements for all of them. */
export async function loadTalentNeeds(
  tx: Context,
  city: DemoCity,
  cast: { enterpriseIds: ReadonlyMap<string, string> },
): Promise<void> {
  const needs = inventTalentNeeds(city)
  const chainIds = await chainIdsByCode(tx.db)
  const nodeIds = await nodeIdsByCode(tx.db)
  const skillIds = new Map((await skillEntries(tx)).map(({ title, value }) => [title, value]))
  // A technical need answers the first open problem of its node.
  const problems = new Map((await openProblems(tx)).map((one) => [one.nodeCode, one.id]))
  const rows = needs.map((need, index) =>
    rowOf(tx, need, index, {
      enterpriseId: must(cast.enterpriseIds.get(need.uscc), `enterprise ${need.uscc}`),
      chainId: must(chainIds.get(need.chainCode), `chain ${need.chainCode}`),
      nodeId: must(nodeIds.get(need.nodeCode), `node ${need.nodeCode}`),
      skill: (name) => must(skillIds.get(name), `skill ${name}`),
      problemId: problems.get(need.nodeCode) ?? null,
    }),
  )
  const ids = await insertNeeds(tx.db, rows)
  await recordChanges(
    tx,
    rows.map(({ values, parts }, index) => {
      const { chainCode, nodeCode } = needs[index]!
      const need = { ...parts, id: ids[index]!, enterpriseId: values.enterpriseId, chainCode, nodeCode }
      const skills = {
        requiredSkillIds: [...parts.requiredSkillIds],
        wishedSkillIds: [...parts.wishedSkillIds],
      }
      return loaded(
        needRef(need.id),
        needs[index],
        needLinks({ ...need, ...skills }, { problemIds: parts.problemIds, gaps: [] }),
      )
    }),
  )
}

function rowOf(
  tx: Context,
  need: DemoTalentNeed,
  index: number,
  ids: {
    enterpriseId: string
    chainId: string
    nodeId: string
    skill: (name: string) => string
    problemId: string | null
  },
): NewNeedRow {
  const { pattern, technical } = need
  return {
    values: {
      kind: need.kind,
      title: need.title,
      enterpriseId: ids.enterpriseId,
      chainId: ids.chainId,
      nodeId: ids.nodeId,
      headcount: need.headcount,
      urgency: need.urgency,
      tier: tiers[need.urgency]!,
      postKind: pattern.kind,
      talentGroup: pattern.group,
      education: pattern.education,
      degree: null,
      experienceYears: pattern.years,
      titleLevel: null,
      salaryFrom: pattern.pay?.[0] ?? null,
      salaryTo: pattern.pay?.[1] ?? null,
      modes: [...need.modes],
      must: [...need.must],
      duties: technical === null ? null : `围绕“${need.title}”开展联合攻关，需要能到现场的团队。`,
      benefits: technical === null && pattern.group !== 'skilled' ? '五险一金，人才公寓，安家补助' : null,
      deadlineOn: need.deadlineOn,
      targetIndicators: technical?.target ?? null,
      budget: technical === null ? null : String(technical.budget),
      termMonths: technical?.months ?? null,
      propertyRule: technical === null ? null : '成果双方共有，企业优先实施',
      contactName: index % 2 === 0 ? '人力资源部' : '总经理办公室',
      // Numbers of a range that is given to nobody.
      contactPhone: `1900001${String(1000 + index)}`,
      contactEmail: `need${index + 1}@demo.invalid`,
      source: demoSource,
      asOfOn: need.enteredOn,
    },
    parts: {
      majorCodes: pattern.majors,
      requiredSkillIds: pattern.required.map(ids.skill),
      wishedSkillIds: pattern.wished.map(ids.skill),
      regionCodes: [need.regionCode],
      problemIds: ids.problemId !== null && (technical !== null || index % 4 === 0) ? [ids.problemId] : [],
      gaps: [],
    },
    state: need.state,
    closedReason:
      need.state === 'open'
        ? null
        : { filled: '已全部到岗', closed: '产线调整，不再招聘', paused: '待新产线投产后继续' }[need.state],
    createdBy: { id: tx.actor.id, name: tx.actor.name, orgId: tx.actor.orgId },
    isDemo: true,
    at: new Date(`${need.enteredOn}T02:00:00Z`),
  }
}
