import type { ExplanationRef } from '../explanations/explanations.api.ts'

/** Whose figure is to be explained, and which one first. */
export type AskedSubject = Pick<ExplanationRef, 'level' | 'code' | 'figure'> & { readonly name: string }
