from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import Money, parse_money
from reorg.documentation.grammar import money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("£12 10s", "12.5", "GBP"),
        ("£3.4.6", "3.225", "GBP"),
        ("£12 10s 6d", "12.525", "GBP"),
        ("12/6", "0.625", "GBP"),
        ("£12.50", "12.50", "GBP"),
        ("£1,250", "1250", "GBP"),
        ("EUR 1.200,50", "1200.50", "EUR"),
        ("1 200,50 €", "1200.50", "EUR"),
        ("€ 1'200", "1200", "EUR"),
        ("US$ 1,500.00", "1500.00", "USD"),
        ("2.5 million EUR", "2500000", "EUR"),
        ("10k €", "10000", "EUR"),
        ("R$ 300", "300", "BRL"),
        ("500 руб.", "500", "RUB"),
        ("1000元", "1000", "CNY"),
        ("١٬٢٠٠ جنيه مصري", "1200", "EGP"),
        ("CHF 100-200", "200", "CHF"),
        ("12.345.678 lire", "12345678", "ITL"),
    ],
)
def test_amounts(text: str, amount: str, currency: str) -> None:
    found = parse_money(text)
    assert (found.amount, found.currency, found.understood) == (Decimal(amount), currency, True)


@pytest.mark.parametrize(
    ("text", "possible"),
    [("$100", "USD"), ("1 200 F", "FRF"), ("₤ 300", "ITL"), ("¥500", "CNY"), ("100 kr", "DKK"), ("500 mark", "DEM")],
)
def test_a_sign_that_several_share_stays_open_until_the_museum_says_its_own(text: str, possible: str) -> None:
    found = parse_money(text)
    assert (found.currency, found.understood) == ("", False)
    assert possible in found.possible
    assert money.SHARED in found.notes
    assert parse_money(text, currency=possible).currency == possible
    assert parse_money(text, currency="EUR").currency == ""


@pytest.mark.parametrize(
    ("text", "name"), [("12 gns", "guinea"), ("300 livres", "livre tournois"), ("40 thaler", "thaler")]
)
def test_old_money_keeps_its_name(text: str, name: str) -> None:
    found = parse_money(text)
    assert (found.name, found.currency, found.understood) == (name, "", True)


def test_no_currency_is_not_invented() -> None:
    found = parse_money("1200")
    assert (found.amount, found.currency, found.understood) == (Decimal(1200), "", False)
    assert parse_money("1200", currency="EUR").currency == "EUR"
    assert parse_money("gift").notes == (money.NOTHING,)


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(parse_money(text), Money)


@given(st.integers(0, 9_999_999), st.integers(0, 99), st.sampled_from([",.", ".,", " ,", "'."]))
def test_written_in_the_way_of_any_country_and_read_again(whole: int, cents: int, signs: str) -> None:
    text = f"{whole:,}".replace(",", signs[0]) + signs[1] + f"{cents:02d}"
    assert parse_money(f"EUR {text}").amount == Decimal(whole) + Decimal(cents) / 100
