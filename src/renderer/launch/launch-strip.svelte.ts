/** Whether the panel of the strip is open, and which launch's card is open in it. */
export function createLaunchStrip() {
  let isOpen = $state(false);
  let card = $state.raw<string>();
  return {
    get isOpen() {
      return isOpen;
    },
    get card() {
      return card;
    },
    toggle: () => {
      isOpen = !isOpen;
      card = undefined;
    },
    close: () => {
      isOpen = false;
      card = undefined;
    },
    /** Opens the panel with the card of a launch, or without one. */
    openCard: (launch: string | undefined) => {
      isOpen = true;
      card = launch;
    },
  };
}
export type LaunchStrip = ReturnType<typeof createLaunchStrip>;
