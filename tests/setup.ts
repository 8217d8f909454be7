import fc from 'fast-check'

// The same cases each time, so that a red run means that the change broke it; `FUZZ=1 npx vitest run` tries new ones.
if (!process.env.FUZZ) fc.configureGlobal({seed: 1914})
