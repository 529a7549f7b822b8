import { startViewer } from '../../../src/main/adapters/viewer/viewer-process.ts';

// A process that starts the given viewer and waits for its end.
const started = await startViewer(process.argv[2] ?? '', [], process.env);
if (started.ok) await started.value.exited;
