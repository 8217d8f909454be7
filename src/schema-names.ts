/** Files of a dataset that have a schema. Apart from the schemas, which take their time to load. */
export const schemaNames = ['document', 'entities', 'timeline', 'manifest'] as const
export type SchemaName = (typeof schemaNames)[number]
