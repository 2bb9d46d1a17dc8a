import Libsql from 'libsql';

// A database browser in the middle of an edit: takes the write lock of the file that is named, and keeps it.

const [path] = process.argv.slice(2);
const database = new Libsql(path ?? '', { timeout: 5000 });
database.exec('BEGIN IMMEDIATE');
process.stdout.write('locked\n');
setInterval(() => database.inTransaction, 60_000);
