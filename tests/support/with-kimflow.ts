import { beforeAll, inject } from 'vitest'
import { connectWorld } from './world-control.ts'

/** For suites that use the running product: it is there before a file's first test. */
beforeAll(() => connectWorld(inject('world')).start('kimflow'))
