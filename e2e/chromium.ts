import { existsSync } from 'node:fs'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Path of a real Chromium: CHROMIUM_PATH, one that is installed, or the one that came inside an npm package.
 * Never downloads.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return named
  const installed = INSTALLED.find((path) => existsSync(path))
  if (installed !== undefined) return installed
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

export const CHROMIUM_ARGS = [
  '--no-sandbox', // CI runs as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
]
