import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'data', 'bench/node_modules', 'bench/**', 'web/src/api/openapi.d.ts']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // Nest's options are classes, given as literals
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    // Numbers become text in one place, so that each is printed by <Figure> and can be opened (web/README.md).
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['web/src/figure/quantity.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='toLocaleString']", message: 'Print it by <Figure>.' },
        { selector: "MemberExpression[object.name='Intl']", message: 'Print it by <Figure>.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: 'kernel/', importNamePattern: '^(format|shownText)', message: 'Print it by <Figure>.' }],
        },
      ],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', module: 'writable', console: 'readonly', URL: 'readonly' } },
  },
);
