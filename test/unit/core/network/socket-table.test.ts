import { describe, expect, it } from 'vitest';
import { socketOwner, type SocketEnd } from '../../../../src/main/core/network/socket-table.ts';

/* Printed by Linux 6.18 on x86-64: listeners of root, clients of the users 1000 and 65534. */
const TCP = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     ',
  '   0: 0100007F:8C5B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 660003 1 00000000e851545e 100 0 0 10 0                    ',
  '   3: 0100007F:A7EF 0100007F:94B8 06 00000000:00000000 03:000016EF 00000000     0        0 0 3 000000002c1b7ad1                                      ',
  ' 156: 0100007F:8C5B 0100007F:92F8 01 00000000:00000000 00:00000000 00000000     0        0 660005 1 00000000e83e835f 20 0 0 10 -1                    ',
  ' 431: 0100007F:92F8 0100007F:8C5B 01 00000000:00000000 00:00000000 00000000  1000        0 660004 2 0000000096c0574c 20 0 0 10 -1                    ',
  ' 432: 0100007F:92F9 0100007F:8C5B 01 00000000:00000000 00:00000000 00000000 65534        0 660006 2 0000000096c0574d 20 0 0 10 -1                    ',
].join('\n');
const TCP6 = [
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 00000000000000000000000001000000:86ED 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 660008 1 00000000658ffccf 100 0 0 10 0',
  '   1: 0000000000000000FFFF00000100007F:D0FA 0000000000000000FFFF00000100007F:8A21 01 00000000:00000000 00:00000000 00000000  1000        0 660015 2 00000000c5bc099b 20 0 0 10 -1',
  '   2: 00000000000000000000000001000000:902C 00000000000000000000000001000000:86ED 01 00000000:00000000 00:00000000 00000000  1001        0 660009 2 00000000c5bc099b 20 0 0 10 -1',
  '   3: B80D01200000000067452301EFCDAB89:902C B80D01200000000067452301EFCDAB89:86ED 01 00000000:00000000 00:00000000 00000000  1002        0 660010 2 00000000c5bc099b 20 0 0 10 -1',
].join('\n');

const at = (address: string, port: number): SocketEnd => ({ address, port });
const here = (port: number) => at('127.0.0.1', port);

describe('the owner of a socket', () => {
  it('is the user of the row with both ends of the connection', () => {
    expect(socketOwner(TCP, here(0x92f8), here(0x8c5b))).toBe(1000);
    expect(socketOwner(TCP, here(0x92f9), here(0x8c5b))).toBe(65_534);
    expect(socketOwner(TCP, here(0x8c5b), here(0x92f8))).toBe(0);
  });

  it('is found for IPv6, and for IPv4 in IPv6 notation', () => {
    expect(socketOwner(TCP6, at('::1', 0x902c), at('::1', 0x86ed))).toBe(1001);
    expect(socketOwner(TCP6, here(0xd0fa), here(0x8a21))).toBe(1000);
    const mapped = '::ffff:127.0.0.1';
    expect(socketOwner(TCP6, at(mapped, 0xd0fa), at(mapped, 0x8a21))).toBe(1000);
    const whole = '2001:db8::123:4567:89ab:cdef';
    expect(socketOwner(TCP6, at(whole, 0x902c), at(whole, 0x86ed))).toBe(1002);
  });

  it.each([
    ['the port of the client', here(0x92fa), here(0x8c5b)],
    ['the port of the listener', here(0x92f8), here(0x8c5c)],
    ['the address', at('127.0.0.2', 0x92f8), here(0x8c5b)],
    ['the version of the protocol', at('::1', 0x92f8), at('::1', 0x8c5b)],
  ])('is unknown if the row has another value for %s', (_, near, far) => {
    expect(socketOwner(TCP, near, far)).toBeUndefined();
  });

  it('is unknown for a listener, and for a socket that its process has closed', () => {
    expect(socketOwner(TCP, here(0x8c5b), at('0.0.0.0', 0))).toBeUndefined();
    expect(socketOwner(TCP, here(0xa7ef), here(0x94b8))).toBeUndefined();
    const orphan = TCP.replace('1000        0 660004', '   0        0 0');
    expect(socketOwner(orphan, here(0x92f8), here(0x8c5b))).toBeUndefined();
  });

  it('is read from a big-endian kernel', () => {
    const row =
      '   0: 7F000001:92F8 7F000001:8C5B 01 00000000:00000000 00:00000000 00000000  1000        0 660004 2 0 20 0 0 10 -1';
    expect(socketOwner(row, here(0x92f8), here(0x8c5b), 'BE')).toBe(1000);
    expect(socketOwner(row, here(0x92f8), here(0x8c5b))).toBeUndefined();
  });

  it.each([
    '',
    '\n\n',
    'not a table',
    ' 431: 0100007F:92F8 0100007F:8C5B 01',
    '0 0 0 0 0 0 0 0 0 0',
  ])('is unknown for other text (%j)', (text) => {
    expect(socketOwner(text, here(0x92f8), here(0x8c5b))).toBeUndefined();
  });
});
