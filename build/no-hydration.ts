/**
 * Replaces the part of Svelte that hydrates pages rendered by a server. There is no server, so its functions return
 * constants, and the bundler removes the code for the other cases.
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
