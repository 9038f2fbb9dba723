import { afterEach } from 'vitest';
import { tellScreens } from './on-screen';

afterEach(({ task }) => tellScreens(task.result?.state === 'fail'));
