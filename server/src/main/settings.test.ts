import { describe, expect, test } from 'vitest'
import { isLoopback } from './isLoopback.ts'
import { readSettings } from './settings.ts'

const PUBLIC = { HOST: '0.0.0.0', PUBLIC_URL: 'https://bord.gemeente.nl', ORGANISER_CODE: 'geheim' }

test('[Z1] without settings the server is for this machine only, in ./data', () => {
  expect(readSettings({}, '/srv')).toEqual({ ok: true, settings: { host: '127.0.0.1', port: 8080, dataDir: '/srv/data', basePath: '', trustedProxies: [] } })
})

test('[Z1] all settings together', () => {
  const env = { ...PUBLIC, HOST: '::', PORT: '0', DATA_DIR: '/var/lib/visiebord', PUBLIC_URL: 'https://Bord.Gemeente.nl:443/werk/sessies/', TRUSTED_PROXIES: '10.0.0.5, fd00::/8,loopback' }
  expect(readSettings(env, '/')).toEqual({
    ok: true,
    settings: {
      host: '::',
      port: 0,
      dataDir: '/var/lib/visiebord',
      publicUrl: 'https://bord.gemeente.nl/werk/sessies',
      basePath: '/werk/sessies',
      organiserCode: 'geheim',
      trustedProxies: ['10.0.0.5', 'fd00::/8', 'loopback'],
    },
  })
})

describe('[Z2] what cannot be used stops the start with one sentence that names the setting', () => {
  test.each<[string, Record<string, string>]>([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80.5' }],
    ['PORT', { PORT: '' }],
    ['HOST', { HOST: 'http://localhost' }],
    ['HOST', { HOST: '127.0.0.1:8080' }],
    ['HOST', { HOST: '999.1.1.1' }],
    ['HOST', { HOST: ' ' }],
    ['DATA_DIR', { DATA_DIR: '' }],
    ['DATA_DIR', { DATA_DIR: '/srv/\u0000data' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'bord.gemeente.nl' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://bord.gemeente.nl' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost/?a=1' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost/#x' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://ik:geheim@localhost/' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost/a//b' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://localhost/a;b' }],
    ['PUBLIC_URL', { HOST: '0.0.0.0', ORGANISER_CODE: 'geheim' }],
    ['ORGANISER_CODE', { HOST: '0.0.0.0', PUBLIC_URL: 'https://bord.gemeente.nl' }],
    ['ORGANISER_CODE', { PUBLIC_URL: 'https://bord.gemeente.nl' }],
    ['ORGANISER_CODE', { HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:8080' }],
    ['ORGANISER_CODE', { ...PUBLIC, ORGANISER_CODE: '' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.local' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.1,' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/visiebord' }],
    ['REDIS_URL', { REDIS_URL: 'redis://localhost' }],
  ])('%s in %j', (name, env) => {
    const outcome = readSettings(env, '/')
    expect(outcome.ok).toBe(false)
    const sentence = outcome.ok ? '' : outcome.sentence
    expect(sentence.startsWith(`${name} `)).toBe(true)
    expect(sentence).toMatch(/\.$/)
    expect(sentence).not.toMatch(/\p{Cc}/u)
  })
})

test('[Z2] the sentence about a code or a password does not repeat it', () => {
  const outcome = readSettings({ PUBLIC_URL: 'http://ik:geheim@localhost/' }, '/')
  expect(outcome.ok ? '' : outcome.sentence).not.toContain('geheim')
})

test('[Z3] loopback needs neither a public address nor a code', () => {
  for (const host of ['127.0.0.1', '127.8.9.1', 'localhost', '::1']) expect(readSettings({ HOST: host, PUBLIC_URL: 'http://bord.localhost:9000/x' }, '/').ok).toBe(true)
  expect(['localhost', '[::1]', '127.255.0.1', 'A.LOCALHOST'].every(isLoopback)).toBe(true)
  expect(['localhost.nl', '0.0.0.0', '::', '128.0.0.1', 'mylocalhost', '10.0.0.1'].some(isLoopback)).toBe(false)
})
