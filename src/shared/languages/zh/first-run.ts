import type { Texts } from '../catalogue.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'Nimble 工作室',
  nimbleMeans: '工作室提供了区域或端点，以及密钥、AWS 配置文件或登录页面。',
  addNimble: '添加 Nimble 工作室',
  dcv: '工作室的 DCV',
  dcvMeans: '工作室提供了 Access Console、Session Manager Broker 或 DCV 主机的地址。',
  addDcv: '添加 DCV 连接',
  onThisMachine: '在本机上找到的内容',
  looking: '正在查找 DCV 查看器和 AWS 配置文件',
  viewer: '已安装 DCV 查看器。',
  profiles: (count) => `有 ${count} 个 AWS 配置文件可用于登录。`,
  noProfiles: '没有 AWS 配置文件。可以用其他方式登录。',
  testedFirst: '会先进行测试，一切正常时才添加。',
  testedInPart: '先测试无需登录的部分，其余部分在登录后测试。',
  testing: {
    'sign-in': '正在测试登录方式',
    network: '正在测试网络路径',
    service: '正在查询可访问的内容',
  },
  notWell: '并非一切正常，因此尚未添加任何内容',
  cancelTest: '取消测试',
  back: '返回表单',
  addAnyway: '仍要添加',
  added: (name) => `已添加“${name}”。测试未发现异常。`,
  addedUntested: (name) => `已添加“${name}”。`,
  addedInPart: (name) => `已添加“${name}”。其余部分会在登录时测试。`,
} satisfies Texts['firstRun'];
