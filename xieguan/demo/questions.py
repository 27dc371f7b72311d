"""What a roster answers with one of two words, and how often the answer is the wrong one or missing."""

from dataclasses import dataclass

from xieguan.demo.places import HAIAN, Place


@dataclass(frozen=True, slots=True)
class Question:
    """A column, its usual answer, the other one, and the share of rows that have the other one or none."""

    heading: str
    good: str
    bad: str
    wrong: float = 0.006
    missing: float = 0.02


BOTH = (
    Question("体检结果", "合格", "不合格"),
    Question("受过刑事处罚或涉嫌犯罪", "无", "有", 0.004, 0.03),
    Question("失信联合惩戒对象", "否", "是", 0.008, 0.04),
    Question("岗前培训结果", "合格", "不合格", 0.02, 0.03),
)
SHANXI = (
    Question("心理测评结果", "合格", "不合格", 0.01, 0.08),
    Question("体能测试结果", "合格", "不合格", 0.012, 0.03),
    Question("政审结果", "合格", "不合格", 0.003, 0.015),
    Question("行政拘留或吸毒史", "无", "有", 0.005, 0.03),
    Question("曾被开除辞退", "无", "有", 0.004, 0.04),
    Question("参加非法组织邪教组织或危害国家安全", "无", "有", 0.002, 0.02),
    Question("不良信用记录", "无", "有", 0.01, 0.05),
    Question("曾因违规被解聘", "无", "有", 0.005, 0.12),
    Question("其他不适合情形", "无", "有", 0.003, 0.03),
)
HAIAN_ONLY = (
    Question("遵纪守法情况", "合格", "不合格", 0.004),
    Question("品行", "合格", "不合格", 0.005),
    Question("学历是否符合岗位要求", "符合", "不符合", 0.02, 0.03),
    Question("技能是否符合岗位要求", "符合", "不符合", 0.025, 0.05),
    Question("民事行为能力", "完全", "限制", 0.003),
    Question("收容教养收容教育劳动教养行政拘留吸毒史", "无", "有", 0.005, 0.03),
    Question("被党政机关事业单位开除辞退", "否", "是", 0.004, 0.03),
    Question("处分未解除或正在接受纪律审查", "无", "有", 0.006, 0.05),
    Question("违反管理规定被解除合同", "无", "有", 0.005, 0.08),
    Question("上级规定其他不得从事情形", "无", "有", 0.003, 0.03),
    Question("是否持证", "是", "否", 0.06, 0.02),
)


def asked(place: Place) -> tuple[Question, ...]:
    """What the rosters of an office ask."""
    return (*BOTH, *(HAIAN_ONLY if place in HAIAN else SHANXI))
