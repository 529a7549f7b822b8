import { describe, expect, it } from 'vitest';
import { onlyAdministratorsChange } from '../../../../src/main/core/policy/windows-access.ts';

/** The access list of an administrator's file in ProgramData. */
const usual = 'O:BAG:DUD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
/** Users can create files in such a folder, but not replace those of others. */
const programData =
  'O:BAG:DUD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';

describe('an access list', () => {
  it.each([
    ['of an administrator’s file', usual, 'file'],
    ['that is longer and by numbers', `${usual}(A;;FR;;;S-1-1-0)(D;;FA;;;BG)`, 'file'],
    ['with an audit part', `${usual}S:AI(AU;SAFA;FW;;;WD)`, 'file'],
    ['of a folder in ProgramData', programData, 'folder'],
    ['by the system’s SID', 'O:S-1-5-18G:SYD:P(A;;FA;;;S-1-5-32-544)', 'file'],
  ] as const)('%s belongs to an administrator', (_, sddl, what) => {
    expect(onlyAdministratorsChange(sddl, what)).toBe(true);
  });

  it.each([
    ['of a user’s own file', usual.replace('O:BA', 'O:S-1-5-21-1-2-3-1001'), 'file'],
    ['that lets users write', `${usual}(A;;FW;;;BU)`, 'file'],
    ['that lets everybody do everything', `${usual}(A;;0x1f01ff;;;WD)`, 'file'],
    ['that lets users append', `${usual}(A;;LC;;;BU)`, 'file'],
    ['that lets users change it by a generic right', `${usual}(A;;GW;;;AU)`, 'file'],
    ['that lets users change the list', `${usual}(A;;WD;;;BU)`, 'file'],
    ['that lets users delete', `${usual}(A;;SD;;;BU)`, 'file'],
    ['of a folder where users may delete what is in it', `${programData}(A;;DT;;;BU)`, 'folder'],
    ['with a condition', `${usual}(XA;;FW;;;BU;(a == 1))`, 'file'],
    ['with a right nobody knows', `${usual}(A;;ZZ;;;BU)`, 'file'],
    ['that is empty', 'O:BAG:BAD:', 'file'],
    ['that is not there', 'O:BAG:BAD:NO_ACCESS_CONTROL', 'file'],
    ['that is nothing', '', 'file'],
    ['without an owner', usual.slice('O:BA'.length), 'file'],
  ] as const)('%s does not belong to an administrator', (_, sddl, what) => {
    expect(onlyAdministratorsChange(sddl, what)).toBe(false);
  });
});
