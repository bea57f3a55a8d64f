// Shows in which hours of Asia/Shanghai people are written to.
import { isOfficeHour, localHour } from './schedules';

describe('the hour of the county', () => {
  it.each([
    ['2026-12-05T00:00:00.000Z', '2026-12-05T08', true],
    ['2026-12-04T23:59:59.999Z', '2026-12-05T07', false],
    ['2026-12-05T09:59:59.999Z', '2026-12-05T17', true],
    ['2026-12-05T10:00:00.000Z', '2026-12-05T18', false],
    ['2026-12-31T16:30:00.000Z', '2027-01-01T00', false],
  ])('of %s is %s, office hour: %s', (instant, hour, isOffice) => {
    expect(localHour(new Date(instant))).toBe(hour);
    expect(isOfficeHour(new Date(instant))).toBe(isOffice);
  });
});
