/** @jsxImportSource react */
import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { Text } from '@react-email/text';
import { Box } from './box';
import type { Letter } from './letter';
import { darkCss, paint } from './look';
import { Column } from './outlook';
import { PartOf } from './part';

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';

/** The HTML of a letter: one column of 600 px, no pictures, light and dark. */
export function Sheet({ letter }: { letter: Letter }) {
  const { preview, about, state, heading, parts, because, subject, stop } = letter;
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{subject}</title>
        <style>{`:root{color-scheme:light dark}@media (max-width:480px){.r-card{padding:20px 16px!important}.r-change th,.r-change td{display:block!important;width:auto!important;padding-right:0!important}.r-change td{padding-top:0!important}}${darkCss}`}</style>
      </Head>
      <Body {...paint('backdrop', { margin: 0, padding: 0 })}>
        <Preview>{[...preview].slice(0, 140).join('')}</Preview>
        <Box {...paint('backdrop', { padding: '24px 8px', fontFamily: font })}>
          <Column>
            <Container style={{ maxWidth: '600px' }}>
              <Box {...paint('card', card)}>
                <Text {...paint('muted', { ...small, margin: 0 })}>{about}</Text>
                {state && (
                  <Text {...paint(state.tone, { ...small, margin: '16px 0 0', fontWeight: 600 })}>● {state.words}</Text>
                )}
                <Heading as="h1" {...paint('text', { ...title, margin: state ? '4px 0 0' : '16px 0 0' })}>
                  {heading}
                </Heading>
                {parts.map((part) => (
                  <PartOf key={JSON.stringify(part)} part={part} />
                ))}
                <Box style={{ padding: '24px 0 0' }}>
                  <Box {...paint('rule', { padding: '12px 0 0', borderTopWidth: '1px', borderTopStyle: 'solid' })}>
                    <Text {...paint('muted', { margin: 0, fontSize: '12px', lineHeight: '18px' })}>
                      {because}
                      {stop && (
                        <>
                          {' '}
                          <Link href={stop.url} {...paint('muted', { textDecoration: 'underline' })}>
                            {stop.words}
                          </Link>
                        </>
                      )}
                      <br />
                      Sent by Rebound.
                    </Text>
                  </Box>
                </Box>
              </Box>
            </Container>
          </Column>
        </Box>
      </Body>
    </Html>
  );
}

const card = { padding: '28px 32px 24px', borderWidth: '1px', borderStyle: 'solid', borderRadius: '10px' };
const small = { fontSize: '13px', lineHeight: '20px' };
const title = { fontSize: '20px', lineHeight: '28px', fontWeight: 600 };
