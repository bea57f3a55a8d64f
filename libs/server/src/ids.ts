// Decides how a new row is named: UUIDv7, ordered by time, the same on one server or a cluster.
import { v7 } from 'uuid';

export const newId = (): string => v7();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => UUID.test(text);
