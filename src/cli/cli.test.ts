import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shuanglian.mjs', import.meta.url))

describe('the command line', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shuanglian-cli-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(args: string[], input?: string | Buffer) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      env: { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
      encoding: 'utf8',
      input,
      // A command that does not end is a failure, not a wait.
      timeout: 150_000,
    })
    return { status, stdout, stderr }
  }

  it('reads a document from a file and prints nothing but JSON', () => {
    const file = join(folder, 'text.txt')
    writeFileSync(file, '安丰市建立了光伏、食品两大产业链。')
    const { status, stdout } = run(['documents', 'read', file, '--published', '2023-05-25', '--json'])
    expect(status).toBe(0)
    const result = JSON.parse(stdout)
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        'title',
        'source',
        'sourceBasis',
        'author',
        'publishedOn',
        'cleaned',
        'repairs',
        'facts',
      ]),
    )
    expect(result.facts).toEqual([
      expect.objectContaining({ type: 'chainList', args: { chains: ['光伏', '食品'] } }),
    ])
  })

  it('reads standard input for -', () => {
    expect(
      JSON.parse(run(['documents', 'read', '-', '--json'], '安丰市建立了光伏、食品两大产业链。').stdout)
        .facts,
    ).toHaveLength(1)
  })

  it('a command that needs no data leaves no data folder behind', () => {
    run(['enterprises', 'check-uscc', '91110000600037341L'])
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('exit 1 is a negative finding, on standard output', () => {
    const { status, stdout } = run(['enterprises', 'check-uscc', '911100006000373410', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, fault: 'checkDigit' })
  })

  describe('enterprises dedupe --evaluate', () => {
    const pairs = (name: string, content: string | Buffer): string => {
      const file = join(folder, name)
      writeFileSync(file, content)
      return file
    }
    const evaluate = (file: string, ...more: string[]) =>
      run(['enterprises', 'dedupe', '--evaluate', file, ...more])

    it('reports the figures of labelled pairs, and needs no data folder', () => {
      const file = pairs(
        'good.csv',
        '\ufeffsame,left,right\r\n是,"滁州宏达机械有限公司",滁州市宏达机械有限责任公司\r\n0,安徽华兴机械有限公司,安徽华星机械有限公司\r\n',
      )
      const { status, stdout } = evaluate(file, '--json')
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({
        pairs: 2,
        automaticPrecision: 1,
        automaticRecall: 1,
        recallWithReview: 1,
        differentInReview: 0,
        shortfalls: [],
      })
      expect(evaluate(file).stdout).toMatch(/automatic precision +100\.0 % +at least 99\.0 % +reached/)
    })

    it('exit 1 when a figure falls short; --errors lists the pairs with the parts of their score', () => {
      const file = pairs('short.csv', 'left,right,same\n安徽华兴机械有限公司,安徽华星机械有限公司,1\n')
      const { status, stdout } = evaluate(file, '--errors')
      expect(status).toBe(1)
      expect(stdout).toMatch(/automatic recall +0\.0 % .*falls short/)
      expect(stdout).toMatch(/安徽华兴机械有限公司 .*trade\.differ -12/)
    })

    it('reads GBK', () => {
      // 滁州宏达,滁州宏达,1
      const name = Buffer.from([0xb3, 0xfc, 0xd6, 0xdd, 0xba, 0xea, 0xb4, 0xef])
      const file = pairs(
        'gbk.csv',
        Buffer.concat([Buffer.from('left,right,same\n'), name, Buffer.from(','), name, Buffer.from(',1\n')]),
      )
      expect(JSON.parse(evaluate(file, '--json').stdout)).toMatchObject({ pairs: 1, automaticRecall: 1 })
    })

    it('exit 2 is bad input, told with the number of each line', () => {
      const { status, stdout, stderr } = evaluate(pairs('bad.csv', 'left,right,same\na,b,perhaps\nc,,1\n'))
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/line 2: same is 'perhaps'[\s\S]*line 3: a name is missing/)
      expect(evaluate('nowhere.csv').stderr).toMatch(/nowhere\.csv.*no such file/)
    })
  })

  it('the templates that come with the product are sound', () => {
    expect(run(['chains', 'check-templates']).status).toBe(0)
  })

  for (const [name, args, message] of [
    ['a missing file', ['documents', 'read', 'nowhere.txt'], /nowhere\.txt.*no such file/],
    ['a wrong day', ['documents', 'read', bin, '--published', '2023-13-01'], /publishedOn/],
    ['an unknown command', ['documents', 'burn'], /unknown command/],
    ['an unknown verdict', ['chains', 'gaps', '--verdict', 'lost'], /Allowed choices are break/],
    ['a wrong option', ['documents', 'list', '--colour'], /unknown option/],
  ] as const) {
    it(`exit 2 is bad input: ${name}, told on standard error`, () => {
      const { status, stdout, stderr } = run([...args])
      expect(status).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
    })
  }

  it('the audit log of a fresh data folder is proved whole; without a served folder no key is there, and it says so', () => {
    const { status, stdout } = run(['audit', 'verify', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      sound: true,
      findingCount: 0,
      checkpoints: { state: 'noKey' },
    })
    expect(run(['audit', 'verify']).stdout).toMatch(/the log is sound: \d+ entries[\s\S]*no key/)
  })

  it('a table is checked without --apply, taken with it, and every bad cell is told with row and column', () => {
    const file = join(folder, 'firms.csv')
    const heading = '企业名称,统一社会信用代码,所在地,职工人数,来源,数据日期'
    const good = '命令行甲有限公司,91110000600037341L,天长市,12,县区报送,2023-06-01'
    writeFileSync(file, [heading, good, '命令行乙有限公司,1,天长市,很多,县区报送,2023-06-01'].join('\n'))
    const checked = run(['import', 'directory.enterprise', file])
    expect(checked.status, checked.stderr).toBe(1)
    expect(checked.stdout).toMatch(/3 +职工人数 +“很多” is no number/)
    expect(checked.stdout).toContain('checked, nothing changed: 1 new, 0 changed, 0 unchanged, 1 bad')
    expect(run(['import', 'directory.enterprise', file, '--apply']).stdout).toContain('imported: 1 new')
    writeFileSync(file, [heading, good].join('\n'))
    const again = run(['import', 'directory.enterprise', file, '--apply', '--json'])
    expect(again.status).toBe(0)
    expect(JSON.parse(again.stdout)).toMatchObject({ batch: { counts: { same: 1 } }, faults: [] })
    expect(run(['import', 'directory.nothing', file]).stderr).toContain('there are: directory.enterprise')
  }, 300_000)

  it('the history of an object is printed with and without the word log', () => {
    const long = run(['audit', 'log', 'chains.chain', 'pv'])
    expect(long.stdout).toMatch(/chains\.chain\.install/)
    expect(run(['audit', 'chains.chain', 'pv']).stdout).toBe(long.stdout)
    expect(run(['audit']).status).toBe(2)
  })

  it('binary and empty files are refused with what to do, never with a stack trace', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)),
    ]) {
      const file = join(folder, 'bad.bin')
      writeFileSync(file, bytes)
      const { status, stderr } = run(['documents', 'read', file, '--json'])
      expect(status).toBe(2)
      expect(stderr).toMatch(/documents\.document\./)
      expect(stderr).not.toMatch(/\n\s+at /)
    }
  })
})
