import type { CommandFacts, OperandDefinition } from './command-definition.ts';

/** `[LINK]`, `ID`, `bash|zsh`, `[COMMAND]...` */
export function operandTerm({ name, required, many, choices }: OperandDefinition): string {
  const term = choices?.join('|') ?? name;
  return `${required === true ? term : `[${term}]`}${many === true ? '...' : ''}`;
}

/** An option as help lists it: `--connection ID`, `--json`. */
export function optionTerm(name: string, option: CommandFacts['options'][string]): string {
  return option.kind === 'text' ? `--${name} ${option.value}` : `--${name}`;
}

/** The same option in commander's syntax. */
export const optionFlags = (name: string, option: CommandFacts['options'][string]): string =>
  option.kind === 'text' ? `--${name} <${option.value}>` : `--${name}`;

/** The rest of a usage line after the command's name, in parts that must stay on one line. */
export function synopsisParts({ operand, options }: CommandFacts): readonly string[] {
  return [
    ...(operand === undefined ? [] : [operandTerm(operand)]),
    ...Object.entries(options).map(([name, option]) => {
      const term = optionTerm(name, option);
      return option.kind === 'text' && option.required === true ? term : `[${term}]`;
    }),
  ];
}

/** Joins parts into lines of at most `width` characters; further lines are indented to the first part. */
export function wrapParts(head: string, parts: readonly string[], width: number): string {
  const lines: string[] = [];
  let line = head;
  for (const part of parts) {
    if (line.length + 1 + part.length > width && line !== head) {
      lines.push(line);
      line = ' '.repeat(head.length);
    }
    line += ` ${part}`;
  }
  return [...lines, line].join('\n');
}
