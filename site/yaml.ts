/** Checks YAML against a schema, and reports the line of each mistake. */
import type { z } from 'astro/zod';
import { isNode, LineCounter, parseDocument } from 'yaml';

export type Reporter = (line: number, message: string) => void;

/** Parses a text. Undefined if it is not YAML or not what the schema asks for; each reason is reported. */
export function checkYaml<T>(text: string, schema: z.ZodType<T>, report: Reporter): T | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const { message, pos } of document.errors)
    report(lines.linePos(pos[0]).line, message.split('\n')[0] ?? '');
  if (document.errors.length > 0) return undefined;
  const { data, error } = schema.safeParse(document.toJS() ?? {});
  for (const { path: at, message } of error?.issues ?? []) {
    // A missing key has no place of its own, so report its parent's.
    const node = [at, at.slice(0, -1)]
      .map((keys) => document.getIn(keys, true))
      .find((found) => isNode(found));
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    report(line, at.length > 0 ? `${at.join('.')}: ${message}` : message);
  }
  return data;
}
