import { describe, expect, it } from 'vitest'
import { describeDevice } from './describe-device.ts'

describe('a device in two words', () => {
  for (const [agent, words] of [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
      'Chrome · Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge · Windows'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/126.0 MicroMessenger/8.0', '微信 · Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0', 'Firefox · Linux'],
    ['curl/8', null],
    [null, null],
  ] as const)
    it(String(words), () => expect(describeDevice(agent)).toBe(words))
})
