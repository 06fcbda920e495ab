import { inject, provide, type InjectionKey } from 'vue'

const key: InjectionKey<() => string> = Symbol('reader name')

/** Names whoever is signed in on the files they save. */
export function provideReaderName(name: () => string): void {
  provide(key, name)
}

export function useReaderName(): () => string {
  return inject(key, () => '')
}
