import { plural } from '../plural.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'A Nimble studio',
  nimbleMeans:
    'Your studio gave you a region or an endpoint, and keys, an AWS profile or a sign-in page.',
  addNimble: 'Add a Nimble studio',
  dcv: 'DCV at your studio',
  dcvMeans:
    'Your studio gave you the address of an Access Console, a Session Manager broker or a DCV host.',
  addDcv: 'Add a DCV connection',
  onThisMachine: 'Found on this machine',
  looking: 'Looking for the DCV viewer and AWS profiles',
  viewer: 'The DCV viewer is installed.',
  profiles: (count: number) =>
    plural('en', count, {
      one: `${count} AWS profile can be used to sign in.`,
      other: `${count} AWS profiles can be used to sign in.`,
    }),
  noProfiles: 'There are no AWS profiles. You can sign in in other ways.',
  testedFirst: 'It is tested first, and added if all is well.',
  testedInPart: 'What takes no sign-in is tested first, the rest once you have signed in.',
  testing: {
    'sign-in': 'Testing how you sign in',
    network: 'Testing the way there',
    service: 'Asking what is open to you',
  },
  notWell: 'Not everything is well, so nothing is added yet',
  cancelTest: 'Cancel test',
  back: 'Back to the form',
  addAnyway: 'Add anyway',
  added: (name: string) => `${name} is added. The test found nothing wrong.`,
  addedUntested: (name: string) => `${name} is added.`,
  addedInPart: (name: string) => `${name} is added. The rest is tested when you sign in.`,
};
