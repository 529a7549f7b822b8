import { describe, expect, it } from 'vitest';
import { onlyAdministratorsChange } from '../../../../src/main/core/policy/windows-access.ts';

/** The access list of an administrator's file in ProgramData. */
const administratorsFile = 'O:BAG:DUD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
/** Users can create files in such a folder, but not replace those of others. */
const programData =
  'O:BAG:DUD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';

describe('an access list', () => {
  it.each([
    ['of an administrator’s file', administratorsFile, 'file'],
    [
      'with more entries, one with a numeric SID',
      `${administratorsFile}(A;;FR;;;S-1-1-0)(D;;FA;;;BG)`,
      'file',
    ],
    ['with audit entries', `${administratorsFile}S:AI(AU;SAFA;FW;;;WD)`, 'file'],
    ['of a folder in ProgramData', programData, 'folder'],
    ['with the SID of the system as the owner', 'O:S-1-5-18G:SYD:P(A;;FA;;;S-1-5-32-544)', 'file'],
  ] as const)('%s can be changed only by administrators', (_, sddl, what) => {
    expect(onlyAdministratorsChange(sddl, what)).toBe(true);
  });

  it.each([
    ['of a user’s own file', administratorsFile.replace('O:BA', 'O:S-1-5-21-1-2-3-1001'), 'file'],
    ['that lets users write', `${administratorsFile}(A;;FW;;;BU)`, 'file'],
    ['that lets everyone do everything', `${administratorsFile}(A;;0x1f01ff;;;WD)`, 'file'],
    ['that lets users append', `${administratorsFile}(A;;LC;;;BU)`, 'file'],
    ['that lets users write through a generic right', `${administratorsFile}(A;;GW;;;AU)`, 'file'],
    ['that lets users change the list', `${administratorsFile}(A;;WD;;;BU)`, 'file'],
    ['that lets users delete', `${administratorsFile}(A;;SD;;;BU)`, 'file'],
    ['of a folder whose content users can delete', `${programData}(A;;DT;;;BU)`, 'folder'],
    ['with a condition', `${administratorsFile}(XA;;FW;;;BU;(a == 1))`, 'file'],
    ['with an unknown right', `${administratorsFile}(A;;ZZ;;;BU)`, 'file'],
    ['that is empty', 'O:BAG:BAD:', 'file'],
    ['that does not exist', 'O:BAG:BAD:NO_ACCESS_CONTROL', 'file'],
    ['without a text', '', 'file'],
    ['without an owner', administratorsFile.slice('O:BA'.length), 'file'],
  ] as const)('%s can be changed by others, or is refused as unclear', (_, sddl, what) => {
    expect(onlyAdministratorsChange(sddl, what)).toBe(false);
  });
});
