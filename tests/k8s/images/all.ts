import { mkdirSync, rmSync } from 'node:fs';
import type { Binaries } from '../binaries.ts';
import { appImages } from './app.ts';
import { packImages } from './layout.ts';
import { baseLayer, daprImages, pause, programImage } from './parts.ts';

/** Tags of the app's image: the one installed, and the one it is upgraded to. */
export const tags = ['one', 'two'];

/** Packs all images that the cluster runs into `file`. `metricsServer`: where that is, if the cluster shall run it. */
export async function prepareImages(file: string, binaries: Binaries, metricsServer?: string): Promise<void> {
  const dir = `${file}.d`;
  mkdirSync(dir);
  const base = await baseLayer(dir);
  const images = [
    await pause(dir, binaries.pause),
    ...(await daprImages(dir, base, binaries)),
    ...(await appImages(dir, base, tags)),
    ...(metricsServer ? [await programImage(dir, base, 'actodo.test/metrics-server:1', metricsServer)] : []),
  ];
  packImages(file, images);
  rmSync(dir, { recursive: true });
}
