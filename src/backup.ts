import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { callersFolder, programName } from './program-name.ts';
import { backUp } from './store/sqlite/backup.ts';
import { UserError } from './user-error.ts';

const program = new Command(programName('backup'))
  .description("Copies the database (servers' settings, opt-outs) into one file, also while the bot runs.")
  .argument('<file>', 'where to put it')
  .option('--overwrite', 'replace the file if it is there')
  .showHelpAfterError()
  .action((file: string, { overwrite }: { readonly overwrite?: true }) => {
    for (const hint of loadEnvironment()) process.stderr.write(`${hint}\n`);
    const { dataDir, databaseUrl } = loadConfig(process.env);
    const target = resolve(callersFolder('backup'), file);
    if (databaseUrl !== undefined) throw notSqlite(target);
    const made = backUp(dataDir, target, { overwrite: overwrite ?? false });
    const rows = [...made.rows].flatMap(([table, count]) => (count > 0 ? [`${table} ${count}`] : []));
    process.stdout.write(`${made.file}: ${rows.join(', ') || 'no rows'}\n`);
  });

/** PostgreSQL's own program makes a copy that its own program brings back, whatever the versions. */
function notSqlite(target: string): UserError {
  const file = `'${target.replaceAll("'", "'\\''")}'`;
  return new UserError(
    'store/not-sqlite',
    'DATABASE_URL names a PostgreSQL database. Its own tools copy it, also while bots use it, and bring it back:\n' +
      `  pg_dump --format=custom --file=${file} "$DATABASE_URL"\n` +
      `  pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${file}`,
  );
}

try {
  program.parse();
} catch (error) {
  exitWithProblem(error);
}
