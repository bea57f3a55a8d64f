// Shows the change of the own password: the present one, the new one twice; other sessions of the account end.
import type { Words } from '@camphor/domain';
import { App, Form, Input, Modal } from 'antd';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  title: { zh: '修改密码', en: 'Change the password' },
  means: { zh: '修改后，您在其他电脑上的登录会退出，本机不受影响。', en: 'Your other sessions end; this one goes on.' },
  current: { zh: '现在的密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  nextHint: { zh: '至少 10 位，不要用账号名或常见密码。', en: 'At least 10 characters; neither the username nor a common one.' },
  again: { zh: '再输一次新密码', en: 'New password again' },
  differs: { zh: '两次输入的新密码不一致', en: 'The two differ' },
  asked: { zh: '请输入', en: 'Needed' },
  short: { zh: '至少 10 位', en: 'At least 10 characters' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '密码已修改，下次登录请用新密码。', en: 'The password was changed.' },
} satisfies Record<string, Words>;

interface Filled {
  readonly current: string;
  readonly password: string;
  readonly again: string;
}
export const ChangePassword = ({ onClose }: { onClose: () => void }) => {
  const say = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const change = useChange('changePassword', { quiet: true });
  const send = ({ current, password }: Filled) =>
    change.mutate(
      { body: { current, password } },
      {
        onSuccess: () => {
          void message.success(say(words.done));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={say(words.title)}
      okText={say(words.title)}
      cancelText={say(words.cancel)}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={buttonMark('confirm-password')}
    >
      <p className="consequence">{say(words.means)}</p>
      <Form<Filled> form={form} layout="vertical" requiredMark={false} onFinish={send} data-testid="password-form">
        <Form.Item name="current" label={say(words.current)} rules={[{ required: true, message: say(words.asked) }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={200} data-testid="password-current" />
        </Form.Item>
        <Form.Item
          name="password"
          label={say(words.next)}
          extra={say(words.nextHint)}
          rules={[{ required: true, min: 10, message: say(words.short) }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} data-testid="password-next" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say(words.again)}
          dependencies={['password']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(say(words.differs))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} data-testid="password-again" />
        </Form.Item>
        {/* Enter in any field sends. */}
        <input type="submit" hidden />
        {change.error && <ProblemAlert error={change.error} />}
      </Form>
    </Modal>
  );
};
