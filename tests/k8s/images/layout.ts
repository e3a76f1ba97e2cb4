import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** A layer of an image as an uncompressed tar. */
export interface Layer {
  file: string;
  sha256: string;
}

export interface ImageConfig {
  User?: string;
  WorkingDir?: string;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  ExposedPorts?: Record<string, object>;
}

export interface Image {
  /** With its tag. */
  name: string;
  layers: Layer[];
  config: ImageConfig;
}

/** Packs what is in `dir` as a layer into `file`, owned by that user and group. */
export async function packLayer(file: string, dir: string, owner = 0): Promise<Layer> {
  const owned = ['--sort=name', '--mtime=@0', `--owner=${owner}`, `--group=${owner}`, '--numeric-owner'];
  execFileSync('tar', ['-C', dir, ...owned, '-cf', file, ...readdirSync(dir)]);
  return { file, sha256: await sha256Of(file) };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Writes the images into one OCI layout and packs that as `file`, for `ctr images import`. Layers that images share are in it once. */
export function packImages(file: string, images: Image[]): void {
  const layout = mkdtempSync(`${file}.`);
  const blobs = join(layout, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const addJson = (content: object) => {
    const text = JSON.stringify(content);
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(blobs, sha256), text);
    return { digest: `sha256:${sha256}`, size: Buffer.byteLength(text) };
  };
  const packed = new Map(images.flatMap(({ layers }) => layers).map((layer) => [layer.sha256, layer.file]));
  for (const [sha256, tar] of packed) linkSync(tar, join(blobs, sha256));
  const manifests = images.map(({ name, layers, config }) => {
    const diff_ids = layers.map(({ sha256 }) => `sha256:${sha256}`);
    const described = addJson({ architecture: 'amd64', os: 'linux', config, rootfs: { type: 'layers', diff_ids } });
    const manifest = addJson({
      schemaVersion: 2,
      mediaType: manifestType,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...described },
      layers: layers.map((layer) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        digest: `sha256:${layer.sha256}`,
        size: statSync(layer.file).size,
      })),
    });
    return { mediaType: manifestType, ...manifest, annotations: { 'io.containerd.image.name': name } };
  });
  writeFileSync(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  execFileSync('tar', ['-C', layout, '-cf', file, '.']);
  rmSync(layout, { recursive: true });
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
