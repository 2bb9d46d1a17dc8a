import { Command } from 'commander';
import { config as loadEnvironment } from 'dotenv';
import { loadConfig } from './config.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { backUp } from './store/sqlite/backup.ts';

const program = new Command('npm run backup --')
  .description("Copies the database (servers' settings, opt-outs) into one file, also while the bot runs.")
  .argument('<file>', 'where to put it')
  .option('--overwrite', 'replace the file if it is there')
  .showHelpAfterError()
  .action((file: string, { overwrite }: { readonly overwrite?: true }) => {
    loadEnvironment({ quiet: true });
    const made = backUp(loadConfig(process.env).dataDir, file, { overwrite: overwrite ?? false });
    const rows = [...made.rows].map(([table, count]) => `${count} ${table.replaceAll('_', ' ')}`);
    process.stdout.write(`${made.file}: ${rows.join(', ')}\n`);
  });

try {
  program.parse();
} catch (error) {
  exitWithProblem(error);
}
