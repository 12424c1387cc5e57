import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { checksumOf } from './checksum.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './schema/migrations.ts'

/** A released migration never changes: add the checksum of a new one, never edit one that stands here. */
const RELEASED = ['ae2f7e69fd6f25c07611ca8909b0b6eeaa3bebabe6a3fd1261d334d1eb14890a', '11ad510eccc18003da8cc4fd8ff8129d7518f7884c70e1f481535a1b575711a4', 'c40f4a4d01bc77eb6e01e838f6e1dd9adb778974e304292b4e1f02b12a64fae2', 'eb1797dc224075abef0eb310c9b94e45ca9e68681b5cb2c3a1b5a7caf61f5431']

const applied = (file: DatabaseSync): unknown[] => file.prepare('select name from applied_migrations order by number').all().map((row) => row['name'])

test('[DB27] the released migrations are what they were', () => {
  expect(MIGRATIONS.map((one) => checksumOf(JSON.stringify(one)))).toEqual(RELEASED)
})

test('[DB27] migrating twice changes nothing more', () => {
  const file = new DatabaseSync(':memory:')
  migrate(file)
  const once = file.prepare('select sql from sqlite_schema order by name').all()
  migrate(file)
  expect(file.prepare('select sql from sqlite_schema order by name').all()).toEqual(once)
  expect(applied(file)).toEqual(MIGRATIONS.map((one) => one.name))
})

test('[DB27] a migration that fails halfway leaves the database as it was before it, and can be tried again', () => {
  const file = new DatabaseSync(':memory:')
  const one = { name: 'one', statements: ['create table a (x)'] }
  const broken = { name: 'two', statements: ['create table b (x)', 'insert into nowhere values (1)'] }
  expect(() => migrate(file, { migrations: [one, broken] })).toThrow(/nowhere/)
  expect(applied(file)).toEqual(['one'])
  expect(file.prepare(`select name from sqlite_schema where name in ('a', 'b')`).all().map((row) => row['name'])).toEqual(['a'])
  migrate(file, { migrations: [one, { name: 'two', statements: ['create table b (x)'] }] })
  expect(applied(file)).toEqual(['one', 'two'])
})

test('[DB27] a database of a newer release is refused and left alone', () => {
  const file = new DatabaseSync(':memory:')
  migrate(file, { migrations: [...MIGRATIONS, { name: 'later', statements: ['create table later (x)'] }] })
  expect(() => migrate(file)).toThrow(/newer release/)
  expect(applied(file)).toHaveLength(MIGRATIONS.length + 1)
})
