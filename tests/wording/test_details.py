"""Fields that the tables do not show: labels, references, fractions, ambition and doubt."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cntrack.wording import MOST_CHARACTERS, Basis, Kind, Relation, read
from cntrack.wording.roles import Role
from cntrack.wording.said import SAID
from cntrack.wording.vocabulary import WORDS


@pytest.mark.parametrize(
    ("phrase", "labels"),
    [
        ("开工30公里以上,竣工25公里以上", ["开工", "竣工"]),
        ("新开工 100 万平方米", ["新开工"]),
        ("精品小区建设新启动 110 万平方米,完成 120 万平方米", ["精品小区建设新启动", "完成"]),
        ("PM2.5 平均浓度 27 微克/立方米,同比下降12.9%", ["PM2.5平均浓度", None]),
        ("全区政务服务事项网办比例稳定在 80% 左右", ["全区政务服务事项网办比例"]),
        ("95%以上", [None]),
    ],
)
def test_label_is_what_a_part_counts(phrase: str, labels: list[str | None]) -> None:
    """A label is the words before the number without bound words, links and comparisons; there may be none."""
    reading = read(phrase)
    assert [part.label for part in reading.parts or (reading,)] == labels


def test_two_levels_are_baseline_and_value() -> None:
    """从A提高到B states two levels and no change; the first is the baseline."""
    first, second = read("户籍人口城镇化率由35.4%提高到45%左右").parts
    assert (first.basis, first.change, second.basis, second.change) == (Basis.BASELINE, None, None, None)


@pytest.mark.parametrize("phrase", ["收入120亿元,同口径增长8%", "收入120亿元,剔除政策因素影响,增长8%"])
def test_comparable_basis(phrase: str) -> None:
    """同口径 and a clause with 剔除 put the growth after them on a comparable basis, and are no part themselves."""
    plain, comparable = read(phrase).parts
    assert (plain.basis, comparable.basis) == (None, Basis.COMPARABLE)


def test_difference_names_its_reference() -> None:
    """高于全国0.4个百分点 is a distance of exactly 0.4 above a reference, no bound and no change."""
    reading = read("高于全国0.4个百分点")
    assert (reading.kind, reading.value, reading.unit) == (Kind.EXACT, Decimal("0.4"), "个百分点")
    assert (reading.difference, reading.relation, reading.reference) == (True, Relation.ABOVE, "全国")
    assert reading.change is None


def test_third_is_an_exact_fraction() -> None:
    """A third is no finite decimal, so it stays a fraction of percent."""
    reading = read("占比超过三分之一")
    assert (reading.low, reading.unit, reading.fraction) == (Fraction(100, 3), "%", "1/3")
    assert isinstance(reading.low, Fraction)


def test_half_is_a_decimal_with_its_fraction() -> None:
    """A share that has a finite decimal is one, and still says which share it is."""
    reading = read("减少一半")
    assert (reading.value, reading.fraction) == (Decimal(50), "1/2")
    assert isinstance(reading.value, Decimal)


def test_trailing_word_governs_the_list_and_is_flagged() -> None:
    """In 分别增长7%、8%左右 the word may cover one or both, so both are about and say so."""
    parts = read("分别增长7%、8%左右").parts
    assert [part.kind for part in parts] == [Kind.ABOUT, Kind.ABOUT]
    assert all(part.ambiguous for part in parts)


def test_own_words_are_not_shared() -> None:
    """In 5.5%左右和4.5%以内 each number has its own word, and nothing is in doubt."""
    parts = read("5.5%左右和4.5%以内").parts
    assert [part.kind for part in parts] == [Kind.ABOUT, Kind.AT_MOST]
    assert not any(part.ambiguous for part in parts)


def test_growth_by_times_is_flagged() -> None:
    """增长1.9倍 may mean 1.9 or 2.9 times the base."""
    assert read("增长1.9倍").ambiguous


def test_ambition_binds_nothing() -> None:
    """力争 is kept apart and leaves the kind as it is."""
    reading = read("力争增长8%左右")
    assert (reading.kind, reading.aspiration) == (Kind.ABOUT, "力争")


def test_printed_digits_are_kept() -> None:
    """2.0 stays 2.0, because its digits say how wide 左右 is."""
    assert str(read("涨幅2.0%左右").value) == "2.0"


def test_units_are_folded_but_the_text_is_not() -> None:
    """The unit is narrow, unspaced and simplified; the text stays as it was printed."""
    phrase = "每萬元人民幣 0.5 噸標準煤"
    reading = read(phrase)
    assert (reading.text, reading.unit) == (phrase, "吨标准煤/万元")


def test_length_is_limited() -> None:
    """The longest wording is read and one character more is refused unread."""
    longest = "增长5%" + "。" * (MOST_CHARACTERS - 4)
    assert read(longest).kind is Kind.EXACT
    assert read(longest + "。").kind is None


def test_a_hope_beside_a_bound_is_marked_on_its_own_part() -> None:
    """力争8% after 5%以上 binds nothing, and only that part says so."""
    for phrase, word in (("5%以上，力争8%", "力争"), ("5%以上（争取8%）", "争取"), ("增长6%，力争更好", "力争")):
        assert [part.aspiration for part in read(phrase).parts] == [None, word]
    assert read("力争增长8%左右").aspiration == "力争"


def test_a_part_of_the_year_is_told() -> None:
    """A rate of the first half says so; a rate compared with the first half does not."""
    for phrase in ("一季度5%", "上半年增长5%", "1-6月增长5%", "前三季度增长5%"):
        assert "part of the year" in (read(phrase).ambiguous or "")
    assert read("比上半年提高2个百分点").ambiguous is None


def test_words_before_a_list_label_none_of_its_members() -> None:
    """In 城乡居民收入分别增长7%、8% the words speak of both; in 开工…,竣工… each part has its own."""
    assert [part.label for part in read("城乡居民收入分别增长7%、8%").parts] == [None, None]
    assert [part.label for part in read("开工30公里以上,竣工25公里以上").parts] == ["开工", "竣工"]


def test_every_figure_in_words_is_a_word_of_the_lexer() -> None:
    """A word that stands for a figure must be found in a clause, or its figure would be lost."""
    assert [word for word in SAID if word not in WORDS or WORDS[word].role is not Role.FIGURE] == []
