import { z } from 'zod'
import { reference } from '#platform/tabular/description/column.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** Where a problem and a task belong, in the tables to bring. */
export const matterColumns = {
  chainCode: reference({
    title: { zh: '产业链', en: 'Chain' },
    aliases: ['所属产业链', '产业链名称', '链条'],
    required: true,
    dictionary: 'chains.chain',
    named: 'chainName',
    schema: code,
    width: 16,
    example: '光伏',
  }),
  nodeCode: reference({
    title: { zh: '环节', en: 'Node' },
    aliases: ['环节名称', '产业链环节', '所在环节', '节点'],
    required: false,
    dictionary: 'chains.node',
    named: 'nodeName',
    schema: code,
    width: 18,
    example: '光伏玻璃',
  }),
  regionCode: reference({
    title: { zh: '所在地', en: 'Region' },
    aliases: ['县区', '属地', '所属县区', '所在区划'],
    required: false,
    dictionary: 'directory.region',
    named: 'regionName',
    schema: z.string().regex(/^\d{6}$/),
    width: 12,
  }),
}
