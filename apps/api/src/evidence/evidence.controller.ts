// Listens for evidence (佐证材料): attached to a draft, listed, downloaded, removed.
import { Controller, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { Evidence, EvidenceModule, findEvidence, findVisible, listEvidence } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class EvidenceController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    const { manager } = this.source;
    this.scopes.register('evidence', async (actor, id) => {
      const found = await findEvidence(manager, id);
      return found !== null && (await findVisible(manager, actor, found.reportId)) !== null;
    });
  }

  @Route('listEvidence')
  async list(@Input() { params }: Input<'listEvidence'>) {
    return answered(await listEvidence(this.source.manager, params.id));
  }

  @Route('attachEvidence')
  attach(@Caller() actor: Actor, @Input() { params, body, file, ...asked }: Input<'attachEvidence'>) {
    return this.evidence.attach({ ...asked, actor, reportId: params.id }, body.target, file);
  }

  @Route('getEvidence')
  download(@Input() { params }: Input<'getEvidence'>) {
    return this.evidence.read(params.id);
  }

  @Route('removeEvidence')
  remove(@Caller() actor: Actor, @Input() { params, ...asked }: Input<'removeEvidence'>) {
    return this.evidence.remove({ ...asked, actor }, params.id);
  }
}

@Module({ imports: [EvidenceModule], controllers: [EvidenceController] })
export class EvidenceApiModule {}
