import { z } from 'zod'
import type { EventStreamRule } from './event-stream.ts'
import type { FileReplyRule } from './file-reply.ts'
import type { ResponseRule } from './route.ts'

export function isSchema(rule: ResponseRule): rule is z.ZodType {
  return rule instanceof z.ZodType
}

export function isFileReply(rule: ResponseRule): rule is FileReplyRule {
  return !isSchema(rule) && rule.kind === 'file'
}

export function isEventStream(rule: ResponseRule): rule is EventStreamRule {
  return !isSchema(rule) && rule.kind === 'events'
}
