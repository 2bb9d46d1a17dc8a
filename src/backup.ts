import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { callersFolder, programName } from './program-name.ts';
import { sqliteFolder } from './sqlite-folder.ts';
import { backUp } from './store/sqlite/backup.ts';

const program = new Command(programName('backup'))
  .description("Copies the database (servers' settings, opt-outs) into one file, also while the bot runs.")
  .argument('<file>', 'where to put it')
  .option('--overwrite', 'replace the file if it is there')
  .showHelpAfterError()
  .action((file: string, { overwrite }: { readonly overwrite?: true }) => {
    for (const hint of loadEnvironment()) process.stderr.write(`${hint}\n`);
    const target = resolve(callersFolder('backup'), file);
    const made = backUp(sqliteFolder(loadConfig(process.env), 'backup'), target, { overwrite: overwrite ?? false });
    const rows = [...made.rows].flatMap(([table, count]) => (count > 0 ? [`${table} ${count}`] : []));
    process.stdout.write(`${made.file}: ${rows.join(', ') || 'no rows'}\n`);
  });

try {
  program.parse();
} catch (error) {
  exitWithProblem(error);
}
