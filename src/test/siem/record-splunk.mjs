// Records what Splunk's own client library sends for the events of splunk-events.json, to compare ours with.
//   npm install --prefix FOLDER splunk-logging@0.11.1
//   node src/test/siem/record-splunk.mjs FOLDER > src/test/resources/siem/splunk-logging.json
import http from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? '.');
const require = createRequire(folder + '/node_modules/');
const { Logger } = require('splunk-logging');
const { version } = JSON.parse(readFileSync(folder + '/node_modules/splunk-logging/package.json'));
const { token, metadata, events } = JSON.parse(readFileSync('src/test/resources/siem/splunk-events.json'));

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"text":"Success","code":0}');
    const { authorization, 'content-type': contentType } = request.headers;
    const body = Buffer.concat(parts).toString('utf8');
    console.log(JSON.stringify({ library: `splunk-logging ${version}`, path: request.url, authorization, contentType, body }, null, 2));
    server.close();
  });
});

server.listen(0, '127.0.0.1', () => {
  const logger = new Logger({ token, url: `http://127.0.0.1:${server.address().port}`, maxBatchCount: events.length });
  // The event itself, and not the library's {message, severity} around it.
  logger.eventFormatter = (message) => message;
  for (const { time, event } of events) {
    logger.send({ message: event, metadata: { ...metadata, time } });
  }
});
