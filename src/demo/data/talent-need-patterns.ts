/** What an invented need of a post is made of: skills by name, majors by code of the catalogue, pay in yuan a month. */
export interface PostPattern {
  readonly title: string
  readonly group: 'leading' | 'young' | 'skilled'
  readonly kind: 'management' | 'technical' | 'marketing' | 'skill'
  /** Code of GB/T 4658. */
  readonly education: '11' | '14' | '20' | '30' | '40' | '90'
  readonly years: number
  readonly required: readonly string[]
  readonly wished: readonly string[]
  readonly majors: readonly string[]
  readonly pay: readonly [from: number, to: number] | null
}

/** What an invented technical need is made of: the node that lacks it, what must be reached, 万元 and months. */
export interface TechnicalPattern {
  readonly title: string
  readonly nodeCode: string
  readonly target: string
  readonly budget: number
  readonly months: number
  readonly skills: readonly string[]
  readonly majors: readonly string[]
}

const post = (
  title: string,
  [group, kind, education, years]: readonly [
    PostPattern['group'],
    PostPattern['kind'],
    PostPattern['education'],
    number,
  ],
  required: readonly string[],
  wished: readonly string[],
  majors: readonly string[],
  pay: readonly [number, number],
): PostPattern => ({ title, group, kind, education, years, required, wished, majors, pay })

const technical = (
  title: string,
  nodeCode: string,
  target: string,
  [budget, months]: readonly [number, number],
  skills: readonly string[],
  majors: readonly string[],
): TechnicalPattern => ({ title, nodeCode, target, budget, months, skills, majors })

