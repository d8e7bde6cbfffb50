import { beforeAll, inject } from 'vitest'
import { connectWorld } from './world-control.ts'

/** For suites that build parts of the house themselves: nobody else takes jobs or reads the stream. */
beforeAll(() => connectWorld(inject('world')).stopPart('kimflow'))
