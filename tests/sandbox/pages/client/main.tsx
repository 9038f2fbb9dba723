import { render } from 'preact';
import type { Boot } from '../boot';
import { Classes } from '../classes';
import { App } from './app';
import { BootData } from './boot-data';
import { formsSendThemselves } from './forms-send-themselves';

const root = document.getElementById('root');
const data = document.getElementById('boot')?.dataset.boot;
if (!root || !data) throw new Error('This document was not made by the sandbox.');

const boot = JSON.parse(data) as Boot;
formsSendThemselves();
render(
  <BootData.Provider value={boot}>
    <Classes.Provider value={boot.classes}>
      <App />
    </Classes.Provider>
  </BootData.Provider>,
  root,
);
