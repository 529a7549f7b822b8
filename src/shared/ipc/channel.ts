/** The channel a message of the contract travels on. */
export const channelOf = (group: string, name: string): string => `stagedoor:${group}.${name}`;
