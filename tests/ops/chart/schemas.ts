import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from './tools.ts';

/** Copies the schemas of Kubernetes' own kinds so that they refer to each other as files: as published, they name web addresses. */
export function writeKindSchemas(from: string, to: string): void {
  mkdirSync(to);
  for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
    const schema = JSON.parse(readFileSync(join(from, file), 'utf8'));
    delete schema.$id;
    const text = JSON.stringify(schema).replaceAll(/"[^"]*\/_definitions\.json#/g, '"_definitions.json#');
    writeFileSync(join(to, file), text);
  }
}

/** Writes a schema for each version of the custom resources that these objects define: {kind}_{version}.json, refusing unknown fields. */
export function writeCrdSchemas(objects: Resource[], to: string): void {
  for (const { kind, spec } of objects) {
    if (kind !== 'CustomResourceDefinition') continue;
    for (const { name, schema } of spec.versions) {
      const file = join(to, `${spec.names.kind.toLowerCase()}_${name}.json`);
      writeFileSync(file, JSON.stringify(closed(schema.openAPIV3Schema, true)));
    }
  }
}

/** The API server drops what a structural schema does not name; here that is a fault. */
function closed(schema: Resource, isTop = false): Resource {
  if (Array.isArray(schema)) return schema.map((each) => closed(each));
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const { properties, additionalProperties } = schema;
  const isObject = typeof properties === 'object' && properties !== null && schema.type === 'object';
  if (!isObject || additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields']) return inner;
  // `metadata` has no properties of its own in a definition, so it stays open.
  const own = isTop ? { apiVersion: {}, kind: {}, metadata: {}, ...inner.properties } : inner.properties;
  return { ...inner, properties: own, additionalProperties: false };
}
