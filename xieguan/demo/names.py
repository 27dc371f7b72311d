"""Names as rosters have them: of two to four characters, double surnames, with a dot, with rare characters."""

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
DOUBLE = ("欧阳", "上官", "司马", "令狐", "尉迟", "皇甫")
MEN = "伟强磊军勇杰涛明超波刚辉鹏飞斌宇浩凯健俊帆亮峰宁晨旭东海林龙建国志文博瑞泽洋航毅"
WOMEN = "芳娜敏静丽艳娟霞秀燕玲丹萍红玉兰英梅莉雪琳婷慧莹晶倩颖佳怡欣雅洁琴岚蕾薇彤瑶菲"
RARE = ("王喆", "李赟", "张翀", "陈㛃", "赵龑", "石䶮", "刘𬀩", "禤文静", "逯堃", "仝淼", "亓昇", "郄祎")
OTHERS = (  # people, first part, second part
    ("维吾尔族", ("阿依古丽", "古丽娜尔", "艾力", "买买提"), ("艾山", "买买提", "吐尔逊", "阿不都拉")),
    ("藏族", ("扎西", "卓玛", "洛桑", "央金"), ("多吉", "才让", "拉姆", "次仁")),
    ("蒙古族", ("巴特尔", "乌云", "娜仁", "斯琴"), ("巴雅尔", "其其格", "高娃", "图雅")),
)
SMALLER = ("回族", "满族", "蒙古族", "土家族")


def name(chance: Random, *, man: bool) -> tuple[str, str]:
    """A name and the people it is of."""
    drawn = chance.random()
    if drawn < 0.008:
        return chance.choice(RARE), "汉族"
    if drawn < 0.02:
        people, first, second = chance.choice(OTHERS)
        return f"{chance.choice(first)}·{chance.choice(second)}", people
    letters = MEN if man else WOMEN
    surname = chance.choice(DOUBLE) if drawn < 0.032 else _surname(chance)
    count = 2 if chance.random() < 0.72 else 1
    given = "".join(chance.choice(letters) for _letter in range(count))
    return surname + given, "汉族" if chance.random() < 0.97 else chance.choice(SMALLER)


def _surname(chance: Random) -> str:
    """The first ones are the commonest by far."""
    return SURNAMES[min(int(chance.expovariate(1 / 22)), len(SURNAMES) - 1)]
