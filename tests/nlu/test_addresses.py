"""Addresses: what is somebody's home, and what is an office, a bus or a building."""

import pytest

from nlu.personal import mask

HOMES = {
    "我家住在西湖区文三路123号": "我家住在西湖区[地址]",
    "住西湖区青枫里3幢2单元502室，燃气过户": "住西湖区[地址]，燃气过户",
    "租的房子在九堡家苑二区12-1-501": "租的房子在[地址]",
    "水表过户青枫里3幢502": "水表过户青枫里[地址]",
    "地址：文三路一百二十三号五零二室": "地址：[地址]",
    "钱江世纪城保亿中心A座1802室": "钱江世纪城保亿中心[地址]",
    "住在西兴街道七甲闸社区5组36号": "住在西兴街道[地址]",
    "西湖区转塘街道何家村88号": "西湖区转塘街道[地址]",
    "余杭区五常街道西溪永乐城 8 幢 2 单元 1001": "余杭区五常街道西溪永乐城 [地址]",
    "13805711234，西湖区文三路12号": "[手机号]，西湖区[地址]",
}
NOT_HOMES = (
    *("解放东路18号在哪里", "杭州市解放东路18号市民之家几楼", "文三路199号江北大厅怎么走"),
    "秋涛路242-2号秋涛发展大厦A座3-5层",
    *("地铁2号线到几号口", "3号窗口还是5号窗口", "2号楼几楼", "住文三路", "住在西湖区文三路附近，取阅点在哪"),
    "3幢要拆，5幢不拆",
    *("建筑面积89.5平方米，3室2厅", "三室两厅换两室一厅", "3栋2016年建的", "5幢1200平方米", "一户一表", "2017-12-101"),
)


@pytest.mark.parametrize("said", HOMES)
def test_a_home_goes_and_its_district_stays(said: str) -> None:
    assert mask(said) == HOMES[said]


@pytest.mark.parametrize("said", NOT_HOMES)
def test_what_is_nobodys_home_stays(said: str) -> None:
    assert mask(said) == said