/** Posts that firms of a chain look for. */
export const postsOfChains: Readonly<Record<string, readonly PostPattern[]>> = {
  pv: [
    post('TOPCon电池工艺工程师', ['young', 'technical', '20', 3], ['TOPCon工艺', '光伏电池工艺'], ['薄膜沉积'], ['080401', '0804'], [10000, 16000]),
    post('异质结电池研发经理', ['leading', 'technical', '14', 8], ['异质结工艺'], ['研发管理', '薄膜沉积'], ['080401'], [25000, 40000]),
    post('组件封装工艺主管', ['young', 'technical', '20', 5], ['组件封装'], ['质量管理', '精益生产'], ['080401'], [12000, 18000]),
    post('光伏玻璃熔制工程师', ['young', 'technical', '20', 3], ['光伏玻璃工艺'], ['无机非金属材料'], ['0804'], [9000, 14000]),
    post('银浆配方研发工程师', ['leading', 'technical', '14', 5], ['材料科学'], ['丝网印刷'], ['080401', '070302'], [18000, 28000]),
    post('硅片切割技师', ['skilled', 'skill', '30', 2], ['硅片工艺'], ['设备维护'], [], [7000, 10000]),
    post('分布式光伏系统设计师', ['young', 'technical', '20', 2], ['光伏系统设计'], ['电气设计'], ['080601'], [9000, 14000]),
    post('逆变器硬件工程师', ['young', 'technical', '20', 4], ['逆变器设计'], ['硬件设计'], ['080601', '080701'], [13000, 20000]),
    post('光伏胶膜配方工程师', ['young', 'technical', '14', 3], ['封装胶膜'], ['高分子材料'], ['0703'], [12000, 19000]),
  ],
  semiconductor: [
    post('封装工艺工程师', ['young', 'technical', '20', 3], ['封装测试'], ['先进封装'], ['080401', '0807'], [10000, 16000]),
    post('先进封装研发经理', ['leading', 'technical', '14', 8], ['先进封装'], ['研发管理'], ['080401'], [28000, 45000]),
    post('芯片测试工程师', ['young', 'technical', '20', 2], ['芯片测试'], ['数据分析'], ['0807'], [9000, 15000]),
    post('模拟芯片设计工程师', ['leading', 'technical', '14', 5], ['模拟电路设计'], ['版图设计'], ['0807'], [25000, 42000]),
    post('版图设计工程师', ['young', 'technical', '20', 2], ['版图设计'], [], ['0807'], [13000, 22000]),
    post('光刻工艺工程师', ['young', 'technical', '20', 4], ['光刻工艺'], ['刻蚀工艺'], ['0804'], [15000, 24000]),
    post('功率器件研发工程师', ['leading', 'technical', '14', 4], ['第三代半导体'], ['晶圆制造工艺'], ['0807'], [20000, 32000]),
    post('显示面板工艺工程师', ['young', 'technical', '20', 3], ['显示面板工艺'], ['质量管理'], ['0804'], [9000, 15000]),
    post('洁净车间操作技工', ['skilled', 'skill', '40', 0], ['洁净车间管理'], [], [], [5500, 8000]),
  ],
  automobile: [
    post('整车集成工程师', ['young', 'technical', '20', 4], ['整车集成'], ['三维建模'], ['080202'], [13000, 22000]),
    post('智能驾驶算法负责人', ['leading', 'technical', '14', 6], ['自动驾驶'], ['人工智能算法', '研发管理'], ['080901'], [35000, 60000]),
    post('底盘开发工程师', ['young', 'technical', '20', 3], ['底盘技术'], ['有限元分析'], ['080202'], [12000, 19000]),
    post('压铸模具设计师', ['young', 'technical', '30', 3], ['模具设计'], ['轻量化技术', '三维建模'], ['080202'], [10000, 16000]),
    post('电驱动控制工程师', ['young', 'technical', '20', 3], ['电机控制'], ['嵌入式开发'], ['080601', '080801'], [14000, 22000]),
    post('汽车电子硬件工程师', ['young', 'technical', '20', 3], ['汽车电子'], ['硬件设计'], ['080701'], [13000, 21000]),
    post('车身焊装技师', ['skilled', 'skill', '40', 2], ['焊接技术'], ['工业机器人'], [], [7000, 10500]),
    post('零部件质量工程师', ['young', 'technical', '20', 2], ['汽车零部件质量'], ['六西格玛'], ['0802'], [8000, 13000]),
    post('海外市场经理', ['young', 'marketing', '20', 4], ['国际贸易'], ['英语', '市场营销'], [], [12000, 20000]),
  ],
  'new-energy-battery': [
    post('电芯设计工程师', ['young', 'technical', '14', 3], ['电芯设计'], ['电池技术'], ['080401', '070302'], [15000, 25000]),
    post('电池研发总监', ['leading', 'management', '11', 10], ['电池技术', '研发管理'], ['固态电池'], ['080401'], [45000, 70000]),
    post('电芯制程工程师', ['young', 'technical', '20', 2], ['电芯制造工艺'], ['精益生产'], ['0804'], [9500, 15000]),
    post('隔膜工艺工程师', ['young', 'technical', '20', 3], ['隔膜工艺'], ['高分子材料'], ['0804'], [11000, 18000]),
    post('电解液研发工程师', ['leading', 'technical', '14', 4], ['电解液'], ['有机合成'], ['070302'], [16000, 26000]),
    post('电池管理系统工程师', ['young', 'technical', '20', 3], ['电池管理系统'], ['嵌入式开发'], ['080801', '080901'], [13000, 22000]),
    post('储能系统集成工程师', ['young', 'technical', '20', 3], ['储能系统'], ['电气设计'], ['080601'], [12000, 19000]),
    post('负极材料工艺工程师', ['young', 'technical', '20', 3], ['负极材料'], ['材料科学'], ['080401'], [11000, 17000]),
    post('涂布设备操作技师', ['skilled', 'skill', '40', 1], ['设备维护'], ['电芯制造工艺'], [], [6500, 9500]),
  ],
  'medical-device': [
    post('医疗器械注册专员', ['young', 'technical', '20', 2], ['医疗器械注册'], ['临床评价'], ['0703'], [9000, 15000]),
    post('体外诊断试剂研发经理', ['leading', 'technical', '14', 6], ['体外诊断'], ['研发管理'], ['070302'], [22000, 35000]),
    post('质量体系主管', ['young', 'management', '20', 4], ['医疗器械质量体系'], ['质量管理'], [], [10000, 16000]),
    post('介入导管工艺工程师', ['young', 'technical', '20', 3], ['医用高分子'], ['注塑工艺'], ['0804'], [11000, 18000]),
    post('灭菌验证工程师', ['young', 'technical', '20', 2], ['灭菌工艺'], ['质量体系'], [], [8000, 13000]),
    post('超声换能器研发工程师', ['leading', 'technical', '14', 5], ['医学影像'], ['电子技术'], ['080701'], [20000, 32000]),
    post('精密注塑技师', ['skilled', 'skill', '40', 2], ['注塑工艺'], ['模具设计'], [], [7000, 10000]),
    post('洁净车间主任', ['young', 'management', '30', 5], ['洁净车间管理'], ['生产管理'], [], [9000, 14000]),
    post('医疗软件工程师', ['young', 'technical', '20', 3], ['软件开发'], ['人工智能算法'], ['080901'], [13000, 21000]),
  ],
  'smart-appliance': [
    post('制冷系统工程师', ['young', 'technical', '20', 3], ['制冷技术'], ['压缩机技术'], ['0802'], [10000, 16000]),
    post('家电工业设计总监', ['leading', 'management', '20', 8], ['工业设计'], ['家电设计', '品牌策划'], [], [25000, 40000]),
    post('压缩机结构工程师', ['young', 'technical', '20', 3], ['压缩机技术'], ['有限元分析'], ['080202'], [11000, 17000]),
    post('物联网模组开发工程师', ['young', 'technical', '20', 2], ['物联网开发'], ['嵌入式开发'], ['080901', '080701'], [12000, 19000]),
    post('电机设计工程师', ['young', 'technical', '20', 3], ['电机设计'], ['电机控制'], ['080601'], [11000, 18000]),
    post('注塑模具技师', ['skilled', 'skill', '40', 2], ['注塑工艺'], ['模具设计'], [], [7000, 10500]),
    post('钣金冲压技师', ['skilled', 'skill', '40', 1], ['钣金工艺'], ['设备维护'], [], [6500, 9500]),
    post('智能家居软件工程师', ['young', 'technical', '20', 2], ['软件开发'], ['物联网开发'], ['080901'], [12000, 19000]),
    post('跨境电商运营经理', ['young', 'marketing', '20', 3], ['电子商务'], ['英语', '品牌策划'], [], [9000, 16000]),
  ],
  'new-chemical': [
    post('有机合成研发工程师', ['young', 'technical', '14', 3], ['有机合成'], ['催化技术'], ['070302'], [13000, 21000]),
    post('化工安全总监', ['leading', 'management', '20', 10], ['化工安全', '安全管理'], ['环保管理'], [], [22000, 35000]),
    post('化工自控工程师', ['young', 'technical', '20', 3], ['化工自控'], ['PLC编程'], ['080801'], [10000, 16000]),
    post('涂料配方工程师', ['young', 'technical', '20', 3], ['涂料配方'], ['高分子材料'], ['0703'], [10000, 16000]),
    post('催化剂研发带头人', ['leading', 'technical', '11', 6], ['催化技术'], ['研发管理'], ['070302'], [30000, 48000]),
    post('工程塑料改性工程师', ['young', 'technical', '20', 3], ['新材料改性'], ['高分子材料'], ['0804'], [11000, 18000]),
    post('有机硅工艺工程师', ['young', 'technical', '20', 3], ['硅基材料'], ['化学工程'], ['070301'], [10000, 16500]),
    post('化工分析检验员', ['skilled', 'skill', '30', 1], ['分析检测'], [], [], [5500, 8500]),
    post('危废处置工艺工程师', ['young', 'technical', '20', 3], ['环保管理'], ['化学工程'], [], [9000, 15000]),
  ],
  food: [
    post('食品研发工程师', ['young', 'technical', '20', 2], ['食品配方研发'], ['食品工程'], ['082701'], [8000, 13000]),
    post('预制菜研发负责人', ['leading', 'technical', '20', 6], ['预制菜', '食品配方研发'], ['研发管理'], ['0827'], [18000, 30000]),
    post('食品安全经理', ['young', 'management', '20', 4], ['食品安全'], ['质量体系'], ['0827'], [9000, 15000]),
    post('酿造发酵工程师', ['young', 'technical', '20', 3], ['发酵工程'], ['食品工程'], ['0827'], [8500, 14000]),
    post('食品检测员', ['skilled', 'skill', '30', 1], ['食品检测'], ['分析检测'], [], [5000, 7500]),
    post('冷链物流主管', ['young', 'management', '30', 3], ['冷链物流'], ['供应链管理'], [], [8000, 12000]),
    post('品牌策划经理', ['young', 'marketing', '20', 3], ['品牌策划'], ['电子商务', '市场营销'], [], [9000, 15000]),
    post('粮食加工工艺员', ['skilled', 'skill', '30', 1], ['农产品加工'], ['设备维护'], [], [5500, 8000]),
    post('食品机械设计师', ['young', 'technical', '20', 3], ['机械设计'], ['自动化控制'], ['080202'], [9000, 15000]),
  ],
}

