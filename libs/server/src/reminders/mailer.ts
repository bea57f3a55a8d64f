// Decides how a message leaves as mail: by SMTP, in plain text, with an id of its own so that a server that gets it twice can tell.
import { createHash } from 'node:crypto';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}
/** The address or the message was refused for good; trying again would not help. */
export class MailRefusedError extends Error {}
export interface Mailer {
  /** Throws MailRefusedError, or any other error when it may be tried again. */
  readonly send: (mail: Mail) => Promise<void>;
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

const isPermanent = (error: unknown): boolean => {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  // 5yz is a permanent negative completion (RFC 5321, 4.2.1); wrong credentials are ours to mend, not the address's fault.
  return typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600 && code !== 'EAUTH';
};

export const smtpMailer = (url: string, from: string): Mailer => ({
  send: async ({ to, subject, text, id }) => {
    // Loaded when the first mail leaves: most processes never send one.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url, ...TIMEOUTS }, { from });
    try {
      const messageId = `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@camphor>`;
      // An object, not a header line: an address book entry cannot add recipients.
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw isPermanent(error) ? new MailRefusedError(error instanceof Error ? error.message : String(error), { cause: error }) : error;
    } finally {
      transport.close();
    }
  },
});
