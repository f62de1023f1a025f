import { foldWord } from '#core/text/fold-word.ts'
import { aboutChains, chainIdsOf } from '#modules/chains/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Skill, SkillDetail, SkillFilter, SkillInput } from '../../contract/skill.ts'
import * as queries from '../../queries/skill.ts'
import { skillRef, skillsRef } from '../../refs.ts'
import { circleAt } from '../../rules/skill-tree.ts'

const read = 'talent.skill.read'
const edit = 'talent.skill.edit'

/** Skills that fit a filter. */
export async function listSkills(ctx: Context, filter: SkillFilter): Promise<ListPage<Skill>> {
  requireRight(ctx, read)
  return queries.listSkills(ctx.db, filter)
}

/** All skills in use, for choice. */
export async function listSkillNames(
  ctx: Context,
): Promise<{ id: string; name: string; synonyms: string[] }[]> {
  requireRight(ctx, read)
  const names = await queries.skillNames(ctx.db)
  return names.filter(({ retired }) => !retired).map(({ id, name, synonyms }) => ({ id, name, synonyms }))
}

/** One skill with what is narrower. @throws AppError `talent.skill.unknown`. */
export async function getSkill(ctx: Context, id: string): Promise<SkillDetail> {
  requireRight(ctx, read)
  const skill = await queries.findSkill(ctx.db, id)
  if (skill === null) throw unknownSkill(id)
  return { ...skill, narrower: await queries.narrowerSkills(ctx.db, id) }
}

/** @throws AppError for a word that means another skill, an unknown broader skill or chain. */
export async function addSkill(ctx: Context, input: SkillInput): Promise<SkillDetail> {
  return getSkill(ctx, await inTransaction(ctx, (tx) => enterSkill(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterSkill(
  tx: Context,
  { id: given, ...input }: SkillInput & { id?: string },
  more: Link[] = [],
): Promise<string> {
  requireRight(tx, edit)
  await queries.lockTaxonomy(tx.db)
  await requireFreeWords(tx, null, input)
  const id = await queries.insertSkill(
    tx.db,
    given === undefined ? input : { ...input, id: given },
    tx.clock.now(),
  )
  await putParts(tx, id, input)
  await recordChanges(tx, [skillChanged('talent.skill.add', null, await heldSkill(tx, id), more)])
  return id
}

/** Changes or retires a skill. @throws AppError `conflict` when somebody changed it meanwhile, or for a circle. */
export async function updateSkill(
  ctx: Context,
  { id, lockVersion, ...input }: SkillInput & { id: string; lockVersion: number },
): Promise<SkillDetail> {
  requireRight(ctx, edit)
  await inTransaction(ctx, async (tx) => {
    const before = await heldSkill(tx, id)
    requireVersion(before, lockVersion)
    await saveSkill(tx, before, input, 'talent.skill.update')
  })
  return getSkill(ctx, id)
}

/** Makes a held skill what it should be. */
export async function saveSkill(
  tx: Context,
  before: Skill,
  input: SkillInput,
  action: string,
  more: Link[] = [],
): Promise<void> {
  await queries.lockTaxonomy(tx.db)
  await requireFreeWords(tx, before.id, input)
  await queries.updateSkillRow(tx.db, before.id, input, tx.clock.now())
  await putParts(tx, before.id, input)
  for (const relation of ['about', 'narrowerThan']) await unlink(tx, skillRef(before.id), relation)
  await recordChanges(tx, [skillChanged(action, before, await heldSkill(tx, before.id), more)])
}

/** A skill held against other writers. @throws AppError `notFound` `talent.skill.unknown`. */
export async function heldSkill(tx: Context, id: string): Promise<Skill> {
  const skill = await queries.lockSkill(tx.db, id)
  if (skill === null) throw unknownSkill(id)
  return skill
}

const unknownSkill = (id: string): AppError =>
  new AppError('notFound', 'talent.skill.unknown', `there is no skill ${id}`, { id })

/** A word means one skill: who enters it twice is told which skill has it. */
async function requireFreeWords(
  tx: Context,
  id: string | null,
  { name, synonyms }: Pick<SkillInput, 'name' | 'synonyms'>,
): Promise<void> {
  const taken = await queries.skillsOfWords(tx.db, [name, ...synonyms])
  for (const [field, word] of [
    ['name', name] as const,
    ...synonyms.map((one) => ['synonyms', one] as const),
  ]) {
    const other = taken.get(foldWord(word))
    if (other === undefined || other.id === id) continue
    throw new AppError('conflict', 'talent.skill.wordTaken', `${word} means ${other.name} already`, {
      field,
      word,
      skill: other.name,
    })
  }
}

async function putParts(tx: Context, id: string, input: SkillInput): Promise<void> {
  const names = new Map((await queries.skillNames(tx.db)).map((one) => [one.id, one.name]))
  const unknown = input.parentIds.filter((parent) => !names.has(parent))
  if (unknown.length > 0)
    throw new AppError('badInput', 'talent.skill.unknown', `there is no skill ${unknown.join(', ')}`, {
      field: 'parentIds',
      ids: unknown,
    })
  const circle = circleAt(id, new Map([...(await queries.broaderSkills(tx.db)), [id, input.parentIds]]))
  if (circle !== null)
    throw new AppError('badInput', 'talent.skill.circle', 'a skill cannot stand above itself', {
      field: 'parentIds',
      way: circle.map((one) => names.get(one) ?? one).join(' → '),
    })
  const chainIds = await chainIdsOf(tx, input.chainCodes)
  await queries.putSkillParts(tx.db, id, { ...input, chainIds })
}

/** What of a skill changed, for the audit, with its thread. */
export function skillChanged(action: string, before: Skill | null, after: Skill, more: Link[] = []): Change {
  const from = skillRef(after.id)
  return {
    action,
    object: from,
    before: before && entered(before),
    after: entered(after),
    links: [
      { from, relation: 'partOf', to: skillsRef },
      ...after.parentIds.map((id): Link => ({ from, relation: 'narrowerThan', to: skillRef(id) })),
      ...aboutChains(from, after.chainCodes),
      ...more,
    ],
  }
}

/** What people enter of a skill. */
const entered = ({ lockVersion: _version, updatedAt: _at, ...rest }: Skill) => rest
