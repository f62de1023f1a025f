import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

interface Tool {
  name: string
  /** Debian package that brings it. */
  package: string
  isPresent: () => boolean
}

const hasCjkFont = (): boolean =>
  spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0
const hasWriter = (): boolean =>
  ['/usr/lib/libreoffice', '/opt/libreoffice'].some((folder) => existsSync(`${folder}/program/libswlo.so`))
const hasCommand = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/**
 * What the tests use beyond npm: a browser, a Chinese font to look at, an office program to open workbooks and documents
 * with, a reader of PDF.
 */
const tools: Tool[] = [
  { name: 'Chromium', package: 'chromium', isPresent: () => existsSync('/usr/bin/chromium') },
  { name: 'Chinese font', package: 'fonts-noto-cjk', isPresent: hasCjkFont },
  { name: 'LibreOffice Calc', package: 'libreoffice-calc-nogui', isPresent: () => hasCommand('soffice') },
  { name: 'LibreOffice Writer', package: 'libreoffice-writer-nogui', isPresent: hasWriter },
  { name: 'Poppler', package: 'poppler-utils', isPresent: () => hasCommand('pdftotext') },
]

/**
 * Installs missing test tools from Debian's packages. Needs root (or sudo without a password); otherwise says which
 * packages to install and ends the process.
 */
export function installTestTools(): void {
  const missing = tools.filter((tool) => !tool.isPresent())
  if (missing.length === 0) return
  const packages = missing.map((tool) => tool.package)
  console.log(`installing ${missing.map((tool) => tool.name).join(', ')} …`)
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const install = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...packages,
  ]
  run([...prefix, 'apt-get', 'update', '-qq'])
  run(install)
  const still = tools.filter((tool) => !tool.isPresent())
  if (still.length > 0) {
    console.error(
      `the tests need ${still.map((tool) => `${tool.name} (Debian package ${tool.package})`).join(', ')}; install and run again`,
    )
    process.exit(2)
  }
}

function run([command = '', ...args]: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

if (import.meta.main) installTestTools()
