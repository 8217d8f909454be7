/**
 * The same text without the one that it was cut from. V8 makes a slice of 13 and more code units a view of the whole text, which lives as long: what is
 * remembered by words of a document would hold the document. Twenty thousand dates, remembered by how they are written, held 8 MB of documents.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1)
}
