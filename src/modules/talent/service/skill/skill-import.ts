import { foldWord } from '#core/text/fold-word.ts'
import { chainEntries } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { type Skill, skillInput } from '../../contract/skill.ts'
import { skillTable } from '../../contract/skill-table.ts'
import * as queries from '../../queries/skill.ts'
import { skillRef } from '../../refs.ts'
import { enterSkill, heldSkill, saveSkill, skillChanged } from './skills.ts'

const edit = 'talent.skill.edit'

/** How skills come in as a table. */
export const skillImport = rowByRow({
  table: skillTable,
  permission: edit,
  pages: { list: '/talent/skills', one: (id) => `/talent/skills?id=${id}` },
  faultWords: {
    'talent.skill.wordTaken': {
      zh: '名称或同义词已属于另一项技能',
      en: 'its name or a synonym means another skill already',
    },
    'talent.skill.circle': {
      zh: '上位技能绕回到自己',
      en: 'its broader skills lead back to itself',
    },
    'talent.skill.unknown': { zh: '上位技能不在词表中', en: 'a broader skill is not in the list' },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
  },
  object: skillRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'talent.skill': await skillEntries(ctx),
  }),
  async find(ctx, rows) {
    const known = await queries.skillsOfWords(
      ctx.db,
      rows.map(({ name }) => String(name)),
    )
    return rows.map(({ name }) => known.get(foldWord(String(name)))?.id ?? null)
  },
  async current(ctx, ids) {
    return new Map((await queries.skillsById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    await enterSkill(tx, { ...skillInput.parse(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit)
    const action = isRevert ? 'talent.skill.importReverted' : 'talent.skill.update'
    await saveSkill(tx, await heldSkill(tx, id), skillInput.parse(entered), action, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit)
    const before = await heldSkill(tx, id)
    await refuseInUse(skillRef(id), () => queries.deleteSkill(tx.db, id))
    const change = skillChanged('talent.skill.importReverted', before, before)
    await recordChanges(tx, [{ ...change, after: null, reason }])
  },
})

/** Skills as entries of a dictionary: each is known by its name and by every synonym. */
export async function skillEntries(ctx: Pick<Context, 'db'>) {
  return (await queries.skillNames(ctx.db)).map(({ id, name, synonyms }) => ({
    value: id,
    title: name,
    aliases: synonyms,
  }))
}

const toEntered = (skill: Skill): Entered =>
  Object.fromEntries(Object.keys(skillTable.columns).map((key) => [key, skill[key as keyof Skill]]))
