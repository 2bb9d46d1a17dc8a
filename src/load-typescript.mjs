// `--import tsx` does nothing in the worker threads of Node 20; registering its hooks does.
import { register } from 'tsx/esm/api';

register();
