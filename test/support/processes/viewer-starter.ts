import { startViewer } from '../../../src/main/adapters/viewer/viewer-process.ts';

// A process that starts the viewer it is given and waits for its end.
const started = await startViewer(process.argv[2] ?? '', [], process.env);
if (started.ok) await started.value.exited;
