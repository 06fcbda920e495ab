import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/** Transactions are opened by withTx alone, in callback form: a lost COMMIT of the other form goes unnoticed. */
const TRANSACTION_RULES = [
  {
    selector: "CallExpression[callee.property.name='transaction']",
    message: 'Open transactions with withTx (server/platform/transactions.ts).',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(commit|rollback)$/]',
    message: 'Transactions end by returning or throwing; see withTx.',
  },
]

const COMMON_RULES = [
  {
    selector:
      "CallExpression[callee.property.name=/^(forUpdate|forShare)$/] ~ CallExpression[callee.property.name='skipLocked']",
    message: 'SKIP LOCKED is not portable.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  // Inside `declare module` an interface is what merging takes.
  { selector: ':not(TSModuleBlock) > TSInterfaceDeclaration', message: 'Use a type.' },
]

/** Money and scores are integers: no float comes near them. */
const EXACT_RULES = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'No floats near money and scores.' },
  { selector: "CallExpression[callee.property.name='parseFloat']", message: 'No floats near money and scores.' },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'No floats near money and scores.' },
]

const MAX_LINES = (max) => ['error', { max, skipBlankLines: false, skipComments: false }]

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/', '.db/', 'test-results/', 'client/public/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/multi-word-component-names': 'off',
      // Prettier decides how things look.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'off',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'max-lines': MAX_LINES(300),
      'no-restricted-syntax': ['error', ...COMMON_RULES, ...TRANSACTION_RULES],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      // Typed sources are checked by the compiler.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    // A promise that nobody waits for loses its error; this needs types, so it looks at the server alone.
    files: ['server/**/*.ts', 'db/**/*.ts'],
    ignores: ['server/engine/**', 'server/contract/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['server/engine/**/*.ts', 'server/features/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...COMMON_RULES, ...TRANSACTION_RULES, ...EXACT_RULES] },
  },
  {
    files: ['server/engine/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'Intl', 'process', 'setTimeout', 'setInterval', 'performance', 'crypto', 'console'].map((name) => ({
          name,
          message: 'The engine has no clock, locale, randomness or I/O.',
        })),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'The engine is pure.' }],
    },
  },
  {
    files: ['server/platform/transactions.ts'],
    rules: { 'no-restricted-syntax': ['error', ...COMMON_RULES] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': MAX_LINES(400),
      'no-restricted-syntax': [
        'error',
        ...COMMON_RULES,
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails)$/]',
          message: 'Every test runs.',
        },
      ],
    },
  },
  { files: ['seeds/**/*.ts'], rules: { 'max-lines': 'off' } },
)
