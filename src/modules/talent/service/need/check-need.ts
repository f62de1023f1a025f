import { findChainByCode, placedNode } from '#modules/chains/index.ts'
import { belongingOfEnterprise, findRegionName, getEnterprise } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import type { NeedInput } from '../../contract/need.ts'
import { faultOfNeed, tierOfUrgency } from '../../contract/need-rules.ts'
import { unknownMajors } from '../../queries/major.ts'
import type { NeedRecord } from '../../queries/need.ts'
import type { NeedParts, NeedValues } from '../../queries/need-writes.ts'
import { skillsById } from '../../queries/skill.ts'

/** What a need would be stored as, and what it would belong to. */
export interface CheckedNeed {
  values: NeedValues
  parts: NeedParts
  belonging: Belonging
}

/** Who said so, where nobody wrote a source. */
export const usualSource = '企业填报'

/**
 * Checks what a need says and names.
 *
 * @param before as it stands, null for a new one: a skill it has may have been retired since.
 * @throws AppError `badInput` for the first field that is wrong.
 */
export async function checkNeed(
  tx: Context,
  input: Omit<NeedInput, 'problemIds' | 'gaps'>,
  before: NeedRecord | null,
): Promise<CheckedNeed> {
  const fault = faultOfNeed(input)
  if (fault !== null) throw badField(fault.field, fault.reason, `${fault.field} does not fit the need`)
  const enterprise = await enterpriseNamed(tx, input.enterpriseId)
  const chain = await findChainByCode(tx.db, input.chainCode)
  if (chain === null)
    throw badField('chainCode', 'chains.chain.unknown', `there is no chain ${input.chainCode}`)
  const nodeId = input.nodeCode === null ? null : await nodeWithin(tx, input.chainCode, input.nodeCode)
  for (const code of input.regionCodes)
    if ((await findRegionName(tx.db, code)) === null)
      throw badField('regionCodes', 'directory.region.unknown', `there is no region ${code}`, { code })
  const majors = await unknownMajors(tx.db, input.majorCodes)
  if (majors.length > 0)
    throw badField('majorCodes', 'talent.major.unknown', 'there is no such major', { codes: majors })
  await requireSkills(tx, 'requiredSkillIds', input.requiredSkillIds, before)
  await requireSkills(tx, 'wishedSkillIds', input.wishedSkillIds, before)
  const { chainCode: _chain, nodeCode: _node, ...rest } = input
  const { majorCodes, requiredSkillIds, wishedSkillIds, regionCodes, ...values } = rest
  return {
    values: {
      ...values,
      enterpriseId: enterprise.id,
      chainId: chain.id,
      nodeId,
      tier: input.tier ?? tierOfUrgency(input.urgency),
      experienceYears: input.experienceYears ?? 0,
      source: input.source ?? usualSource,
      asOfOn: input.asOfOn ?? businessDay(tx.clock),
    },
    parts: { majorCodes, requiredSkillIds, wishedSkillIds, regionCodes },
    belonging: {
      ...(await belongingOfEnterprise(tx, enterprise)),
      chainCodes: [input.chainCode],
    },
  }
}

/** An enterprise in sight; one that is out of reach answers as one that does not exist. */
async function enterpriseNamed(tx: Context, id: string) {
  try {
    return await getEnterprise(tx, id)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw badField('enterpriseId', 'directory.enterprise.unknown', `there is no enterprise ${id}`)
  }
}

/** The id of a node of the published template. @throws AppError `badInput` `talent.need.nodeOutside`. */
async function nodeWithin(tx: Context, chainCode: string, nodeCode: string): Promise<string> {
  try {
    return (await placedNode(tx, chainCode, nodeCode)).id
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw badField('nodeCode', 'talent.need.nodeOutside', `${nodeCode} is no node of ${chainCode}`, {
      node: nodeCode,
    })
  }
}

async function requireSkills(
  tx: Context,
  field: 'requiredSkillIds' | 'wishedSkillIds',
  ids: readonly string[],
  before: NeedRecord | null,
): Promise<void> {
  const known = new Map((await skillsById(tx.db, ids)).map((one) => [one.id, one]))
  const kept = new Set([...(before?.requiredSkillIds ?? []), ...(before?.wishedSkillIds ?? [])])
  const unknown = ids.filter((id) => known.get(id)?.retired !== false && !kept.has(id))
  if (unknown.length > 0)
    throw badField(field, 'talent.skill.unknown', 'there is no such skill in use', { ids: unknown })
}
