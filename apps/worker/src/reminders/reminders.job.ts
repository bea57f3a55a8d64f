// Works on what people are told: messages in inboxes, and the mail of those who have an address.
import type { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { notify, sendMail, smtpMailer, type JobHandlers, type MailDesk } from '@camphor/server';

export const remindersJobs = (
  source: DataSource,
  settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'publicUrl'>,
): Pick<JobHandlers, 'writeNotifications' | 'sendMail'> => {
  const desk: MailDesk = {
    mailer: settings.smtpUrl === null ? null : smtpMailer(settings.smtpUrl, settings.mailFrom),
    publicUrl: settings.publicUrl,
  };
  return {
    writeNotifications: { within: (tx, { payload, now }) => notify(tx, payload, settings, now) },
    sendMail: { alone: ({ payload, now }) => sendMail(source, payload.notificationId, desk, now) },
  };
};
