// Shows one unit to the administrator: new, or with what can change of it; a unit ends by a day, it is never deleted.
import type { Answer } from '@camphor/contract';
import { UNIT_KINDS, unitKindWords, type UnitKind, type Words } from '@camphor/domain';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { ProblemAlert } from '../ui/problem-alert';
import { peopleWords } from './people-words';

export type Unit = Answer<'listUnits'>['items'][number];
const words = {
  code: { zh: '单位代码', en: 'Code' },
  codeHint: { zh: '字母、数字和短横线；以后不能改。', en: 'Letters, digits and dashes; it cannot change later.' },
  name: { zh: '单位名称', en: 'Name' },
  kind: { zh: '单位类别', en: 'Kind' },
  parent: { zh: '上级代码', en: 'Parent' },
  validFrom: { zh: '启用日期', en: 'Valid from' },
  validTo: { zh: '停用日期', en: 'Valid to' },
  validToHint: { zh: '最后一日。停用后不再纳入新的年度，已有报告不变。', en: 'Its last day. Later cycles leave it out; its reports stay.' },
  exempt: { zh: '不公开（涉密等）', en: 'Exempt from publication' },
  exemptReason: { zh: '不公开的原因', en: 'Reason' },
} satisfies Record<string, Words>;

interface Filled {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly exempt: boolean;
  readonly exemptReason?: string;
}
export const UnitForm = ({ unit, onDone }: { unit: Unit | null; onDone: () => void }) => {
  const say = useWords();
  const me = useMe();
  const create = useChange('createUnit');
  const patch = useChange('patchUnit');
  const [form] = Form.useForm<Filled>();
  const exempt = Form.useWatch('exempt', form);
  const save = ({ code, parent, name, kind, validFrom, validTo, exempt: hidden, exemptReason }: Filled) => {
    const reason = hidden ? (exemptReason ?? '') : null;
    if (!unit) create.mutate({ body: { code, parent, name, kind, exempt: hidden, exemptReason: reason } }, { onSuccess: onDone });
    else
      patch.mutate(
        {
          params: { id: unit.id },
          body: { name, kind, exempt: hidden, exemptReason: reason, validFrom: validFrom || null, validTo: validTo || null },
        },
        { onSuccess: onDone },
      );
  };
  const required = [{ required: true, whitespace: true, message: say(peopleWords.required) }];
  const error = create.error ?? patch.error;
  return (
    <Form<Filled>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={save}
      initialValues={{
        ...unit,
        kind: unit?.kind ?? 'department',
        parent: unit?.parent ?? me.organisation.code,
        exempt: unit?.exempt ?? false,
      }}
      data-testid="unit-form"
    >
      <Form.Item
        name="code"
        label={say(words.code)}
        extra={unit ? undefined : say(words.codeHint)}
        rules={[...required, { pattern: /^[A-Za-z0-9-]{1,64}$/, message: say(words.codeHint) }]}
      >
        <Input disabled={unit !== null} maxLength={64} />
      </Form.Item>
      <Form.Item name="name" label={say(words.name)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={say(words.kind)}>
        <Select options={UNIT_KINDS.map((kind) => ({ value: kind, label: say(unitKindWords[kind]) }))} />
      </Form.Item>
      <Form.Item name="parent" label={say(words.parent)} rules={required}>
        <Input disabled={unit !== null} maxLength={64} />
      </Form.Item>
      {unit && (
        <>
          <Form.Item name="validFrom" label={say(words.validFrom)}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validTo" label={say(words.validTo)} extra={say(words.validToHint)}>
            <Input type="date" data-testid="unit-valid-to" />
          </Form.Item>
        </>
      )}
      <Form.Item name="exempt" valuePropName="checked">
        <Checkbox>{say(words.exempt)}</Checkbox>
      </Form.Item>
      {exempt && (
        <Form.Item name="exemptReason" label={say(words.exemptReason)} rules={required}>
          <Input.TextArea maxLength={300} autoSize />
        </Form.Item>
      )}
      {error && <ProblemAlert error={error} />}
      <Button type="primary" htmlType="submit" loading={create.isPending || patch.isPending} data-testid="save-unit">
        {say(peopleWords.save)}
      </Button>
    </Form>
  );
};
