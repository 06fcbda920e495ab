/** The tiny grammar of a derivation's `operation`; operators become calls of `+ - * negate`. */
export type Expression =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }

type Reader = { readonly peek: () => string | undefined; readonly next: () => string }

/** @throws Error that names the token that does not fit. */
export function parseOperation(text: string): Expression {
  const reader = createReader(tokens(text))
  const expression = parseSum(reader)
  const rest = reader.peek()
  if (rest !== undefined) throw new Error(`unexpected ${rest}`)
  return expression
}

function tokens(text: string): readonly string[] {
  const found = text.match(/\d+|[A-Za-z_][A-Za-z0-9_]*|\S/g) ?? []
  const stray = found.find((token) => !/^(\d+|[A-Za-z_]\w*|[-+*(),])$/.test(token))
  if (stray !== undefined) throw new Error(`unexpected ${stray}`)
  return found
}

function createReader(list: readonly string[]): Reader {
  let position = 0
  return {
    peek: () => list[position],
    next: () => {
      const token = list[position]
      if (token === undefined) throw new Error('unexpected end')
      position += 1
      return token
    },
  }
}

function parseSum(reader: Reader): Expression {
  let left = parseProduct(reader)
  while (reader.peek() === '+' || reader.peek() === '-') {
    left = { kind: 'call', name: reader.next(), args: [left, parseProduct(reader)] }
  }
  return left
}

function parseProduct(reader: Reader): Expression {
  let left = parseTerm(reader)
  while (reader.peek() === '*') left = { kind: 'call', name: reader.next(), args: [left, parseTerm(reader)] }
  return left
}

function parseTerm(reader: Reader): Expression {
  const token = reader.next()
  if (token === '-') return { kind: 'call', name: 'negate', args: [parseTerm(reader)] }
  if (token === '(') {
    const inner = parseSum(reader)
    expectToken(reader, ')')
    return inner
  }
  if (/^\d/.test(token)) return { kind: 'integer', value: BigInt(token) }
  if (!/^[A-Za-z_]/.test(token)) throw new Error(`unexpected ${token}`)
  return reader.peek() === '('
    ? { kind: 'call', name: token, args: parseArguments(reader) }
    : { kind: 'name', name: token }
}

function parseArguments(reader: Reader): readonly Expression[] {
  expectToken(reader, '(')
  const args = [parseSum(reader)]
  while (reader.peek() === ',') {
    reader.next()
    args.push(parseSum(reader))
  }
  expectToken(reader, ')')
  return args
}

function expectToken(reader: Reader, wanted: string): void {
  const token = reader.next()
  if (token !== wanted) throw new Error(`expected ${wanted}, found ${token}`)
}
