/** What `stagedoor --help` prints. */
export const HELP = `Stagedoor opens remote workstations in the DCV viewer.

stagedoor [LINK]                       opens the window (and connects, if a link is given)
stagedoor connect [LINK] [--connection ID] [--studio ID] [--session ID] [--stream ID]
                  [--timeout SECONDS] [--no-viewer] [--no-check] [--json]
stagedoor connections list [--json]    the saved connections
stagedoor connections add [--json]     reads one JSON object from standard input
stagedoor connections remove ID
stagedoor connections test ID [--json]
stagedoor sessions --connection ID [--studio ID] [--json]
stagedoor profiles --connection ID [--studio ID] [--json]
stagedoor start --connection ID --session ID [--studio ID] [--backup ID] [--wait] [--json]
stagedoor stop | end --connection ID --session ID [--studio ID] [--wait] [--json]
stagedoor new --connection ID --profile ID [--image ID] [--instance-type TYPE] [--studio ID]
              [--wait] [--json]        makes a workstation; --wait until it is ready
              start, stop, end and new take --timeout SECONDS as well
stagedoor history [--json | --csv]     the last launches, newest first
stagedoor doctor [--json]              viewer, keychain, clock, network: what is well and what is not
stagedoor practice [--port N] [--json] the practice studio, in the foreground
stagedoor --version | --help

A connection's "credentials": {"source": "keychain", "accessKeyId", "secretAccessKey", "sessionToken"?},
{"source": "environment"}, {"source": "profile", "profile"}, {"source": "identity-center", "startUrl",
"region", "accountId", "roleName"}, or {"source": "assume-role", "roleArn", "mfaSerial"?, "externalId"?,
"base": one of the others}. Codes of MFA devices are asked for on the terminal; without one, exit 5.

A link: stagedoor://connect?connection=ID&session=ID[&studio=ID][&stream=ID]

Exit statuses: 0 handed over, 2 wrong usage or link, 3 stream failed, 4 time limit, 5 not signed in
or not allowed, 6 viewer, 7 not found, 8 keychain, 9 refused by the service, 10 not reachable or not
trusted, 70 a bug of ours, 130 cancelled.

STAGEDOOR_HOME    moves settings, logs and hand-over files to another folder
STAGEDOOR_VIEWER  names the viewer's executable`;
