/** An optional field: its value under its name, or nothing if it is empty. */
export const formValue = (name: string, text: string): object =>
  text.trim() === '' ? {} : { [name]: text.trim() };

/** Digits become a number. Anything else is passed on, and the main process reports it. */
export const portValue = (text: string): unknown =>
  /^\d+$/.test(text.trim()) ? Number(text) : text.trim();

/** Names with commas between them. */
export const hostListValues = ({ hosts }: { readonly hosts: string }): object =>
  hosts.trim() === '' ? {} : { hosts: hosts.split(',').map((host) => host.trim()) };
