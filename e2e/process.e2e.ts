import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandIn, type Product, startProduct } from './testing.ts'

describe('a running server and its data folder', () => {
  let product: Product
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product?.stop())

  it('a command beside the server goes through it and says so', () => {
    const { status, stdout, stderr } = commandIn(product.dataDir, ['chains', 'list', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(8)
    expect(stderr).toContain(`using the server running at ${product.url}`)
  })

  it('nobody else reads anything from it without logging in', async () => {
    const response = await fetch(`${product.url}/api/chains`)
    expect(response.status).toBe(401)
  })

  it('a second server on the same folder is refused in words', () => {
    const { status, stderr } = commandIn(product.dataDir, ['serve'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/is in use by process \d+/)
  })

  it('a backup beside the server goes through it, belongs to whoever asked, and restores into another folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuanglian-backup-'))
    const file = join(folder, 'city.tar.gz')
    const taken = commandIn(product.dataDir, ['backup', file, '--json'])
    expect(taken.status, taken.stderr).toBe(0)
    expect(taken.stderr).toContain(`using the server running at ${product.url}`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { rows, tables } = JSON.parse(taken.stdout) as { rows: number; tables: number }
    expect(rows).toBeGreaterThan(1000)
    expect(commandIn(product.dataDir, ['backup', file]).stderr).toMatch(/platform\.backup\.exists/)
    expect(commandIn(product.dataDir, ['restore', file]).stderr).toMatch(/is in use by process/)

    const other = join(folder, 'data')
    expect(commandIn(other, ['backup', 'verify', file, '--json']).status).toBe(0)
    const restored = commandIn(other, ['restore', file, '--json'])
    expect(restored.status, restored.stderr).toBe(0)
    expect(JSON.parse(restored.stdout)).toMatchObject({ rows, tables, audit: { sound: true } })
    expect(JSON.parse(commandIn(other, ['chains', 'list', '--json']).stdout)).toHaveLength(8)

    expect(commandIn(other, ['restore', file]).stderr).toMatch(/platform\.restore\.notEmpty/)
    expect(commandIn(other, ['restore', file, '--replace'], 'something else\n').stderr).toMatch(
      /platform\.restore\.notConfirmed/,
    )
    expect(commandIn(other, ['restore', file, '--replace'], `${other}\n`).status).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  }, 600_000)

  it('a server that is asked to stop finishes with exit code 0 and frees the folder', async () => {
    const other = await startProduct()
    const { status } = await other.stop({ keepData: true })
    expect(status).toBe(0)
    expect(commandIn(other.dataDir, ['chains', 'list', '--json']).stderr).toBe('')
    rmSync(other.dataDir, { recursive: true, force: true })
  })
})

describe('a first start that is killed', () => {
  it('leaves nothing half done: the next start has the whole demo city', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shuanglian-killed-'))
    const killed = spawn(process.execPath, ['bin/shuanglian.mjs', 'serve'], {
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'silent' },
      stdio: 'ignore',
    })
    const gone = new Promise((resolve) => killed.once('exit', resolve))
    // Somewhere between creating the database and filling it; wherever it strikes, the rule is the same.
    setTimeout(() => killed.kill('SIGKILL'), 3500)
    await gone
    const { status, stdout } = commandIn(dataDir, ['chains', 'list', '--json'])
    expect(status).toBe(0)
    const chains = JSON.parse(stdout) as { nodes: number; enterprises: number }[]
    expect(chains).toHaveLength(8)
    expect(chains.every((chain) => chain.nodes >= 25 && chain.enterprises > 0)).toBe(true)
    rmSync(dataDir, { recursive: true, force: true })
  })
})

describe('configuration', () => {
  it('secrets that nobody chose are refused at start with what to do', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/shuanglian.mjs', 'serve'], {
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '', AUTH_SECRET: '' },
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/AUTH_SECRET.*openssl/)
  })

  it('a wrong port is refused at start, by name', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/shuanglian.mjs', 'serve'], {
      env: { ...process.env, PORT: 'eighty' },
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/PORT/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
