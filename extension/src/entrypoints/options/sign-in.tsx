import { useMutation } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { useMe, useSession, useWays } from '../../panels/ui/reads';
import { Typed } from '../../panels/ui/typed';
import { Answer } from './answer';
import { SignInByCode } from './sign-in-by-code';
import { SignInWithProcore } from './sign-in-with-procore';

/** Who one is here, and the ways in that the API knows. */
export function SignIn({ title }: { title: string }) {
  const session = useSession();
  const company = useMe(session.data?.signedIn ?? false).data?.company.name;
  const ways = useWays(session.data !== undefined);
  const signOut = useMutation({ mutationFn: () => request('sign-out', null) });
  const disconnect = useMutation({ mutationFn: () => request('disconnect-procore', null) });
  const isWithProcore = ways.data?.includes('procore') ?? false;

  if (session.data?.signedIn && session.data.person) {
    const { name, email: address } = session.data.person;
    return (
      <section class="card" aria-labelledby="sign-in">
        <h2 id="sign-in">{title}</h2>
        <p>
          {i18n.t('signIn.as')} <b>{name}</b> <span class="muted">{address}</span>
          {company && (
            <span class="company">
              <Typed text={company} />
            </span>
          )}
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            signOut.mutate();
          }}
        >
          <button type="submit">{i18n.t('signIn.out')}</button>
          {isWithProcore && (
            <button
              type="button"
              aria-describedby="disconnect"
              aria-disabled={disconnect.isPending}
              onClick={() => disconnect.mutate()}
            >
              {i18n.t('signIn.disconnect')}
            </button>
          )}
        </form>
        {isWithProcore && (
          <p class="muted" id="disconnect">
            {i18n.t('signIn.disconnectMeans')}
          </p>
        )}
        {disconnect.error && <Answer good={false}>{faultText(faultIn(disconnect.error))}</Answer>}
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="sign-in">
      <h2 id="sign-in">{title}</h2>
      {isWithProcore && <SignInWithProcore />}
      {/* Where the API cannot be asked, the code's form says why. */}
      {(ways.data?.includes('code') ?? ways.isFetched) && <SignInByCode />}
    </section>
  );
}
