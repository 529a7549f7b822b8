/** How a workstation on EC2 is reached: one of its addresses, or a tunnel of Systems Manager. */
export const EC2_ADDRESSES = [
  'private-ip',
  'public-ip',
  'private-dns',
  'public-dns',
  'ssm',
] as const;
export type Ec2Address = (typeof EC2_ADDRESSES)[number];
