import { expect, test } from 'vitest'
import { isOwnOrigin } from './ownOrigin.ts'

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', true],
  ['http://localhost:8080', 'http://127.0.0.1:8080', true],
  ['http://[::1]:8080', 'http://localhost:8080', true],
  ['http://localhost:8081', 'http://127.0.0.1:8080', false],
  ['https://localhost:8080', 'http://127.0.0.1:8080', false],
  ['http://127.0.0.1.example.org:8080', 'http://127.0.0.1:8080', false],
  ['https://visie.tiel.nl', 'https://visie.tiel.nl/bord', true],
  ['https://visie.tiel.nl:443', 'https://visie.tiel.nl', true],
  ['http://visie.tiel.nl', 'https://visie.tiel.nl', false],
  ['https://tiel.nl', 'https://visie.tiel.nl', false],
  ['http://localhost', 'https://visie.tiel.nl', false],
  ['null', 'http://127.0.0.1:8080', false],
  ['', 'http://127.0.0.1:8080', false],
  ['niets', 'http://127.0.0.1:8080', false],
])('[ACC9] Origin %j is ours under PUBLIC_URL %j: %s', (origin, publicUrl, own) => {
  expect(isOwnOrigin(origin, publicUrl)).toBe(own)
})
