import { useMutation } from '@tanstack/preact-query';
import { useEffect, useRef, useState } from 'preact/hooks';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { useSession } from '../../panels/ui/reads';
import { Answer } from './answer';

/** Who one is here: an address, then the code that was mailed to it. */
export function SignIn({ title }: { title: string }) {
  const session = useSession();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (codeAsked) codeField.current?.focus();
  }, [codeAsked]);
  const askCode = useMutation({
    mutationFn: () => request('request-code', { email: email.trim() }),
    onSuccess: () => setCodeAsked(true),
  });
  const signIn = useMutation({
    mutationFn: () => request('sign-in', { email: email.trim(), code: code.replace(/\s/g, '') }),
    onSuccess: () => {
      setCode('');
      setCodeAsked(false);
    },
  });
  const signOut = useMutation({ mutationFn: () => request('sign-out', null) });
  const error = codeAsked ? signIn.error : askCode.error;

  if (session.data?.signedIn && session.data.person) {
    const { name, email: address } = session.data.person;
    return (
      <section class="card" aria-labelledby="sign-in">
        <h2 id="sign-in">{title}</h2>
        <p>
          {i18n.t('signIn.as')} <b>{name}</b> <span class="muted">{address}</span>
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            signOut.mutate();
          }}
        >
          <button type="submit">{i18n.t('signIn.out')}</button>
        </form>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="sign-in">
      <h2 id="sign-in">{title}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          askCode.mutate();
        }}
      >
        <label>
          {i18n.t('signIn.email')}
          <input
            type="email"
            required
            autocomplete="email"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class={codeAsked ? '' : 'act'} aria-disabled={askCode.isPending}>
          {codeAsked ? i18n.t('signIn.sendAgain') : i18n.t('signIn.sendCode')}
        </button>
      </form>
      {codeAsked && (
        <form
          class="code"
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
          <label>
            {i18n.t('signIn.code')}
            <input
              inputMode="numeric"
              autocomplete="one-time-code"
              required
              pattern="\s*(\d\s*){6}"
              value={code}
              ref={codeField}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="act" aria-disabled={signIn.isPending}>
            {i18n.t('signIn.in')}
          </button>
        </form>
      )}
      {codeAsked && !error && <p class="muted">{i18n.t('signIn.codeSent', [email.trim()])}</p>}
      {error && <Answer good={false}>{faultText(faultIn(error))}</Answer>}
    </section>
  );
}
