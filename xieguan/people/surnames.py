"""How surnames are read: many are not read as the same character is elsewhere (单 shan, not dan)."""

SINGLE = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "任": "ren", "盖": "ge",
    "朴": "piao", "华": "hua", "燕": "yan", "乐": "yue", "翟": "zhai", "召": "shao", "缪": "miao", "宓": "fu",
    "尉": "wei", "员": "yun", "贠": "yun", "种": "chong", "黑": "he", "秘": "bi", "冼": "xian", "洗": "xian",
    "折": "she", "繁": "po", "能": "nai", "么": "yao", "句": "gou", "过": "guo", "隗": "wei", "逄": "pang",
    "逯": "lu", "谌": "chen", "晁": "chao", "覃": "qin", "费": "fei", "佴": "nai", "牟": "mu", "令": "ling",
    "藏": "zang", "臧": "zang", "葛": "ge", "郗": "xi", "褚": "chu", "教": "jiao", "应": "ying", "宁": "ning",
    "重": "chong", "长": "chang", "车": "che", "都": "du", "干": "gan", "哈": "ha", "纪": "ji", "贾": "jia",
    "柏": "bai", "卜": "bu", "晟": "cheng", "丁": "ding", "占": "zhan", "祭": "zhai", "相": "xiang",
}  # fmt: skip
COMPOUND = {
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "长孙": ("zhang", "sun"), "单于": ("chan", "yu"),
    "澹台": ("tan", "tai"), "公冶": ("gong", "ye"), "宇文": ("yu", "wen"), "欧阳": ("ou", "yang"),
    "令狐": ("ling", "hu"), "皇甫": ("huang", "fu"), "呼延": ("hu", "yan"),
    "诸葛": ("zhu", "ge"), "司马": ("si", "ma"), "上官": ("shang", "guan"), "夏侯": ("xia", "hou"),
}  # fmt: skip
