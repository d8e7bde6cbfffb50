import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { defect } from '../../services/failure.ts'
import type { SystemAddresses } from './addresses.ts'
import { repository } from './folders.ts'
import { stopping } from './stopping.ts'

/**
 * Writes the invented districts, organisations and people; running it again changes only addresses.
 * Returns the token with which the demo's school reports contacts.
 */
export async function seedDemo(
  addresses: SystemAddresses,
  environment: Record<string, string>,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['db/seed.ts'], {
      cwd: repository,
      env: {
        ...process.env,
        ...environment,
        DATABASE_OWNER_URL: addresses.databaseOwner,
        IDENTITY_URL: addresses.identity,
        JOBCENTER_URL: addresses.jobcenter,
      },
      signal: stopping.signal,
    })
    return stdout.trim()
  } catch (cause) {
    const output = String((cause as { stderr?: unknown }).stderr ?? cause)
    const reason = output.split('\n').find((line) => /error|fail/i.test(line)) ?? output
    throw defect(
      'SEED_FAILED',
      `The demo data could not be written (${reason.trim().slice(0, 300)}): npm run reset starts with an empty data folder.`,
      { cause },
    )
  }
}
