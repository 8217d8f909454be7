import {toJson} from '../run/json.ts'
import {UsageError} from '../run/usage.ts'
import type {SchemaName} from '../schema-names.ts'
import {schemaNames} from '../schema-names.ts'
import {jsonSchema} from '../schemas.ts'
import {unknownOption} from '../stage.ts'

/** Prints the JSON Schema of an output file. */
export function schema(name: string): void {
  if (!(schemaNames as readonly string[]).includes(name)) throw new UsageError(unknownOption(name, schemaNames, 'schema'))
  process.stdout.write(toJson(jsonSchema(name as SchemaName)))
}
