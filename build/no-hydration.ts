/**
 * Stands in the window's bundle for the part of Svelte that takes over a page a server has made. There is no
 * server, so its questions have one answer each, and all that follows from another one is left out.
 */
export const hydrating = false;
export const hydrate_node = undefined;
export const set_hydrate_node = <T>(node: T): T => node;
export const set_hydrating = () => undefined;
export const hydrate_next = () => undefined;
export const hydrate_template = () => undefined;
export const read_hydration_instruction = () => undefined;
export const reset = () => undefined;
export const next = () => undefined;
export const skip_nodes = () => undefined;
