import { readFileSync } from 'node:fs';

// Prints the sum of vitest's JSON report as "N passed, N failed"; fails when a test failed or was left out.

const [path] = process.argv.slice(2);
const report = JSON.parse(readFileSync(path, 'utf8'));
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
// A file that cannot be loaded has no tests to fail.
const broken = report.testResults.filter(({ status, assertionResults }) => {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
});
const passed = tests.filter(({ status }) => status === 'passed');
const failed = tests.filter(({ status }) => status === 'failed');
const leftOut = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');

for (const { name } of broken) process.stdout.write(`could not run: ${name}\n`);
for (const { fullName } of leftOut) process.stdout.write(`left out: ${fullName}\n`);
process.stdout.write(`${passed.length} passed, ${failed.length + broken.length} failed\n`);
if (passed.length === 0 || failed.length + broken.length + leftOut.length > 0) process.exitCode = 1;
