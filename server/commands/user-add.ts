import { randomBytes } from 'node:crypto'
import { createUserRequest, role, type GrantRequest } from '../contract/identity.contract.ts'
import { SYSTEM_ACTOR } from '../platform/actor.ts'
import { readArguments, UsageError, type Command } from './command.ts'
import { withApplication } from './with-application.ts'

/** Makes an account with a random password, printed once, that its owner must change. */
export const userAdd: Command = {
  usage: 'user add LOGIN --name NAME --role ROLE[:UNIT][,ROLE …] [--person CODE]',
  summary: 'make an account; prints its first password',
  run: async (args, { settings, print }) => {
    const { words, options } = readArguments(args, ['name', 'role', 'person'])
    const [verb, login] = words
    if (verb !== 'add' || login === undefined || words.length > 2) throw new UsageError(`usage: ${userAdd.usage}`)
    return withApplication(settings, async (application) => {
      const password = randomBytes(12).toString('base64url')
      const request = createUserRequest.safeParse({
        login,
        name: options.get('name') ?? login,
        personCode: options.get('person') ?? null,
        password,
        grants: readRoles(options.get('role') ?? '', application.clock.today()),
      })
      if (!request.success) {
        const [issue] = request.error.issues
        throw new UsageError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`)
      }
      const user = await application.users.create(application.changeAs(SYSTEM_ACTOR, 'user.create'), request.data)
      print(`${user.login} ${password}`)
      return 0
    })
  },
}

function readRoles(text: string, startsOn: string): GrantRequest[] {
  if (text === '') throw new UsageError('option --role is needed, such as --role hr')
  return text.split(',').map((part) => {
    const [name = '', unit] = part.split(':', 2)
    const parsed = role.safeParse(name)
    if (!parsed.success) throw new UsageError(`unknown role ${name}`)
    return { role: parsed.data, unitCode: unit ?? null, startsOn, endsOn: null }
  })
}
