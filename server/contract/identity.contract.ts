import { z } from 'zod'
import { code, id, instant, label, localDate } from './primitives.ts'

export const ROLES = ['admin', 'hr', 'leader', 'head', 'staff', 'auditor'] as const
export const role = z.enum(ROLES).meta({ id: 'Role' })
export type Role = z.infer<typeof role>

/** Kept as typed, compared after NFKC, lower case and trimming. */
export const login = z
  .string()
  .min(2)
  .max(64)
  .regex(/^[^\p{C}\s]+$/u)
  .meta({ id: 'Login' })

/** Length is what protects: no rules on kinds of characters. */
export const newPassword = z.string().min(10).max(128).meta({ id: 'NewPassword' })

export const signInRequest = z
  .strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(128) })
  .meta({ id: 'SignInRequest' })
export type SignInRequest = z.infer<typeof signInRequest>

export const changePasswordRequest = z
  .strictObject({ password: z.string().min(1).max(128), newPassword })
  .meta({ id: 'ChangePasswordRequest' })
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>

export const setupRequest = z
  .strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/), login, name: label(100), password: newPassword })
  .meta({ id: 'SetupRequest' })
export type SetupRequest = z.infer<typeof setupRequest>

const grantFields = {
  role,
  /** The unit a leader may see, with its descendants; null for every other role. */
  unitCode: code.nullable(),
  startsOn: localDate,
  endsOn: localDate.nullable(),
}

export const grantRequest = z.strictObject(grantFields).meta({ id: 'GrantRequest' })
export type GrantRequest = z.infer<typeof grantRequest>

export const grant = z.object({ id, ...grantFields }).meta({ id: 'Grant' })
export type Grant = z.infer<typeof grant>

/** Who am I: what the client needs to show the right pages. */
export const me = z
  .object({
    userId: id,
    login: z.string(),
    name: z.string(),
    personCode: code.nullable(),
    /** Roles in force today. */
    roles: z.array(role),
    /** Units a leader was granted or a head heads today, without descendants. */
    units: z.array(code),
    mustChangePassword: z.boolean(),
    /** Whether this is the demo bureau. */
    isDemo: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

/** What the sign-in page may know before anybody signed in. Demo accounts are listed only in the demo, on loopback. */
export const signInOptions = z
  .object({
    isDemo: z.boolean(),
    needsSetup: z.boolean(),
    demoAccounts: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), role })),
  })
  .meta({ id: 'SignInOptions' })
export type SignInOptions = z.infer<typeof signInOptions>

export const user = z
  .object({
    id,
    login: z.string(),
    name: z.string(),
    personCode: code.nullable(),
    mustChangePassword: z.boolean(),
    isDemo: z.boolean(),
    disabledAt: instant.nullable(),
    createdAt: instant,
    grants: z.array(grant),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof user>

export const userPage = z
  .object({ users: z.array(user), /** Login key to continue after; null at the end. */ next: z.string().nullable() })
  .meta({ id: 'UserPage' })
export type UserPage = z.infer<typeof userPage>

export const createUserRequest = z
  .strictObject({
    login,
    name: label(100),
    personCode: code.nullable(),
    /** The owner must change it at the first sign-in. */
    password: newPassword,
    grants: z.array(grantRequest).max(20),
  })
  .meta({ id: 'CreateUserRequest' })
export type CreateUserRequest = z.infer<typeof createUserRequest>

export const resetPasswordRequest = z.strictObject({ password: newPassword }).meta({ id: 'ResetPasswordRequest' })
export type ResetPasswordRequest = z.infer<typeof resetPasswordRequest>