/** Posts that firms of every chain look for. */
export const generalPosts: readonly PostPattern[] = [
  post('自动化设备工程师', ['young', 'technical', '20', 2], ['自动化控制', 'PLC编程'], ['机器视觉'], ['080801'], [9000, 15000]),
  post('质量管理工程师', ['young', 'technical', '20', 2], ['质量管理'], ['质量体系', '六西格玛'], [], [8000, 13000]),
  post('设备维修电工', ['skilled', 'skill', '40', 2], ['设备维护'], ['PLC编程'], [], [6500, 9500]),
  post('精益生产经理', ['young', 'management', '20', 6], ['精益生产'], ['生产管理'], ['0802'], [14000, 22000]),
  post('供应链经理', ['young', 'management', '20', 5], ['供应链管理'], ['数据分析'], [], [12000, 20000]),
  post('工业互联网工程师', ['young', 'technical', '20', 3], ['工业互联网'], ['数据分析', '工业软件'], ['0809'], [12000, 19000]),
  post('财务总监', ['leading', 'management', '20', 10], ['财务管理'], ['资本运作'], [], [20000, 35000]),
  post('工业机器人调试技师', ['skilled', 'skill', '30', 1], ['工业机器人'], ['自动化控制'], [], [7500, 11000]),
]

/** Technical needs, on nodes that the city lacks or only half has. */
export const technicalOfChains: Readonly<Record<string, readonly TechnicalPattern[]>> = {
  pv: [
    technical('低银浆料国产化配方', 'silver-paste', '银耗降至每瓦8毫克以下，电池效率不低于现用浆料', [300, 18], ['材料科学', '丝网印刷'], ['080401']),
    technical('异质结电池低温封装', 'hjt-cell', '组件端功率损失不超过1.5%，湿热1000小时衰减不超过3%', [260, 15], ['异质结工艺', '组件封装'], ['080401']),
    technical('退役组件无损拆解', 'pv-module-recycling', '玻璃完整回收率95%以上，银回收率90%以上', [180, 24], ['材料科学'], ['0804']),
  ],
  semiconductor: [
    technical('光刻胶树脂合成与纯化', 'photoresist', '金属杂质低于10ppb，批次分子量偏差不超过5%', [500, 24], ['有机合成', '光刻工艺'], ['070302']),
    technical('晶圆级封装翘曲控制', 'advanced-packaging', '12英寸晶圆翘曲控制在1毫米以内，良率99.2%以上', [240, 12], ['先进封装'], ['080401']),
    technical('车规级微控制器设计', 'mcu', '通过AEC-Q100一级认证，静态功耗低于5微安', [800, 30], ['数字电路设计', '汽车电子'], ['0807']),
  ],
  automobile: [
    technical('一体化压铸件热变形控制', 'die-casting', '关键尺寸偏差不超过0.5毫米，废品率低于3%', [220, 12], ['轻量化技术', '有限元分析'], ['080202']),
    technical('智能驾驶域控制器软件', 'intelligent-driving-software', '通过功能安全ASIL-B评估，支持高速领航', [600, 24], ['自动驾驶', '软件开发'], ['080901']),
    technical('镁合金支架防腐工艺', 'magnesium-alloy', '中性盐雾500小时无基体腐蚀', [150, 15], ['金属材料'], ['0804']),
  ],
  'new-energy-battery': [
    technical('高孔隙率隔膜涂覆', 'separator', '孔隙率45%以上，热收缩率150摄氏度下低于3%', [320, 18], ['隔膜工艺', '膜材料'], ['0804']),
    technical('固态电解质界面稳定', 'solid-state-cell', '室温循环1000次容量保持率80%以上', [700, 30], ['固态电池'], ['080401']),
    technical('铝塑膜深冲成型', 'aluminium-plastic-film', '深冲8毫米不开裂，剥离强度每15毫米12牛以上', [200, 18], ['高分子材料'], ['0804']),
  ],
  'medical-device': [
    technical('诊断试剂原料酶表达', 'bio-reagent-material', '酶活每毫克不低于进口水平，批间差低于5%', [280, 18], ['体外诊断', '发酵工程'], ['0703']),
    technical('高频超声换能器阵列', 'ultrasound-transducer', '中心频率20兆赫，带宽60%以上', [350, 24], ['医学影像', '电子技术'], ['080701']),
    technical('可降解骨科植入材料', 'orthopaedic-implant', '体外降解12个月强度保持50%以上', [420, 36], ['医用高分子'], ['0804']),
  ],
  'smart-appliance': [
    technical('家电控制芯片替代', 'mcu', '替代进口芯片三款，整机通过电磁兼容测试', [260, 12], ['嵌入式开发', '硬件设计'], ['080701']),
    technical('环保冷媒压缩机降噪', 'compressor', '使用R290冷媒，噪声低于36分贝', [180, 12], ['压缩机技术', '制冷技术'], ['0802']),
    technical('服务机器人导航', 'service-robot', '室内定位误差小于3厘米，连续工作8小时', [240, 18], ['人工智能算法', '机器视觉'], ['080901']),
  ],
  'new-chemical': [
    technical('电子级氢氟酸提纯', 'wet-electronic-chemical', '金属离子低于100ppt，达到G4级', [460, 18], ['精细化工', '分析检测'], ['070302']),
    technical('芳烃加氢催化剂', 'catalyst', '转化率98%以上，单程寿命8000小时', [380, 24], ['催化技术'], ['070302']),
    technical('阻燃聚碳酸酯改性', 'engineering-plastic', '0.8毫米达V-0级，冲击强度不降', [160, 12], ['新材料改性', '高分子材料'], ['0804']),
  ],
  food: [
    technical('魔芋胶低温成型', 'konjac-gum', '凝胶强度提高20%，脱水率低于5%', [120, 12], ['食品配方研发', '食品工程'], ['082701']),
    technical('预制菜锁鲜与货架期延长', 'prepared-dish', '零下18摄氏度货架期12个月，复热失水低于6%', [150, 15], ['预制菜', '食品安全'], ['082701']),
    technical('食品包装视觉检测', 'food-machinery', '每分钟600件，漏检率低于万分之一', [140, 10], ['机器视觉'], ['080801']),
  ],
}
