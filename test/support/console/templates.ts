/** A template for the sessions of a console. */
export interface SessionTemplate {
  readonly Id: string;
  readonly Name: string;
  readonly Description?: string;
  readonly OsFamily?: string;
  readonly Type?: 'VIRTUAL' | 'CONSOLE';
  readonly CreatedBy?: string;
  readonly CreationTime?: string;
  readonly Requirements?: string;
  readonly MaxConcurrentClients?: number;
}

/** Two templates, the default of a script. */
export const defaultTemplates: readonly SessionTemplate[] = [
  {
    Id: 'template-comp',
    Name: 'Compositing',
    Description: 'A desktop of Linux',
    OsFamily: 'linux',
    Type: 'VIRTUAL',
    CreatedBy: 'head',
    CreationTime: '2025-03-01T09:00:00Z',
  },
  {
    Id: 'template-edit',
    Name: 'Editing',
    OsFamily: 'windows',
    Type: 'CONSOLE',
    CreatedBy: 'head',
    CreationTime: '2025-03-02T09:00:00Z',
  },
];
