// Lists what the bundles are made of as CycloneDX, from the lock file alone: the same lock file gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Packages that build or check and do not get into a bundle are left out. */
export function writeBillOfMaterials(lockFile, target) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const components = Object.entries(packages)
    .filter(([path, entry]) => path && !entry.dev)
    .map(([path, entry]) => component(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), entry))
    .sort((one, other) => (one.purl < other.purl ? -1 : 1));
  const unique = components.filter((each, index) => index === 0 || each.purl !== components[index - 1].purl);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: unique }, null, 2) + '\n');
}

function component(name, { version, license, integrity }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [algorithm, hash] = (integrity ?? '').split('-');
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    ...(license && { licenses: [/[ (]/.test(license) ? { license: { name: license } } : { license: { id: license } }] }),
    ...(hash && { hashes: [{ alg: algorithm.replace(/^sha/, 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') }] }),
    purl,
  };
}
