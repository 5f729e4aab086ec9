// Bundles the web components into static resources of the jar: node build.mjs FOLDER.
// Installs what the lock file names first, and does nothing where neither sources nor lock file changed.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBillOfMaterials } from './sbom.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../target/classes/META-INF/resources/bylaw/components'));
const models = resolve(here, '../bpmn');
const stamp = join(out, '.built-from');

const inputs = [
  ...['package-lock.json', 'build.mjs', 'sbom.mjs', '.bpmnlintrc'].map(name => join(here, name)),
  ...readdirSync(join(here, 'src'), { recursive: true }).map(name => join(here, 'src', name)),
  ...readdirSync(models).map(name => join(models, name)),
].filter(name => /\.[a-z]+$/.test(name)).sort();
const fingerprint = createHash('sha256');
// Without the folder that all of it lies in, which is another on each machine: the jar has this too.
inputs.forEach(name => fingerprint.update(relative(here, name)).update(readFileSync(name)));
const digest = fingerprint.digest('hex');
writeBillOfMaterials(join(here, 'package-lock.json'), resolve(out, '../../../sbom/frontend.cdx.json'));
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
  process.exit(0);
}

const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
const installed = join(here, 'node_modules', '.installed-from');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
  console.log('Installing the front end\'s packages');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
  writeFileSync(installed, lock);
}

execFileSync(join(here, 'node_modules/.bin/bpmnlint'), readdirSync(models).filter(name => name.endsWith('.bpmn')).map(name => join(models, name)), { cwd: here, stdio: 'inherit' });

const { build } = await import('esbuild');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: readdirSync(join(here, 'src')).filter(name => /^[a-z-]+\.js$/.test(name)).map(name => join('src', name)),
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  chunkNames: 'chunk-[hash]',
  assetNames: 'asset-[hash]',
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl', '.css': 'text' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
writeFileSync(stamp, digest);
