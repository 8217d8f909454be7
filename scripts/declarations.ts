import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import ts from 'typescript'

/** What a module exports, as its source says it: nothing is compiled, so that this takes no second. */
export interface Declared {
  name: string
  /** The first sentences of its comment; empty when it has none. */
  says: string
  /** Its declaration without what is inside functions. */
  code: string
  /** Options of a stage, which its factory takes. */
  options: Option[] | null
}

export interface Option {
  name: string
  value: string
  says: string
}

type Named = ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration | ts.VariableDeclaration

const printer = ts.createPrinter({removeComments: false})

/** The public declarations of a module and of those that it hands on, in the order in which it names them. */
export function declarationsOf(path: string): Declared[] {
  const file = parse(path)
  const imported = new Map<string, string>()
  const found: Declared[] = []
  for (const statement of file.statements) {
    const from = 'moduleSpecifier' in statement && statement.moduleSpecifier ? join(dirname(path), (statement.moduleSpecifier as ts.StringLiteral).text) : null
    if (ts.isImportDeclaration(statement)) {
      const {namedBindings} = statement.importClause ?? {}
      if (from && namedBindings && ts.isNamedImports(namedBindings)) for (const {name} of namedBindings.elements) imported.set(name.text, from)
    } else if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const {name} of statement.exportClause.elements) found.push(declared(from ?? imported.get(name.text)!, name.text))
    } else if (isExported(statement)) {
      for (const node of named(statement)) found.push(describe(node, file))
    }
  }
  return found
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
}

function declared(path: string, name: string): Declared {
  const file = parse(path)
  const node = file.statements.flatMap(named).find((declaration) => declaration.name?.getText(file) === name)
  if (node === undefined) throw new Error(`${path} declares no ${name}`)
  return describe(node, file)
}

function named(statement: ts.Statement): Named[] {
  if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations]
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement)
  return isNamed ? [statement] : []
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
}

function describe(node: Named, file: ts.SourceFile): Declared {
  const name = node.name!.getText(file)
  const says = commentOf(ts.isVariableDeclaration(node) ? node.parent.parent : node)
  return {name, says, code: codeOf(node, file), options: optionsOf(node, file)}
}

/** The comment before a declaration, its tags as sentences of their own. */
function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  const last = comments.at(-1)
  if (last === undefined) return ''
  const tags = (last.tags ?? []).map((tag) => {
    const name = ts.isJSDocParameterTag(tag) ? `\`${tag.name.getText()}\`` : tag.tagName.text
    return `\n- ${name}: ${flat(ts.getTextOfJSDocComment(tag.comment) ?? '')}`
  })
  return flat(ts.getTextOfJSDocComment(last.comment) ?? '') + (tags.length > 0 ? `\n${tags.join('')}` : '')
}

function codeOf(node: Named, file: ts.SourceFile): string {
  if (ts.isVariableDeclaration(node)) return node.type ? `const ${node.name.getText(file)}: ${node.type.getText(file)}` : valueOf(node, file)
  if (ts.isFunctionDeclaration(node)) return signatureOf(node, file).replace(/^export /, '')
  if (ts.isClassDeclaration(node)) return classOf(node, file)
  if (ts.isTypeAliasDeclaration(node)) return `type ${node.name.text} = ${unionOf(node.type, file) ?? node.type.getText(file)}`
  return node.getText(file).replace(/^export /, '')
}

/** What `(typeof names)[number]` stands for, when the file lists it. */
function unionOf(type: ts.TypeNode, file: ts.SourceFile): string | null {
  const list = /^\(typeof (\w+)\)\[number\]$/.exec(type.getText(file))?.[1]
  const value = file.statements.flatMap(named).find((declaration) => declaration.name?.getText(file) === list)
  const array = value && ts.isVariableDeclaration(value) && value.initializer && ts.isAsExpression(value.initializer) ? value.initializer.expression : null
  return array && ts.isArrayLiteralExpression(array) ? array.elements.map((element) => element.getText(file)).join(' | ') : null
}

/** A constant without a type of its own: the factory of a stage, or what is written. */
function valueOf(node: ts.VariableDeclaration, file: ts.SourceFile): string {
  const name = node.name.getText(file)
  return isStage(node) ? `function ${name}(options?: Partial<Options>): Stage` : `const ${name} = ${node.initializer?.getText(file) ?? ''}`
}

function signatureOf(node: ts.FunctionLikeDeclaration, file: ts.SourceFile): string {
  const text = node.getText(file)
  return (node.body ? text.slice(0, node.body.getStart(file) - node.getStart(file)) : text).trim()
}

/** The public members of a class, each with its comment. */
function classOf(node: ts.ClassDeclaration, file: ts.SourceFile): string {
  const isPublic = (member: ts.ClassElement): boolean =>
    !(member.name && ts.isPrivateIdentifier(member.name)) && !(ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({kind}) => kind === ts.SyntaxKind.PrivateKeyword))
  const members = node.members.filter(isPublic).map((member) => {
    const comment = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc).map((doc) => `  ${doc.getText(file)}\n`).join('')
    const code = ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) || ts.isGetAccessor(member) ? signatureOf(member, file) : member.getText(file)
    return `${comment}  ${code}`
  })
  const heritage = node.heritageClauses?.map((clause) => ` ${clause.getText(file)}`).join('') ?? ''
  return `class ${node.name!.text}${heritage} {\n${members.join('\n')}\n}`
}

function isStage(node: Named): boolean {
  const call = ts.isVariableDeclaration(node) ? node.initializer : undefined
  return call !== undefined && ts.isCallExpression(call) && call.expression.getText() === 'defineStage'
}

/** The options of a stage with their defaults, by the object of these: the second argument of defineStage, or `defaults` of its file. */
function optionsOf(node: Named, file: ts.SourceFile): Option[] | null {
  const returnsStage = ts.isFunctionDeclaration(node) && node.type?.getText(file) === 'Stage' && node.parameters[0]?.name.getText(file) === 'options'
  if (!isStage(node) && !returnsStage) return null
  const argument = ts.isVariableDeclaration(node) ? (node.initializer as ts.CallExpression).arguments[1] : undefined
  const defaults = file.statements.flatMap(named).find((declaration) => ts.isVariableDeclaration(declaration) && declaration.name.getText(file) === 'defaults') as ts.VariableDeclaration | undefined
  const object = argument && ts.isObjectLiteralExpression(argument) ? argument : defaults?.initializer
  if (!object || !ts.isObjectLiteralExpression(object)) return null
  const interfaces = file.statements.filter(ts.isInterfaceDeclaration).flatMap(({members}) => [...members])
  return object.properties.filter(ts.isPropertyAssignment).map((property) => {
    const name = property.name.getText(file)
    const described = commentOf(property) || commentOf(interfaces.find((member) => member.name?.getText(file) === name) ?? property)
    return {name, value: printedValue(property.initializer, file), says: described}
  })
}

/** A default without the assertion of its type. */
function printedValue(node: ts.Expression, file: ts.SourceFile): string {
  return flat(ts.isAsExpression(node) ? node.expression.getText(file) : printer.printNode(ts.EmitHint.Unspecified, node, file))
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
