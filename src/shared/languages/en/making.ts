/** The form for a new workstation. */
export const making = {
  name: 'Name',
  requirements: 'Requirements',
  requirementsHint: "Which server it may be placed on, in the broker's words.",
  title: 'New workstation',
  profile: 'Profile',
  type: 'Type',
  image: 'Image',
  loading: (place: string) => `Loading what ${place} allows`,
  connectOnce: 'Connect once it is ready',
  toAgree: 'To be agreed to',
  acceptFirst: 'It has to be accepted first.',
  agreement: 'Agreement',
  textOf: (name: string) => `Text of ${name}`,
  openAgreement: (host: string) => `Open the agreement (${host})`,
  accepted: 'You have accepted it.',
  accept: (name: string) => `I accept: ${name}`,
};
