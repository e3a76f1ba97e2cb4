import { mkdirSync, rmSync } from 'node:fs';
import type { Binaries } from '../binaries.ts';
import { appImages } from './app.ts';
import { packImages } from './layout.ts';
import { baseLayer, daprImages, pause } from './parts.ts';

/** Tags of the app's image: the one installed, and the one it is upgraded to. */
export const tags = ['one', 'two'];

/** Packs all images that the cluster runs into `file`. */
export async function prepareImages(file: string, binaries: Binaries): Promise<void> {
  const dir = `${file}.d`;
  mkdirSync(dir);
  const base = await baseLayer(dir);
  const images = [
    await pause(dir, binaries.pause),
    ...(await daprImages(dir, base, binaries)),
    ...(await appImages(dir, base, tags)),
  ];
  packImages(file, images);
  rmSync(dir, { recursive: true });
}
