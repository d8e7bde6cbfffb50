/** Fails when db/schema says something that no migration does. Works on a copy, writes nothing. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { report } from './checks/report.ts'

export function checkMigrations(schema: string, migrations: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'kimflow-migrations-'))
  try {
    cpSync(migrations, copy, { recursive: true })
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect=postgresql',
        `--schema=${schema}`,
        // drizzle-kit takes folders relative to its own only
        `--out=${relative(process.cwd(), copy)}`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    )
    // Its exit code is 0 even when it stops at a question, so only its own word counts.
    if (/No schema changes/.test(stdout)) return []
    return [
      'db/schema and db/migrations differ: npx drizzle-kit generate --name=<what>',
      ...stderr.split('\n').filter((line) => line.startsWith('Error')),
    ]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

if (import.meta.main) report(checkMigrations('./db/schema/*.ts', 'db/migrations'))
