import { useMutation } from '@tanstack/preact-query';
import { useEffect, useRef, useState } from 'preact/hooks';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { Answer } from './answer';

/** An address, then the code that was mailed to it. */
export function SignInByCode() {
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
  const error = codeAsked ? signIn.error : askCode.error;

  return (
    <>
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
    </>
  );
}
