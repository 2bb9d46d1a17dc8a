// A child that says why it cannot open, and ends as ours do.
process.once('message', () => {
  process.send?.({ kind: 'failed', error: { name: 'Error', message: 'the networks are not what they were' } }, () => {
    process.kill(process.pid, 'SIGKILL');
  });
});
