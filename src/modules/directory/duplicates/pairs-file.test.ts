import { describe, expect, it } from 'vitest'
import { decodeTable, readPairs } from './pairs-file.ts'

const named = (name: string) => ({ name, formerNames: [], code: null, address: null })

describe('a file of labelled pairs', () => {
  it('may have codes, former names and addresses of either side', () => {
    expect(
      readPairs(
        'left,right,same,leftCode,rightFormer,rightAddress\n甲厂,乙厂,1, 91341181MA2MXY1234 ,甲厂；旧厂 ;,南谯路1号\n甲厂,乙厂,0,,,\n',
      ),
    ).toMatchObject({
      pairs: [
        {
          left: { name: '甲厂', formerNames: [], code: '91341181MA2MXY1234', address: null },
          right: { name: '乙厂', formerNames: ['甲厂', '旧厂'], code: null, address: '南谯路1号' },
        },
        { left: named('甲厂'), right: named('乙厂') },
      ],
    })
  })

  it('has its columns in any order, among others, with quotes, doubled quotes and line breaks within them', () => {
    expect(
      readPairs('\ufeffnote,same,RIGHT, left\r\n"a ""b"", c",是,右,"左\n边"\r\n\r\n,NO,右,左\r\n'),
    ).toEqual({
      ok: true,
      pairs: [
        { left: named('左\n边'), right: named('右'), same: true, line: 2 },
        { left: named('左'), right: named('右'), same: false, line: 5 },
      ],
    })
  })

  it.each(['1', 'true', 'YES', '是', '１'])('same may be %s', (label) => {
    expect(readPairs(`left,right,same\na,b,${label}`)).toMatchObject({ pairs: [{ same: true }] })
  })

  it('tells each bad line by its number, and gives no pair of a file with one', () => {
    expect(readPairs('left,right,same\na,b,1\na,,1\na,b,maybe\na,b\n')).toEqual({
      ok: false,
      faults: [
        { line: 3, message: 'a name is missing' },
        { line: 4, message: expect.stringContaining("same is 'maybe'") },
        { line: 5, message: '2 cells, the first row has 3' },
      ],
    })
  })

  it.each([
    ['', 'the file is empty'],
    ['left,right\na,b', 'the first row lacks the column same'],
    ['left,right,same\n', 'there are no pairs'],
    ['left,right,same\n"a,b,1\n', 'a quotation mark is never closed'],
  ])('%j is refused', (text, message) => {
    expect(readPairs(text)).toMatchObject({ ok: false, faults: [{ message }] })
  })

  it('is read as UTF-8, UTF-16 with BOM or GBK, and refused when it is binary', () => {
    const gbk = Uint8Array.from([0xb3, 0xfc, 0xd6, 0xdd])
    expect(decodeTable(gbk)).toBe('滁州')
    expect(decodeTable(new TextEncoder().encode('滁州'))).toBe('滁州')
    expect(decodeTable(Uint8Array.from([0xff, 0xfe, 0x61, 0x00]))).toBe('a')
    expect(decodeTable(Uint8Array.from([0xff, 0xff, 0x00, 0x80]))).toBeNull()
    expect(decodeTable(Uint8Array.from([0x61, 0x00]))).toBeNull()
  })
})
