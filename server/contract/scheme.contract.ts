import { z } from 'zod'
import { documentText } from './facts.contract.ts'
import { methodSchema } from './method.contract.ts'
import { roleClass, unitKind } from './organisation.contract.ts'
import { code, label } from './primitives.ts'
import { policySchema } from './scheme-policy.contract.ts'
import { amountCenti, magnitudeCenti, shareBp, signedCenti } from './scheme-primitives.ts'

/** The engine's Scheme as a schema; a test proves the two types equal. Sums and references are the engine's to check. */
const ruleSchema = z
  .strictObject({
    code,
    name: label(200),
    unitCenti: signedCenti,
    plusCapCenti: magnitudeCenti.nullable(),
    minusCapCenti: magnitudeCenti.nullable(),
    document: documentText,
  })
  .meta({ id: 'Rule' })

const rules = z.array(ruleSchema).max(500)

const itemMode = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('DEDUCT'), rules }),
    z.strictObject({ kind: z.literal('EARN'), rules }),
    z.strictObject({
      kind: z.literal('INDICATOR'),
      measure: z.strictObject({ decimals: z.int().min(0).max(6), unit: z.string().max(20) }),
      method: methodSchema,
    }),
    z.strictObject({
      kind: z.literal('GRADE'),
      table: z.array(z.strictObject({ grade: code, shareBp })).max(50),
    }),
    z.strictObject({ kind: z.literal('BALLOT') }),
    z.strictObject({ kind: z.literal('AUTO_TIME') }),
  ])
  .meta({ id: 'ItemMode' })

const itemSchema = z
  .strictObject({
    code,
    name: label(200),
    fullCenti: amountCenti,
    floorCenti: signedCenti,
    ceilingCenti: signedCenti,
    mode: itemMode,
  })
  .meta({ id: 'Item' })

const categorySchema = z
  .strictObject({ code, name: label(200), fullCenti: amountCenti, items: z.array(itemSchema).max(200) })
  .meta({ id: 'Category' })

const cardScope = z
  .discriminatedUnion('level', [
    z.strictObject({ level: z.literal('unit'), kinds: z.array(unitKind).max(11) }),
    z.strictObject({ level: z.literal('person'), roleClasses: z.array(roleClass).max(3) }),
  ])
  .meta({ id: 'CardScope' })

const cardSchema = z
  .strictObject({
    code,
    name: label(200),
    appliesTo: cardScope,
    categories: z.array(categorySchema).max(50),
    adjustments: z.strictObject({
      rules,
      plusCapCenti: magnitudeCenti,
      minusCapCenti: magnitudeCenti.nullable(),
    }),
  })
  .meta({ id: 'SchemeCard' })

const ruleGroup = z.strictObject({ code, name: label(200), rules: z.array(code).max(500) }).meta({ id: 'RuleGroup' })

export const schemeSchema = z
  .strictObject({
    code,
    version: z.int().min(1),
    name: label(200),
    cards: z.array(cardSchema).max(20),
    ruleGroups: z.array(ruleGroup).max(200),
    policy: policySchema,
  })
  .meta({ id: 'Scheme' })
