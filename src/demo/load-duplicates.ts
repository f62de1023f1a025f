import { usccCheckDigit } from '#core/text/uscc.ts'
import { enterpriseRef, insertEnterprises, regionRef, searchRegister } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { type DemoCity, type DemoEnterprise, demoSource } from './data/types.ts'
import { loaded, must } from './loaded.ts'

/** So many enterprises stand twice in the register, as lists of several offices make it. */
const twins = 4

/** Names that begin with a place of two characters and end in the plain form. */
const plainName = /^(安徽|滁州|天长|明光|来安|全椒|定远|凤阳)(.+?)(?<!股份)有限公司（演示）$/u

/** How an office wrote the name: with the form in full, with the place in brackets. */
const rewritten = [
  (name: string) => name.replace(plainName, '$1$2有限责任公司（演示）'),
  (name: string) => name.replace(plainName, '$2（$1）有限公司（演示）'),
]

/**
 * Enters some firms a second time, each under another name of the same meaning and another code, and finds the pairs, so
 * that the queue of duplicates has something to show.
 */
export async function loadDuplicates(tx: Context, city: DemoCity): Promise<void> {
  const originals = city.enterprises.filter(({ name }) => plainName.test(name)).slice(0, twins)
  const inputs = originals.map((one, at) => ({
    ...twinOf(one, must(rewritten[at % rewritten.length], 'a way to write')),
  }))
  const rows = await insertEnterprises(tx.db, inputs, tx.clock.now(), true)
  await recordChanges(
    tx,
    rows.map(({ id }, at) => {
      const ref = enterpriseRef(id)
      const input = must(inputs[at], id)
      return loaded(ref, input, [{ from: ref, relation: 'locatedIn', to: regionRef(input.regionCode) }])
    }),
  )
  await searchRegister(tx)
}

function twinOf(one: DemoEnterprise, rewrite: (name: string) => string) {
  // The organisation's own characters are counted on, so that the code is sound and another.
  const body = `${one.uscc.slice(0, 8)}Y${one.uscc.slice(9, 17)}`
  return {
    uscc: body + usccCheckDigit(body),
    name: rewrite(one.name),
    formerNames: [],
    regionCode: one.regionCode,
    address: null,
    aboveScale: false,
    kinds: [],
    registeredOn: one.registeredOn,
    staff: null,
    products: null,
    note: '虚构企业，仅供演示查重',
    source: demoSource,
    asOfOn: one.asOfOn,
  }
}
