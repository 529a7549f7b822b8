/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  /** States, as a row shows them. */
  states: {
    READY: 'Ready',
    CREATE_IN_PROGRESS: 'Being made',
    START_IN_PROGRESS: 'Starting',
    STOP_IN_PROGRESS: 'Stopping',
    DELETE_IN_PROGRESS: 'Being deleted',
    STOPPED: 'Stopped',
    DELETED: 'Deleted',
    CREATE_FAILED: 'Could not be made',
    START_FAILED: 'Could not start',
    STOP_FAILED: 'Could not stop',
    DELETE_FAILED: 'Could not be deleted',
    UNREACHED: 'Cannot be reached',
    UNTRIED: 'Not tried',
  },
  unknown: 'State unknown',
  /** Why a workstation cannot be connected to. */
  reasons: {
    'until-ready': 'Wait until it is ready',
    'until-stopped': 'Wait until it has stopped',
    'going-away': 'It is going away',
    gone: 'It is gone',
    'not-running': 'It is not running',
    administrator: 'Ask your administrator',
    'not-known': 'It is not known to be ready',
  },
  /** Status codes of one that is well. */
  progress: {
    STREAMING_SESSION_READY: 'It is ready. You can connect to it.',
    STREAMING_SESSION_STARTED: 'It has started. It is ready in a moment.',
    STREAMING_SESSION_STOPPED: 'It is stopped. Start it to connect to it.',
    STREAMING_SESSION_DELETED: 'It is gone. Make a new one if you need it.',
    STREAMING_SESSION_CREATE_IN_PROGRESS: 'It is being made. This takes some minutes.',
    STREAMING_SESSION_START_IN_PROGRESS: 'It is starting. This takes some minutes.',
    STREAMING_SESSION_STOP_IN_PROGRESS: 'It is stopping. Wait until it has stopped.',
    STREAMING_SESSION_DELETE_IN_PROGRESS: 'It is being deleted. It is gone in a moment.',
  },
  /** Status codes of one that is not: what is so, and what to do. */
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: 'There is no machine of this kind free right now.',
      advice: 'Try again in a while, or choose another instance type.',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: "It could not join the studio's domain.",
      advice: 'Tell your administrator.',
    },
    NETWORK_CONNECTION_ERROR: {
      what: "It could not reach the studio's network.",
      advice: 'Try again; if it stays so, tell your administrator.',
    },
    NETWORK_INTERFACE_ERROR: {
      what: 'It got no network of its own.',
      advice: 'Try again; if it stays so, tell your administrator.',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: 'A script that prepares it has failed.',
      advice: 'Tell your administrator, with the name of the launch profile.',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: 'Its image could not be decrypted.',
      advice: 'Tell your administrator.',
    },
    AMI_VALIDATION_ERROR: {
      what: 'Its image is not one the studio can use.',
      advice: 'Tell your administrator.',
    },
    INTERNAL_ERROR: {
      what: 'The studio had a problem of its own.',
      advice: 'Try again in a minute.',
    },
    // Why a direct host is not reached, or not tried.
    proxied: {
      what: 'A proxy stands in between, so a try from here means nothing.',
      advice: 'Connect to see whether it is there.',
    },
    name: {
      what: 'Its name cannot be looked up from here.',
      advice: 'A VPN that is off is the usual cause.',
    },
    refused: {
      what: 'Nothing listens on its port.',
      advice: 'The DCV server may still be starting.',
    },
    'time-out': {
      what: 'It does not answer from here.',
      advice: 'A VPN or firewall is the usual cause.',
    },
    'no-route': {
      what: 'There is no way to it from this network.',
      advice: 'Check the VPN or the network cable.',
    },
    handshake: {
      what: 'It answers, but not as a DCV server does.',
      advice: 'A firewall may be in between.',
    },
    certificate: {
      what: 'Its certificate is not trusted, and this connection is strict about it.',
      advice: 'Ask your administrator.',
    },
  },
  both: (what: string, advice: string) => `${what} ${advice}`,
  serviceSays: (code: string) => `The service says ${code}.`,
  itSays: (message: string) => `It says: ${message}`,
};
