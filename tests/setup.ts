import fc from 'fast-check'

// On a build server a property is tried on the same cases each time, so that a red build means that the change broke it;
// elsewhere each run tries new ones.
if (process.env.CI) fc.configureGlobal({seed: 1914})
