import type { Agency } from '../define/agency.ts'
import { counselling } from './counselling/agency.ts'
import { jobcenter } from './jobcenter/agency.ts'

/** Whom we can speak to; one folder each, sorted. */
export const agencies: readonly Agency[] = [counselling, jobcenter]
