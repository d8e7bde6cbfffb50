import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { checkMigrations } from '../../../scripts/check-migrations.ts'

it('a table that no migration makes is found', () => {
  // given: inside the project, because the schema imports drizzle
  const folder = mkdtempSync(join('node_modules', '.schema-'))
  writeFileSync(
    join(folder, 'extra.ts'),
    `import { pgTable, text } from 'drizzle-orm/pg-core'\nexport const extra = pgTable('extra', { id: text('id') })\n`,
  )

  try {
    // when
    const faults = checkMigrations(`./${relative('.', folder)}/*.ts`, 'db/migrations')

    // then
    expect(faults[0]).toMatch(/^db\/schema and db\/migrations differ/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
