import { workerData } from 'node:worker_threads';
import { makeDirectory, type PGliteOptions } from './pglite.ts';

/** A thread that makes a new directory and ends: initdb needs as much memory again as the database, which only the end of its thread gives back. */
await makeDirectory(workerData as PGliteOptions);
