"""The made-up offices below two real jurisdictions. No county code here exists, and no name is an office's own."""

from dataclasses import dataclass

URBAN = "urban-management"


@dataclass(frozen=True, slots=True)
class Place:
    """One office. `people` is how many auxiliaries it keeps in the whole demo; `county` stands in their ID numbers."""

    key: str
    above: str
    name: str
    kind: str
    region: str
    field: str = ""
    people: int = 0
    badges: int = 0  # the two digits of the city in a badge number

    @property
    def county(self) -> str:
        """The first six digits of an ID number of somebody from here."""
        return "320699" if self.region.startswith("32") else f"{self.region:9<6}"


TOP = Place("top", "", "演示：两地示例机关", "bureau", "00")

SHANXI = (
    Place("sx", "top", "山西省示例城市管理主管厅", "province", "14", URBAN),
    Place("sx1", "sx", "青梧市示例城市管理局", "city", "1491", URBAN),
    Place("sx1-squad", "sx1", "青梧市示例综合行政执法队", "unit", "149100", URBAN, 380, 91),
    Place("sx1-a", "sx1", "桐坡县示例城市管理局", "county", "149101", URBAN, 240, 91),
    Place("sx1-b", "sx1", "石磬县示例城市管理局", "county", "149102", URBAN, 210, 91),
    Place("sx1-c", "sx1", "雁汀区示例城市管理局", "county", "149103", URBAN, 270, 91),
    Place("sx2", "sx", "松亭市示例城市管理局", "city", "1492", URBAN),
    Place("sx2-squad", "sx2", "松亭市示例综合行政执法队", "unit", "149200", URBAN, 360, 92),
    Place("sx2-a", "sx2", "麦垛县示例城市管理局", "county", "149201", URBAN, 190, 92),
    Place("sx2-b", "sx2", "陶岭县示例城市管理局", "county", "149202", URBAN, 230, 92),
    Place("sx2-c", "sx2", "杏坪区示例城市管理局", "county", "149203", URBAN, 260, 92),
    Place("sx3", "sx", "白陶市示例城市管理局", "city", "1493", URBAN),
    Place("sx3-squad", "sx3", "白陶市示例综合行政执法队", "unit", "149300", URBAN, 320, 93),
    Place("sx3-a", "sx3", "枣墩县示例城市管理局", "county", "149301", URBAN, 200, 93),
    Place("sx3-b", "sx3", "苇塘县示例城市管理局", "county", "149302", URBAN, 150, 93),
    Place("sx3-c", "sx3", "鹿砚区示例城市管理局", "county", "149303", URBAN, 190, 93),
    Place("sx-firm1", "sx1", "青梧示例人力资源有限公司", "firm", "1491"),
    Place("sx-firm2", "sx2", "松亭示例劳务派遣有限公司", "firm", "1492"),
    Place("sx-firm3", "sx3", "白陶示例企业服务有限公司", "firm", "1493"),
)

HAIAN = (
    Place("ha", "top", "海安市示例综合行政执法局", "agency", "320685", URBAN, 120),
    Place("ha-market", "ha", "海安市示例市场监管机关", "agency", "320685", "market", 60),
    Place("ha-transport", "ha", "海安市示例交通执法机关", "agency", "320685", "transport", 55),
    Place("ha-water", "ha", "海安市示例水务执法机关", "agency", "320685", "water", 35),
    Place("ha-town1", "ha", "海安市芦歌示例镇", "town", "320685901", URBAN, 50),
    Place("ha-town2", "ha", "海安市菱湾示例镇", "town", "320685902", URBAN, 45),
    Place("ha-town3", "ha", "海安市鹭洲示例镇", "town", "320685903", URBAN, 40),
    Place("ha-firm1", "ha", "海安示例人力资源有限公司", "firm", "320685"),
    Place("ha-firm2", "ha", "海安示例外包服务有限公司", "firm", "320685"),
)

PLACES = (TOP, *SHANXI, *HAIAN)
BY_KEY = {place.key: place for place in PLACES}


def firm_names(place: Place) -> tuple[str, ...]:
    """The dispatch firms an office takes people from, the usual one first."""
    here = HAIAN if place in HAIAN else SHANXI
    firms = [entry for entry in here if entry.kind == "firm"]
    return tuple(entry.name for entry in sorted(firms, key=lambda entry: entry.region != place.region[:4]))
