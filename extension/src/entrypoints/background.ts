import { defineBackground } from 'wxt/utils/define-background';
import { start } from '../background/start';

export default defineBackground(start);
