import {
  HELP,
  completionPoints,
  pathStarts,
  valueOptions,
  type CompletedTable,
  type CompletionWord,
} from './completion-points.ts';

const wordsOf = (words: readonly CompletionWord[]): string => words.map(([word]) => word).join(' ');
/** In single quotes, for bash, zsh and fish. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const quotedForPowershell = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const startPattern = (table: CompletedTable): string => pathStarts(table).join('|');

export function bash(table: CompletedTable): string {
  const { program } = table;
  const { all, connections } = valueOptions(table);
  const others = all.filter((name) => !connections.includes(name));
  const cases = completionPoints(table).map(
    ({ path, words, connections: ids }) =>
      `    ${quoted(path)}) words=${quoted(wordsOf(words))}${ids ? '; ids=yes' : ''} ;;`,
  );
  return `# bash completion for ${program}
_${program}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local path='' words='' ids='' index
  COMPREPLY=()
  case $previous in
    ${connections.join('|')}) ids=yes ;;
    ${others.join('|')}) return ;;
  esac
  if [[ -z $ids ]]; then
    for (( index = 1; index < COMP_CWORD; index++ )); do
      case \${COMP_WORDS[index]} in
        -*) break ;;
      esac
      case $path in
        '') path=\${COMP_WORDS[index]} ;;
        ${startPattern(table)}) path="$path \${COMP_WORDS[index]}" ;;
        *) break ;;
      esac
    done
    case $path in
${cases.join('\n').replaceAll(/^ {4}/gm, '      ')}
    esac
  fi
  if [[ -n $ids && $current != -* ]]; then
    words="$words $(command ${program} connections list 2>/dev/null < /dev/null | cut -f 1 | grep -x '[a-z0-9-]*')"
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _${program} ${program}
`.trimEnd();
}

export function zsh(table: CompletedTable): string {
  const { program } = table;
  const { all, connections } = valueOptions(table);
  const others = all.filter((name) => !connections.includes(name));
  const described = ([word, about]: CompletionWord) =>
    quoted(about === '' ? word : `${word.replaceAll(':', '\\:')}:${about}`);
  const cases = completionPoints(table).map(
    ({ path, words, connections: ids }) =>
      `    ${quoted(path)}) described=(${words.map(described).join(' ')})${ids ? '; ids=yes' : ''} ;;`,
  );
  return `#compdef ${program}
_${program}() {
  local current=\${words[CURRENT]} previous=\${words[CURRENT-1]}
  local command_path='' ids='' index
  local -a described
  case $previous in
    ${connections.join('|')}) ids=yes ;;
    ${others.join('|')}) return 1 ;;
  esac
  if [[ -z $ids ]]; then
    for (( index = 2; index < CURRENT; index++ )); do
      [[ \${words[index]} == -* ]] && break
      case $command_path in
        '') command_path=\${words[index]} ;;
        ${startPattern(table)}) command_path="$command_path \${words[index]}" ;;
        *) break ;;
      esac
    done
    case $command_path in
${cases.join('\n').replaceAll(/^ {4}/gm, '      ')}
    esac
  fi
  (( \${#described} )) && _describe command described
  if [[ -n $ids && $current != -* ]]; then
    compadd -- \${(f)"$(command ${program} connections list 2>/dev/null < /dev/null | cut -f 1 | grep -x '[a-z0-9-]*')"}
  fi
}
if [[ $funcstack[1] == _${program} ]]; then _${program} "$@"; else compdef _${program} ${program}; fi`;
}

export function fish(table: CompletedTable): string {
  const { program, commands } = table;
  const ids = `'(command ${program} connections list 2>/dev/null </dev/null | string split -f 1 \\t)'`;
  const rule = (condition: string, rest: string) =>
    `complete -c ${program} -n ${quoted(condition)} ${rest}`;
  const at = (path: string) => `__${program}_at ${path}`.trimEnd();
  const words = completionPoints(table).flatMap(({ path, words: all, connections }) => [
    ...all
      .filter(([word]) => !word.startsWith('--') || path === '')
      .map(([word, about]) =>
        word.startsWith('--')
          ? rule(at(path), `-l ${word.slice(2)} -d ${quoted(about)}`)
          : rule(at(path), `-a ${word}${about === '' ? '' : ` -d ${quoted(about)}`}`),
      ),
    ...(connections ? [rule(at(path), `-a ${ids}`)] : []),
  ]);
  const options = commands.flatMap(({ name, options: own }) => [
    ...Object.entries(own).map(([key, option]) => {
      const value =
        option.kind === 'flag' ? '' : option.completes === undefined ? ' -x' : ` -x -a ${ids}`;
      return rule(at(name), `-l ${key} -d ${quoted(option.about)}${value}`);
    }),
    rule(at(name), `-l help -d ${quoted(HELP[1])}`),
  ]);
  return `# fish completion for ${program}
function __${program}_at
    set -l path
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; and break
        if test (count $path) -eq 0
            set path $word
        else if contains -- $path[1] ${pathStarts(table).join(' ')}; and test (count $path) -eq 1
            set -a path $word
        end
    end
    test "$path" = "$argv"
end
complete -c ${program} -f
${[...words, ...options].join('\n')}`;
}

export function powershell(table: CompletedTable): string {
  const { program } = table;
  const { all, connections } = valueOptions(table);
  const list = (names: readonly string[]) => `@(${names.map(quotedForPowershell).join(', ')})`;
  const hash = completionPoints(table).map(({ path, words }) => {
    const entries = words.map(
      ([word, about]) =>
        `@(${quotedForPowershell(word)}, ${quotedForPowershell(about === '' ? word : about)})`,
    );
    return `    ${quotedForPowershell(path)} = @(${entries.join(', ')})`;
  });
  const ids = completionPoints(table).filter((point) => point.connections);
  return `# PowerShell completion for ${program}
Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {
  param($current, $ast, $position)
  $points = @{
${hash.join('\n')}
  }
  $entered = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | Select-Object -Skip 1 | ForEach-Object { "$_" })
  $previous = if ($entered.Count -gt 0) { $entered[-1] } else { '' }
  $path = ''
  foreach ($word in $entered) {
    if ($word.StartsWith('-')) { break }
    if ($path -eq '') { $path = $word }
    elseif (${list(pathStarts(table))} -contains $path) { $path = "$path $word" }
    else { break }
  }
  $ids = ${list(connections)} -contains $previous
  if (-not $ids -and ${list(all)} -contains $previous) { return }
  $words = @()
  if (-not $ids) {
    if ($points.ContainsKey($path)) { $words += $points[$path] }
    $ids = ${list(ids.map(({ path }) => path))} -contains $path -and -not $current.StartsWith('-')
  }
  if ($ids) {
    $words += @(& ${program} connections list 2>$null | ForEach-Object { $id = ($_ -split "\\t")[0]; ,@($id, $id) })
  }
  $words | Where-Object { $_[0].StartsWith($current) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}`;
}
