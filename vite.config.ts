import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  root: path('./client'),
  publicDir: path('./client/public'),
  cacheDir: path('./node_modules/.vite'),
  plugins: [vue(), Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] })],
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: { outDir: path('./dist/client'), emptyOutDir: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
  test: {
    projects: [
      {
        extends: true,
        root: path('.'),
        test: {
          name: 'unit',
          include: [
            'test/engine/**/*.test.ts',
            'test/client/**/*.test.ts',
            'test/contract/**/*.test.ts',
            'test/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        root: path('.'),
        test: {
          name: 'db',
          include: [
            'test/features/**/*.test.ts',
            'test/db/**/*.test.ts',
            'test/platform/**/*.test.ts',
            'test/cases/**/*.test.ts',
            'test/faults/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/database.global.ts'],
        },
      },
      {
        extends: true,
        root: path('.'),
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
