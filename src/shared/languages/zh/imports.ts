import type { Texts } from '../catalogue.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: '机密信息不会通过文件传递。请自行输入。',
    agreement: '需要在能看到命令的地方表示同意。请重新选择配置文件。',
    unsafe: '它会使任何证书都被接受。请改为指定 CA 文件或固定公钥。',
    'not-fitting': '其值不能用于此设置。',
    twice: '它出现了两次，且值不同。',
    'not-kept': '连接没有此设置。',
  },
} satisfies Texts['imports'];
