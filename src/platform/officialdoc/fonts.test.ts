import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fontFiles } from './fonts.ts'

describe('the fonts of a PDF', () => {
  it('without a folder every role is set in what comes with the product', () => {
    const { files, shipped } = fontFiles(null)
    expect(shipped).toHaveLength(6)
    expect(Object.values(files).every((file) => /NotoSansHans-\w+\.otf$/.test(file))).toBe(true)
  })

  it('a file of the city, whatever the case of its name, stands for its roles; the others stay', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
    writeFileSync(join(folder, 'SIMFANG.TTF'), '')
    writeFileSync(join(folder, '说明.txt'), '')
    const { files, shipped } = fontFiles(folder)
    rmSync(folder, { recursive: true })
    expect(files.body).toBe(join(folder, 'SIMFANG.TTF'))
    expect(files.bold).toBe(files.body)
    expect(shipped).toEqual(['title', 'kai', 'hei', 'number'])
  })

  it('a folder that does not exist is as good as none', () => {
    expect(fontFiles('/nowhere/fonts').shipped).toHaveLength(6)
  })
})
