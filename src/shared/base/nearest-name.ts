/** The most changes that a misspelled name differs by; a short name differs by fewer. */
const MAX_CHANGES = 3;

/** A part of a name that is long enough to recognize the whole. */
const MIN_PART = 4;

/** The name that was probably meant: the most similar one, if it is similar enough. Case and separators do not count. */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const wanted = plain(text);
  const distances = names.map((name) => ({ name, distance: distance(wanted, plain(name)) }));
  return distances.sort((one, other) => one.distance - other.distance).find(isNear)?.name;
}

const isNear = ({ distance }: { readonly distance: number }) => distance <= MAX_CHANGES;

/** The number of changes, `Infinity` if they are too many. A name that contains the other one is as far away as possible. */
function distance(wanted: string, known: string): number {
  const [shorter, longer] = wanted.length < known.length ? [wanted, known] : [known, wanted];
  const limit = Math.min(MAX_CHANGES, Math.floor(longer.length / 3));
  const changes = longer.length - shorter.length > limit ? Infinity : changesBetween(wanted, known);
  if (changes <= limit) return changes;
  return shorter.length >= MIN_PART && longer.includes(shorter) ? MAX_CHANGES : Infinity;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** How many letters have to be added, removed, replaced or swapped with the next one (optimal string alignment). */
function changesBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const at = (line: readonly number[], index: number) => line[index] ?? Infinity;
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped && row > 1 && column > 1 ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
