import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds } from './kind';
import { commitmentIn, commitmentUrl } from './page-url';

const subcontract = { companyId: '4100', projectId: '24017', kind: 'subcontract' as const, id: '700101' };
const order = { companyId: '4100', projectId: '24017', kind: 'purchase-order' as const, id: '700102' };
const host = '/webclients/host/companies/4100/projects/24017/tools/contracts/commitments';

describe('the commitment that a path names', () => {
  test.each([
    [`${host}/work_order_contracts/700101`, subcontract],
    [`${host}/work_order_contracts/700101/`, subcontract],
    [`${host}/work_order_contracts/700101/change_history`, subcontract],
    [`${host}/purchase_order_contracts/700102/edit`, order],
    ['/24017/project/contracts/commitments/work_order_contracts/700101', { ...subcontract, companyId: null }],
    ['/24017/project/commitments/purchase_order_contracts/700102/change_history', { ...order, companyId: null }],
    [`${host}/work_order_contracts/90071992547409931`, { ...subcontract, id: '90071992547409931' }],
  ])('%s', (path, ref) => {
    expect(commitmentIn(path)).toEqual(ref);
  });

  test.each([
    '',
    '/',
    host,
    `${host}/work_order_contracts`,
    `${host}/work_order_contracts/`,
    `${host}/work_order_contracts/create`,
    `${host}/work_order_contracts/700101x`,
    `${host}/work_order_contracts/-700101`,
    `${host}/work_order_contracts/7001%2f01`,
    `${host}/work_order_contracts/٧٠٠١`,
    `${host}/WORK_ORDER_CONTRACTS/700101`,
    `${host}/change_orders/700101`,
    `${host}/work_order_contracts/../700101`,
    `/evil${host}/work_order_contracts/700101`,
    `/${host}/work_order_contracts/700101`,
    '/webclients/host/companies/x/projects/24017/tools/contracts/commitments/work_order_contracts/700101',
    '/project/commitments/work_order_contracts/700101',
    '/24017/project/prime_contracts/700101',
    '/24017/company/erp_integrations/commitments/ready_to_export',
    `https://app.procore.com${host}/work_order_contracts/700101`,
  ])('none in %s', (path) => {
    expect(commitmentIn(path)).toBeNull();
  });
});

const digits = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
const refs = fc.record({ companyId: digits, projectId: digits, kind: fc.constantFrom(...kinds), id: digits });

test('every address that is made names what it was made of', () => {
  fc.assert(
    fc.property(refs, fc.constantFrom('https://app.procore.com', 'http://127.0.0.1:8788/a?b#c'), (ref, webUrl) => {
      const url = new URL(commitmentUrl(webUrl, ref));
      expect(url.origin).toBe(new URL(webUrl).origin);
      expect(commitmentIn(url.pathname)).toEqual(ref);
    }),
  );
});

test('no path makes it throw or name what is not digits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webPath()), (path) => {
      const ref = commitmentIn(`${host}/work_order_contracts/${path}`);
      if (ref) expect(ref.id).toMatch(/^[0-9]+$/);
    }),
  );
});
