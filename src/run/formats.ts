/** How the records of a dataset are kept: a JSON file each, for a person to look at, or many in a file. */
export const formats = ['json', 'jsonl', 'jsonl.gz', 'parquet'] as const
export type Format = (typeof formats)[number]
