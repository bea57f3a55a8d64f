// Gives the evidence of a report by place, and the ways to attach, take out and open a piece.
import type { WireEvidence } from '@camphor/contract';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { client, useAnswer } from '../app/client';
import { byTarget } from './evidence-files';
import { saveFile } from '../ui/save-file';

export interface EvidenceDesk {
  readonly reportId: string;
  readonly all: readonly WireEvidence[];
  readonly at: (target: string) => readonly WireEvidence[];
  /** null until the service has told them. */
  readonly limits: { readonly fileBytes: number; readonly files: number; readonly bytes: number } | null;
  readonly editable: boolean;
  /** Asks anew what is there. */
  readonly refresh: () => Promise<void>;
}
export const EvidenceContext = createContext<EvidenceDesk | null>(null);
export const useEvidenceDesk = (): EvidenceDesk | null => useContext(EvidenceContext);

const NONE: readonly WireEvidence[] = [];
export const useEvidence = (reportId: string, editable: boolean): EvidenceDesk => {
  const queries = useQueryClient();
  const answer = useAnswer('listEvidence', { params: { id: reportId } });
  return useMemo(() => {
    const all = answer.data?.items ?? NONE;
    const places = byTarget(all);
    return {
      reportId,
      all,
      at: (target) => places.get(target) ?? NONE,
      limits: answer.data?.limits ?? null,
      editable,
      refresh: () => queries.invalidateQueries({ queryKey: ['listEvidence'] }),
    };
  }, [reportId, editable, answer.data, queries]);
};

/** Fetched with the session and handed to the browser as a file: a plain link would carry no session. */
export const downloadEvidence = async ({ id, name }: Pick<WireEvidence, 'id' | 'name'>): Promise<void> => {
  const { body } = await client('getEvidence', { params: { id } });
  saveFile(body, name);
};
