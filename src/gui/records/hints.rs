//! What to do next on a sheet that has no rows yet.

use super::scope::Scope;
use super::sheet::SheetDef;
use super::within::Within;
use crate::model::RecordKind;

impl SheetDef {
    /// What an empty sheet is for and how it is filled, in a sentence or two; also that of one project or unit.
    pub fn hint(&self, within: Within) -> &'static str {
        match self.kind {
            RecordKind::Unit => "先填预算单位：编码、名称、单位性质；其他各表都要选到单位",
            RecordKind::Staffing => "按编制类别填写编制数和实有人数，超编的会列入审核意见",
            RecordKind::Office => "填写内设机构的名称和人员编制",
            RecordKind::Vehicle => "按车辆用途填写编制数和实有数",
            RecordKind::Revenue => "按资金来源逐行填写本年收入和上年结转；收入总计应与支出总计相等",
            RecordKind::Line => match self.scope {
                Scope::OfProjects if within == Within::Everything => {
                    "逐行填写项目支出：选项目、科目，填预算数；还没有的项目先在“项目”表中填写"
                }
                Scope::OfProjects => "逐行填写本项目的支出：选功能科目、部门经济科目，填预算数",
                Scope::All | Scope::OutsideProjects => {
                    "逐行填写人员经费和公用经费：选功能科目、部门经济科目，填预算数"
                }
            },
            RecordKind::Project => {
                "每个项目填一行：名称、编码、实施单位、立项依据；金额在“项目支出”页填写"
            }
            RecordKind::Costing => "写明项目支出怎样测算：数量、单价、标准和依据",
            RecordKind::ProjectYear => "跨年度项目在这里填写各年安排数",
            RecordKind::Procurement => "属于集中采购目录或限额以上的支出，在这里填写采购品目和数量",
            RecordKind::Service => "安排购买服务的支出，在这里填写服务项目和承接主体类别",
            RecordKind::Debt => "有债务还本付息支出的，在这里逐行填写；没有的不必填写",
            RecordKind::AssetStock => "按资产类别填写截止日期的存量",
            RecordKind::AssetItem => "有资产卡片的，可从资产系统导出后复制粘贴到这里",
            RecordKind::Acquisition => "本年拟新增的资产逐项填写：类别、数量、单价",
            RecordKind::Task => "填写部门年度主要任务和对应的预算数，生成整体绩效目标表",
            RecordKind::Indicator => "填写产出、效益、满意度等指标，生成绩效目标表",
            RecordKind::Note => "填写增减原因等文字说明",
            RecordKind::PriorAmount => "填写上年预算数，与本年数对照",
            RecordKind::Explanation => {
                "还没有审核说明；在审核意见上点“说明…”写下理由，就会列在这里"
            }
            RecordKind::ControlFigure => "填写财政部门下达的控制数，与预算数核对",
            RecordKind::FrozenRound => "还没有轮次存档",
            RecordKind::LocalTieOut => {
                "本级自己的审核公式，可从表格粘贴，也可导入财政部门下发的文件"
            }
            RecordKind::EditedParagraph => {
                "还没有改写的段落；在“情况说明”页上改写一段，就会列在这里"
            }
            RecordKind::PrintPlan => "打印方案在“打印预览”中填写",
            RecordKind::ParameterOverride => "本地标准与规则包不同的，在这里写明采用的值和理由",
        }
    }
}
