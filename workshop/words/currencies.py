"""Currencies as they are written beside a number."""

#: Every currency in use, by its ISO code.
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
    XPF YER ZAR ZMW ZWL
    """.split()  # noqa: SIM905
)
#: The other ways to write a currency.
SIGNS = frozenset(
    """
    R$ US$ A$ C$ CA$ AU$ NZ$ HK$ S$ MX$ € $ £ ¥ ₹ ₽ ₩ ₺ ₪ ₫ ₴ ₱ ₦ ฿ ₡ ₲ ₸ ₼ ₾ zł kr kr. Kč Ft Fr. Fr Rs. Rs lei лв
    Rp RM TL S/ руб. руб 円 元 원
    """.split()  # noqa: SIM905
)
_FOLDED = {sign.casefold(): sign for sign in SIGNS}
#: Codes that are also written small.
_SMALL = frozenset({"eur", "usd", "chf", "gbp"})


def currency(text: str) -> str:
    """The currency that is meant, a code in capitals; nothing where these letters name none."""
    code = text.upper()
    if code in CURRENCIES:
        return code if text in (code, code.lower()) and (text == code or text in _SMALL) else ""
    return _FOLDED.get(text.casefold(), "")
