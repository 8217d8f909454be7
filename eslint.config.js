import tseslint from 'typescript-eslint'

export default tseslint.config({ignores: ['dist/', 'output/', 'coverage/']}, ...tseslint.configs.recommended, {
  rules: {
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}],
    eqeqeq: 'error',
    'prefer-const': 'error',
    'max-lines': ['error', {max: 300, skipComments: true}]
  }
})
