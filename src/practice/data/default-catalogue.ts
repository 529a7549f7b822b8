import type { StreamingImage, StudioComponentSummary } from './catalogue-wire-types.ts';
import type { ScriptedEula, ScriptedProfile } from './scripted-studio.ts';

const linux = 'practice-linux';
const windows = 'practice-windows';

/** Two images: Linux without terms of use, Windows with two. */
export const defaultImages: readonly Partial<StreamingImage>[] = [
  {
    streamingImageId: linux,
    name: 'Linux desktop',
    description: 'Rocky Linux with compositing and rendering tools.',
  },
  {
    streamingImageId: windows,
    name: 'Windows desktop',
    description: 'Windows with animation and effects tools.',
    platform: 'WINDOWS',
    eulaIds: ['practice-drivers-eula', 'practice-effects-eula'],
  },
];

/** The terms of the Windows image. */
export const defaultEulas: readonly ScriptedEula[] = [
  { eulaId: 'practice-drivers-eula', name: 'Graphics driver terms' },
  { eulaId: 'practice-effects-eula', name: 'Effects suite terms' },
];

/** The terms accepted at the start. Others are left open, so that accepting can be tried. */
export const defaultAcceptedEulas: readonly string[] = ['practice-drivers-eula'];

/** The studio components that every launch profile uses. */
export const defaultComponents: readonly StudioComponentSummary[] = [
  {
    studioComponentId: 'practice-storage',
    name: 'Project storage',
    description: 'Where shots and assets are.',
    type: 'SHARED_FILE_SYSTEM',
    subtype: 'AMAZON_FSX_FOR_LUSTRE',
  },
  {
    studioComponentId: 'practice-licences',
    name: 'Licence server',
    type: 'LICENSE_SERVICE',
    subtype: 'CUSTOM',
  },
];

/** The launch profiles. Workstations of "Review" cannot be stopped. */
export const defaultProfiles: readonly ScriptedProfile[] = [
  {
    launchProfileId: 'practice-compositing',
    name: 'Compositing',
    description: 'Compositing and look development.',
    streamConfiguration: {
      ec2InstanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
      streamingImageIds: [linux, windows],
    },
  },
  {
    launchProfileId: 'practice-animation',
    name: 'Animation',
    description: 'Rigging, layout and animation.',
    streamConfiguration: {
      ec2InstanceTypes: ['g4dn.xlarge', 'g4dn.2xlarge', 'g5.xlarge'],
      streamingImageIds: [windows, linux],
    },
  },
  {
    launchProfileId: 'practice-simulation',
    name: 'Simulation',
    description: 'Water, smoke and cloth.',
    streamConfiguration: {
      ec2InstanceTypes: ['g5.8xlarge', 'g5.16xlarge'],
      streamingImageIds: [linux],
      maxSessionLengthInMinutes: 1_440,
    },
  },
  {
    launchProfileId: 'practice-review',
    name: 'Review',
    description: 'Short-lived workstations for looking at shots.',
    streamConfiguration: {
      ec2InstanceTypes: ['g4dn.xlarge', 'g5.xlarge'],
      streamingImageIds: [linux],
      clipboardMode: 'DISABLED',
      maxSessionLengthInMinutes: 120,
      maxStoppedSessionLengthInMinutes: 0,
    },
  },
];
