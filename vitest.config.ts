import {defineConfig} from 'vitest/config'

const setupFiles = ['tests/setup.ts']

/** Tests that start Node or a browser anew, which is slow on machines of CI. */
const processes = ['tests/cli/**/*.test.ts', 'tests/config.test.ts', 'tests/docs/**/*.test.ts', 'tests/report/**/*.test.ts', 'tests/bench/**/*.test.ts']

export default defineConfig({
  test: {
    // Both cores of a machine of CI, of which one would be left free otherwise.
    maxWorkers: '100%',
    projects: [
      {test: {name: 'processes', include: processes, setupFiles, testTimeout: 60_000}},
      // They share what they load: the words and weights of each language once.
      {test: {name: 'library', include: ['tests/**/*.test.ts'], exclude: processes, setupFiles, testTimeout: 20_000, isolate: false}}
    ]
  }
})
