import { z } from 'zod'
import { calendarDay, choice, reference, text } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/** The roles of a chain card, in the order the card shows them. */
export const postRoles = [
  'headChainChief',
  'chainChief',
  'deputyChainChief',
  'chainOffice',
  'leadOrg',
  'taskForce',
  'leadershipTeam',
  'chainFund',
  'association',
  'rdPlatform',
  'chainPartyCommittee',
] as const
export type PostRole = (typeof postRoles)[number]

const roleWords: Record<PostRole, { zh: string; en: string; aliases?: readonly string[] }> = {
  headChainChief: { zh: '总链长', en: 'Head chief', aliases: ['市总链长'] },
  chainChief: { zh: '链长', en: 'Chain chief', aliases: ['市级链长', '产业链链长'] },
  deputyChainChief: { zh: '副链长', en: 'Deputy chief', aliases: ['市级副链长'] },
  chainOffice: { zh: '链长办公室', en: "Chief's office", aliases: ['链长办', '链办', '链长制办公室'] },
  leadOrg: { zh: '牵头单位', en: 'Lead unit', aliases: ['牵头部门', '责任单位'] },
  taskForce: { zh: '工作专班', en: 'Task force', aliases: ['专班', '工作组'] },
  leadershipTeam: { zh: '领导班子', en: 'Leadership team', aliases: ['一套班子', '班子'] },
  chainFund: { zh: '产业基金', en: 'Fund', aliases: ['一只基金', '一支基金', '基金'] },
  association: { zh: '行业协会', en: 'Association', aliases: ['一个协会', '协会', '商会'] },
  rdPlatform: { zh: '研发平台', en: 'R&D platform', aliases: ['一个研发平台', '平台'] },
  chainPartyCommittee: { zh: '产业链党委', en: 'Party committee', aliases: ['链党委', '党委'] },
}

/**
 * The roster of the chain-chief system: who holds which role of which chain. A row means the holder of its name in that
 * role since that day; another day or another name is another term.
 */
export const postTable = describeTable({
  object: 'governance.post',
  title: { zh: '链长制一览表', en: 'Roster of chain chiefs' },
  key: ['chainCode', 'role', 'holderName', 'sinceOn'],
  columns: {
    chainCode: reference({
      title: { zh: '产业链', en: 'Chain' },
      aliases: ['产业链名称', '链条', '所属产业链'],
      note: {
        zh: '总链长面向全部产业链，此栏留空；其他职责须填写。',
        en: 'Empty for the head chief, who answers for all chains; every other role names one.',
      },
      required: false,
      dictionary: 'chains.chain',
      named: 'chainName',
      schema: z.string(),
      width: 18,
    }),
    role: choice({
      title: { zh: '职责', en: 'Role' },
      aliases: ['角色', '链上职务', '岗位', '类别'],
      required: true,
      choices: postRoles.map((value) => {
        const { zh, en, aliases = [] } = roleWords[value]
        return { value, title: { zh, en }, aliases }
      }),
      width: 14,
      example: '总链长',
    }),
    holderName: text({
      title: { zh: '姓名或名称', en: 'Holder' },
      aliases: ['姓名', '名称', '负责人', '任职人员', '单位或人员'],
      note: {
        zh: '人员写姓名，机构、基金、协会等写名称。同一产业链、同一职责、同一姓名、同一起始日期的，视为同一任职。',
        en: 'A person or a body. The same name in the same role of the same chain since the same day is one term.',
      },
      required: true,
      min: 2,
      max: 100,
      width: 18,
      personal: true,
      example: '示例甲',
    }),
    holderTitle: text({
      title: { zh: '职务', en: 'Title' },
      aliases: ['现任职务', '行政职务', '党政职务'],
      required: false,
      max: 100,
      width: 24,
      example: '市长',
    }),
    personId: reference({
      title: { zh: '名册人员', en: 'Person of the directory' },
      aliases: ['人员名册', '对应人员'],
      note: {
        zh: '人员名册中的在职人员，填写后链接到其人员页；机构、基金等不填。同名的，按列表写明单位职务。',
        en: 'In service, of the directory; links the term to the page of the person. Empty for bodies.',
      },
      required: false,
      dictionary: 'directory.person',
      named: 'personName',
      schema: z.uuid(),
      width: 28,
      personal: true,
    }),
    orgId: reference({
      title: { zh: '单位', en: 'Unit' },
      aliases: ['所在单位', '工作单位', '机构', '所在机构'],
      note: { zh: '须已在机构目录中。', en: 'One of the directory.' },
      required: false,
      dictionary: 'directory.organisation',
      named: 'orgName',
      schema: z.uuid(),
      width: 26,
    }),
    sinceOn: calendarDay({
      title: { zh: '起始日期', en: 'Since' },
      aliases: ['任职日期', '任职时间', '起始时间', '开始日期'],
      required: true,
      width: 12,
      example: '2023-01-10',
    }),
    untilOn: calendarDay({
      title: { zh: '截止日期', en: 'Until' },
      aliases: ['截止时间', '结束日期', '免职日期', '离任日期'],
      note: { zh: '现任的留空。', en: 'Empty for a present holder.' },
      required: false,
      width: 12,
    }),
    source: text({
      title: { zh: '来源', en: 'Source' },
      aliases: ['依据', '任职依据', '任职文号', '文号', '数据来源'],
      required: true,
      min: 2,
      max: 200,
      width: 26,
      example: '链长制工作方案',
    }),
    note: text({
      title: { zh: '备注', en: 'Note' },
      aliases: ['说明'],
      required: false,
      max: 500,
      width: 24,
    }),
  },
})
