/** A field that may stay empty: what was typed into it under its name, else nothing. */
export const formValue = (name: string, text: string): object =>
  text.trim() === '' ? {} : { [name]: text.trim() };

/** Digits are a number; anything else goes as it is, for main to say what is wrong with it. */
export const typedPort = (text: string): unknown =>
  /^\d+$/.test(text.trim()) ? Number(text) : text.trim();

/** Names with commas between them. */
export const typedHosts = ({ hosts }: { readonly hosts: string }): object =>
  hosts.trim() === '' ? {} : { hosts: hosts.split(',').map((host) => host.trim()) };
