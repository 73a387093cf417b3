// What bpmn-js itself says, in Chinese. English is what it says by nature. The words on palette and menus stand in catalogue.js.
const zh = {
  'Activate create/remove space tool': '腾出或收回空位',
  'Activate global connect tool': '连线',
  'Activate hand tool': '移动画布',
  'Activate lasso tool': '框选',
  'Add lane above': '在上面加一条泳道',
  'Add lane below': '在下面加一条泳道',
  'Add text annotation': '加一条说明',
  'Align elements': '对齐',
  'Align elements left': '左对齐',
  'Align elements right': '右对齐',
  'Align elements top': '上对齐',
  'Align elements bottom': '下对齐',
  'Align elements center': '水平居中',
  'Align elements middle': '垂直居中',
  'Change element': '换成别的',
  'Connect to other element': '连到另一步',
  'Connect using association': '连到被说明的步骤',
  'Connect using data input association': '连到使用数据的步骤',
  'Delete': '删除',
  'Distribute elements horizontally': '横向等距',
  'Distribute elements vertically': '纵向等距',
  'Divide into three lanes': '分成三条泳道',
  'Divide into two lanes': '分成两条泳道',
  'Open {element}': '打开{element}',
  'Search in diagram': '在图中查找',
  'Search': '查找',
  'Loop': '循环',
  'Collection': '集合',
  'Parallel multi-instance': '多人同时办',
  'Sequential multi-instance': '多人依次办',
  'Participant multiplicity': '多个参与方',
  'Toggle non-interrupting': '切换：不打断原步骤',
  'flow elements must be children of pools/participants': '图中有泳池时，步骤要放在泳池里面',
  'Data object must be placed within a pool/participant.': '数据要放在泳池里面',
  'No results': '没有找到',
  'No matching elements': '没有找到',
};

const fill = (text, values) => text.replace(/{([^}]+)}/g, (all, name) => values?.[name] ?? all);

/** The `translate` of bpmn-js in this language. */
export const translations = language => (text, values) => fill(language === 'zh' ? zh[text] ?? text : text, values);

export const isTranslated = text => text in zh;
