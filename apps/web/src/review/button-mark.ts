// Records the mark by which tests find a button that a dialogue makes by itself.
import type { ButtonProps } from 'antd';

export const buttonMark = (testId: string): ButtonProps => ({
  htmlType: 'button',
  'data-testid': testId,
});
