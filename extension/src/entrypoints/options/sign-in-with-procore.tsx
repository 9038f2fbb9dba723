import { useMutation } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { useSigningIn } from '../../panels/ui/reads';
import { Around } from '../../panels/ui/typed';
import { Answer } from './answer';

/** Procore's own sign-in in a tab, and then, for somebody in several companies, in which of them to work. */
export function SignInWithProcore() {
  const signingIn = useSigningIn().data;
  const begin = useMutation({ mutationFn: () => request('begin-procore-sign-in', null) });
  const choose = useMutation({ mutationFn: (companyId: string) => request('choose-company', { companyId }) });
  const isBegun = signingIn?.state === 'waiting' || signingIn?.state === 'choosing';
  const drop = () => void request('drop-procore-sign-in', null);
  const fault = begin.error ? faultIn(begin.error) : signingIn?.fault;

  if (signingIn?.state === 'choosing') {
    return (
      <fieldset>
        <legend>{i18n.t('signIn.choose')}</legend>
        <ul class="sites companies">
          {signingIn.companies.map(({ id, name }) => (
            <li key={id}>
              <button type="button" aria-disabled={choose.isPending} onClick={() => choose.mutate(id)}>
                <span>
                  <Around text={name} say={(it) => i18n.t('signIn.chosen', [it])} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        <button type="button" onClick={drop}>
          {i18n.t('signIn.stopWaiting')}
        </button>
      </fieldset>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <button type="submit" class={isBegun ? '' : 'act'} aria-disabled={begin.isPending}>
        {i18n.t('signIn.withProcore')}
      </button>
      {isBegun && (
        <button type="button" onClick={drop}>
          {i18n.t('signIn.stopWaiting')}
        </button>
      )}
      <p class="muted" role="status">
        {isBegun ? i18n.t('signIn.waiting') : i18n.t('signIn.procoreMeans')}
      </p>
      {!isBegun && fault && <Answer good={false}>{faultText(fault)}</Answer>}
    </form>
  );
}
