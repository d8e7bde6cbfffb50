import type { System } from './system.ts'

type Options = {
  tenants: { name: string; people: { name: string; title: string; organisation: string }[] }[]
}

/** What a developer wants to know once it runs. */
export async function describeDemo(system: System, seconds: string): Promise<string> {
  const { addresses, reportingToken } = system
  const people = await readPeople(addresses.kimflow)
  return [
    '',
    `KIMflow is running: ${addresses.kimflow}  (after ${seconds} s)`,
    '',
    'Sign in without a password as one of these invented people:',
    ...people,
    '',
    `A reporting office sends contacts with the token ${reportingToken}`,
    `Simulated: identity provider ${addresses.identity}, Jobcenter ${addresses.jobcenter}`,
    `Engine:    Zeebe ${addresses.engineVersion} at ${addresses.zeebe}`,
    `Data:      ${addresses.data} (logs in its folder logs; npm run reset empties it)`,
    'Time:      npm run clock -- +10d moves the demo ten days ahead',
    'Stop:      Ctrl-C; all data stays',
  ].join('\n')
}

async function readPeople(kimflow: string): Promise<string[]> {
  try {
    const response = await fetch(`${kimflow}/api/sign-in-options`)
    const { tenants } = (await response.json()) as Options
    return tenants.flatMap(({ name, people }) => [
      `  ${name}`,
      ...people.map((one) => `    ${one.name.padEnd(22)} ${one.title}, ${one.organisation}`),
    ])
  } catch {
    return ['  (see the sign-in page)']
  }
}
