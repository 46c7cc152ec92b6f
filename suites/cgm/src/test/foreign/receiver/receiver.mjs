// Foreign Chart: a receiver of CGM data, as a vendor would build it who has read the guide and nothing else.
// node receiver.mjs --port 0 [--patient ID] [--other-patient ID] [--token T] [--read-token T] [--flaw NAME]...
import { createApp } from './app.mjs';
import { serve } from './server.mjs';

const options = { port: 0, patient: 'p1', otherPatient: 'p2', flaws: [], peculiarities: [] };
const NAMES = { '--port': 'port', '--patient': 'patient', '--other-patient': 'otherPatient', '--token': 'token', '--read-token': 'readToken' };

const words = process.argv.slice(2);
while (words.length) {
  const name = words.shift();
  if (!words.length) fail(`${name} needs a value`);
  if (name === '--flaw') options.flaws.push(words.shift());
  else if (name === '--peculiar') options.peculiarities.push(words.shift());
  else if (NAMES[name]) options[NAMES[name]] = words.shift();
  else fail(`Unknown option ${name}`);
}

function fail(text) {
  console.error(text);
  process.exit(2);
}

let app;
try { app = createApp(options); } catch (problem) { fail(problem.message); }
const server = serve(app);
server.listen(Number(options.port), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}/fhir`);
});

// Whoever started us ends us by closing our input, or by a signal.
function stop() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.stdin.resume();
process.stdin.on('end', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
