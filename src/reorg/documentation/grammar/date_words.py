"""Which words and signs do registers use when they write a date? (Eleven languages.)

Data only: English, French, Spanish, Portuguese, Italian, German, Dutch, Swedish, Russian, Arabic, Chinese, with some
Japanese and Thai. A phrase is written here as people write it; accents, full stops and letter forms are evened out
by :func:`plain`, for the words here and for the text alike. Names of periods and reigns are in ``periods.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

_ALIKE = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙—―‒−‐‑–～〜‘’ʼ´`،؛、；：，（）［］〔〕【】。．\xa0\u202f\u2009\t\r\n",
    "0123456789" * 4 + "---" + "---" + "–" + "--" + "'''''" + ",;,;:,()[][][].." + "      ",
)
_GONE = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\xad]")
_ACRONYM = re.compile(r"(?<![^\W\d_])[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])\.?")
_JESUS = re.compile(r"\bj\.? ?-? ?c\b\.?")


def plain(text: str) -> str:
    """Return a text in lower case with its figures, dashes and quotes evened out, its accents and vowel signs gone.

    ``B.C.E.`` and ``ق.م`` are drawn together, ``J.-C.`` becomes ``jc``; a long dash stays apart from a hyphen.
    """
    low = text.lower()
    if not low.isascii():
        low = _GONE.sub("", low.translate(_ALIKE))
        low = "".join([sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign)])
        low = low.translate(_ALIKE)
    if "." in low or "j" in low:
        low = _JESUS.sub("jc", low)
        low = _ACRONYM.sub(lambda found: found[0].replace(".", "") + " ", low)
    return low


# What a word is, as one letter, so that the grammar can be written as patterns over letters (see date_reader).
YEAR, SHORT, LONG, ORDINAL, ROMAN, DECADE, WHOLE, TWO_DIGITS = "Y", "n", "L", "o", "r", "D", "d", "z"
CENTURY, MILLENNIUM, TENS, MONTH, MOON, SEASON = "C", "K", "T", "M", "m", "S"
FRACTION, PART, ERA, CALENDAR = "F", "P", "E", "H"
ABOUT, UNSURE, BEFORE, AFTER, BETWEEN, AND, OR, DASH, UNTIL, SINCE = "A", "U", "<", ">", "B", "&", "|", "-", "t", "f"
LATER, EARLIER, EVENT, LIKE, UNDATED = "l", "e", "V", "R", "X"
NAMED, REIGN, PERIOD, CIVIL, UNKNOWN = "N", "J", "Q", "y", "w"
NOISE = ""

BCE, CE, BP = "bce", "ce", "bp"

_MONTHS = (
    (
        "january jan janvier janv enero ene januar janner janeiro gennaio gen januari января январь янв يناير "
        "كانون_الثاني جانفي"
    ),
    (
        "february feb fevrier fevr fev febrero februar feber fevereiro febbraio februari февраля февраль февр фев "
        "فبراير شباط فيفري"
    ),
    "march mar mars marzo marz maerz marco maart mrt марта март мар مارس اذار",
    "april apr avril avr abril abr aprile апреля апрель апр ابريل نيسان افريل",
    "may mai mayo maio maggio mag mei maj мая май مايو ايار ماي",
    "june jun juin junio juni junho giugno giu июня июнь июн يونيو يونيه حزيران جوان",
    "july jul juillet juil julio juli julho luglio lug июля июль июл يوليو يوليه تموز جويلية",
    "august aug aout agosto ago augustus augusti августа август авг اغسطس اب اوت",
    "september sept sep septembre septiembre setiembre setembro set settembre сентября сентябрь сент سبتمبر ايلول",
    "october oct octobre octubre oktober okt outubro out ottobre ott октября октябрь окт اكتوبر تشرين_الاول",
    "november nov novembre noviembre novembro ноября ноябрь нояб нояр نوفمبر تشرين_الثاني",
    "december dec decembre diciembre dic dezember dez dezembro dicembre декабря декабрь дек ديسمبر كانون_الاول",
)
_THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_HIJRI_MONTHS = (
    "muharram محرم المحرم",
    "safar صفر",
    "rabi_i rabi_al_awwal rabi_al_awal ربيع_الاول ربيع_اول",
    "rabi_ii rabi_al_thani rabi_al_akhir ربيع_الثاني ربيع_الاخر ربيع_ثاني",
    "jumada_i jumada_al_awwal jumada_al_ula جمادي_الاولي جمادي_الاول",
    "jumada_ii jumada_al_thani jumada_al_akhira جمادي_الثانية جمادي_الاخرة جمادي_الثاني",
    "rajab رجب",
    "shaban sha'ban شعبان",
    "ramadan رمضان",
    "shawwal شوال",
    "dhu_al_qada dhu'l_qa'da dhu_al_qi'dah ذو_القعدة ذي_القعدة",
    "dhu_al_hijja dhu'l_hijja dhu_al_hijjah ذو_الحجة ذي_الحجة",
)
_REPUBLICAN_MONTHS = (
    "vendemiaire",
    "brumaire",
    "frimaire",
    "nivose",
    "pluviose",
    "ventose",
    "germinal",
    "floreal",
    "prairial",
    "messidor",
    "thermidor fervidor",
    "fructidor",
    "jour_complementaire jours_complementaires jour_compl compl sans_culottide",
)
_SEASONS = (
    "spring printemps primavera fruhling fruhjahr lente voren весна весной الربيع 春 春季",
    "summer ete verano verao estate sommer zomer sommaren лето летом الصيف 夏 夏季",
    "autumn fall automne otono outono autunno herbst herfst hosten осень осенью الخريف 秋 秋季",
    "winter hiver invierno inverno vintern зима зимой الشتاء 冬 冬季",
)
# the n-th: English, French, Spanish, Portuguese, Italian, German, Dutch, Swedish, Russian, Arabic
_ORDINALS: Mapping[int, str] = {
    1: "first premier premiere 1re primer primera primeiro primeira primo prima erste erstes ersten erster eerste forsta "
    "первая первой первый первое الاول الاولي 第一 元",
    2: "second deuxieme seconde segundo segunda secondo seconda zweite zweites zweiten zweiter tweede andra вторая второй "
    "второе الثاني الثانية 第二",
    3: "third troisieme tercer tercera tercero terceiro terceira terzo terza dritte drittes dritten drittes derde tredje "
    "третья третьей третий третье الثالث الثالثة 第三",
    4: "fourth quatrieme cuarto cuarta quarto quarta vierte viertes vierten vierde fjarde четвертая четвертой الرابع "
    "الرابعة 第四",
    5: "fifth cinquieme quinto quinta funfte vijfde femte الخامس",
    6: "sixth sixieme sexto sexta sesto sechste zesde sjatte السادس",
    7: "seventh septieme septimo settimo siebte zevende sjunde السابع",
    8: "eighth huitieme octavo oitavo ottavo achte achtste attonde الثامن",
    9: "ninth neuvieme noveno nono neunte negende nionde التاسع",
    10: "tenth dixieme decimo zehnte tiende tionde العاشر",
    11: "eleventh onzieme elfte undecimo الحادي_عشر",
    12: "twelfth douzieme zwolfte twaalfde duodecimo الثاني_عشر",
    13: "thirteenth treizieme dreizehnte dertiende الثالث_عشر",
    14: "fourteenth quatorzieme vierzehnte veertiende الرابع_عشر",
    15: "fifteenth quinzieme funfzehnte vijftiende الخامس_عشر",
    16: "sixteenth seizieme sechzehnte zestiende السادس_عشر",
    17: "seventeenth dix_septieme siebzehnte zeventiende siebzehnten السابع_عشر",
    18: "eighteenth dix_huitieme achtzehnte achttiende achtzehnten восемнадцатый восемнадцатого الثامن_عشر",
    19: "nineteenth dix_neuvieme neunzehnte negentiende neunzehnten девятнадцатый девятнадцатого التاسع_عشر",
    20: "twentieth vingtieme zwanzigste twintigste zwanzigsten двадцатый двадцатого العشرون العشرين",
    21: "twenty_first vingt_et_unieme الحادي_والعشرون الحادي_والعشرين",
    -1: "last final dernier derniere ultimo ultima letzte letztes letzten letzter laatste sista последняя последней посл "
    "الاخير الاخيرة",
}
_HUNDREDS = "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento"


def _phrases(line: str) -> Iterator[str]:
    """Split phrases at bars, or at spaces where there are none (a low line then joins words)."""
    for each in line.split("|") if "|" in line else line.split():
        yield each.strip().replace("_", " ")


_Told = Mapping[str, str] | Mapping[int, str] | Mapping[tuple[str, int], str] | Mapping[tuple[int, str], str]


def _table() -> Iterator[tuple[str, str, object]]:
    """Say each phrase with what it is and what it is worth; where a phrase stands twice, the first counts."""
    yield from ((phrase, kind, "") for kind, line in _PLAIN.items() for phrase in _phrases(line))
    valued: tuple[tuple[str, _Told], ...] = (
        (PART, _PARTS),
        (FRACTION, _FRACTIONS),
        (ERA, _ERAS),
        (CALENDAR, _CALENDARS),
        (ORDINAL, _ORDINALS),
        (MONTH, {("", at): line for at, line in enumerate(_MONTHS, start=1)}),
        (MONTH, {("", at): line for at, line in enumerate(_THAI_MONTHS, start=1)}),
        (MONTH, {("islamic", at): line for at, line in enumerate(_HIJRI_MONTHS, start=1)}),
        (MONTH, {("republican", at): line for at, line in enumerate(_REPUBLICAN_MONTHS, start=1)}),
        (SEASON, dict(enumerate(_SEASONS, start=21))),
        (DECADE, {(at * 100, "hundred"): name for at, name in enumerate(_HUNDREDS.split(), start=12)}),
    )
    yield from (
        (phrase, kind, value) for kind, told in valued for value, line in told.items() for phrase in _phrases(line)
    )
    yield from ((phrase, EVENT, phrase) for phrase in _phrases(_EVENTS))
    yield from ((phrase, NOISE, "") for phrase in _phrases(_NOISE))


_PLAIN: Mapping[str, str] = {
    ABOUT: (
        "c | ca | circa | ci | cir | circ | about | abdout | abt | approx | approximately | around | roughly "
        "| vers | env "
        "| environ | autour de | hacia | alrededor de | aprox | aproximadamente | cerca de | cerca | por volta de "
        "| verso il "
        "| intorno al | um | etwa | gegen | ungefahr | omstreeks | rond | ongeveer | omkring | kring | около | ок "
        "| примерно "
        "| прибл | حوالي | نحو | قرابة | حوالى | تقريبا | 约 | 約 | 大约 | 前后 | 前後 | 左右 | 頃 | ~ | ≈"
    ),
    UNSURE: (
        "? | probably | prob | possibly | poss | perhaps | likely | presumably | probablement | peut-etre | sans doute "
        "| probablemente | posiblemente | quiza | provavelmente | possivelmente | talvez | probabilmente | forse "
        "| wahrscheinlich | vermutlich | wohl | moglicherweise | vielleicht | waarschijnlijk | mogelijk | misschien "
        "| troligen | mojligen | вероятно | возможно | предположительно | предп | ربما | محتمل | 可能 | 或许"
    ),
    BEFORE: (
        "before | bef | pre | prior to | ante | terminus ante quem | not after | no later than | not later than "
        "| avant "
        "| antes de | antes del | prima del | prima di | ante 1 | vor | vor dem | voor | fore | innan | ранее "
        "| не позднее "
        "| قبل | 以前 | 之前"
    ),
    AFTER: (
        "after | aft | post | terminus post quem | not before | no earlier than | not earlier than | apres "
        "| despues de "
        "| despues del | posterior a | depois de | apos | dopo il | dopo | nach | nach dem | na | efter | после "
        "| не ранее | позднее | بعد | 以后 | 之后 | 以降 | 以後"
    ),
    UNTIL: (
        "until | till | up to | by | jusqu'a | jusqu'en | jusque | hasta | fino al | fino a | bis | bis zum | tot "
        "| tot en met "
        "| t/m | fram till | до | حتي | حتى | 至 | 到"
    ),
    SINCE: (
        "since | from | starting | a partir de | des | depuis | desde | dal | a partire dal | ab | seit | von "
        "| vanaf | sedan "
        "| fran | с | со | от | начиная с | منذ | من | 自 | 从"
    ),
    BETWEEN: "between | entre | zwischen | tra il | tra | fra | tussen | mellan | между | بين | 之间",
    AND: "and | & | et | y | e | und | en | och | и | و | 和 | sowie | ed | +",
    OR: "or | ou | o | oder | of | eller | или | либо | او | 或",
    DASH: "to | through | thru | a | al | till | t o m | по | الي | إلى | 〜",
    LATER: (
        "later | present | today | now | ongoing | posthumous | posthumously | afterwards | thereafter | onwards "
        "| onward | ff | posterieur | posterieure "
        "| posthume | plus tard | posterior | postumo | postuma | posthum | spater | posteriore | postumo "
        "| later exemplaar "
        "| senare | позднее | позже | لاحقا"
    ),
    EARLIER: "earlier | anterieur | anterieure | anterior | fruher | anteriore | eerder | tidigare",
    LIKE: (
        "style of | in the style of | in the manner of | manner of | copy of | copy after | imitation of "
        "| reproduction of "
        "| modern reproduction of | modern reprodcution of | replica of | facsimile of | forgery of | fake | original "
        "| originally | original painting | original of | d'apres | dans le style du | dans le style de "
        "| copie de | style du "
        "| im stil des | kopie nach | copia de | copia da | al estilo de | nello stile del | в стиле | копия | 仿"
    ),
    UNDATED: (
        "n d | nd | no date | undated | not dated | date not known | date unknown | unknown date | sans date "
        "| non date "
        "| sd | s d | sin fecha | s f | s/f | sem data | senza data | ohne datum | ohne jahr | o j | oj | o d "
        "| zonder datum "
        "| zonder jaar | z j | zj | odaterad | u a | без даты | б д | бд | б г | бг | без года | не датировано "
        "| بدون تاريخ | غير مورخ "
        "| غير مؤرخ | 无年代 | 年代不详 | 无日期 | not recorded | unknown | inconnue | inconnu"
    ),
    CENTURY: (
        "century | centuries | cent | cen | centruy | siecle | siecles | s | ss | siglo | siglos | seculo "
        "| seculos | sec "
        "| secc | secolo | secoli | jahrhundert | jahrhunderts | jahrhunderte | jh | jhd | jhdt | jhs | eeuw | eeuwse "
        "| arhundradet | arhundrade | век | века | веков | веке | веков | в | вв | столетие | столетия | القرن "
        "| قرن | قرون "
        "| القرنين | للقرن | 世纪 | 世紀"
    ),
    MILLENNIUM: (
        "millennium | millennia | millenium | mill | millenaire | millenaires | milenio | milenios | milenio "
        "| millennio "
        "| jahrtausend | jahrtausends | jt | millennium | artusendet | тысячелетие | тысячелетия | тыс | الالفية "
        "| الالف "
        "| 千年纪"
    ),
    TENS: (
        "decade of the | decade | decada de | decada | decadas | annees | anos | anni | jahre | jaren | decennium "
        "| годы "
        "| годах | العقد | سنوات | عقد | ثلاثينيات | 年代"
    ),
    MOON: "month | mois | lunar month | 月",
    CIVIL: (
        "year | season | seasons | l'an | an | annee | ano | anno | a | en | el ano | o ano | dell'anno | jahr "
        "| im jahr | im jahre | jaar | aret "
        "| ar | год | года | году | гг | г | годов | сентября 1 | سنة | عام | في عام | في سنة | 年 | 日 | 号"
    ),
    PERIOD: (
        "dynasty | dynasties | dyn | dyansties | period | periods | era | reign | age | style | dynastie "
        "| periode | epoque "
        "| epoca | dinastia | periodo | zeit | dynastin | эпоха | период | династия "
        "| عصر | العصر | الاسرة | اسرة | الفترة | 时期 | 時代 | 时代 "
        "| 年间 | 朝"
    ),
}
_PARTS: Mapping[str, str] = {
    "early": (
        "early | erly | beginning | start | beginning of | debut | tout debut | principios | principio "
        "| comienzos | inicios "
        "| inicio | comecos | comeco | inizio | inizi | primi | anfang | beginn | fruhes | fruh | begin | vroeg "
        "| vroege | borjan | tidigt | tidig | начало | начала | нач | раннии | اوائل | بداية | مطلع | 初 | 初期 | 早期 | 前期"
    ),
    "mid": (
        "mid | middle | mid of | milieu | mediados | meados | mitte | mittleres | midden | mitten | mitt | середина "
        "| середины | сер | منتصف | اواسط | وسط | 中 | 中期 | 中叶 | 中葉"
    ),
    "late": (
        "late | later | end | end of | ending | fin | fins | finales | finales de | finals | final do | fine | tardo "
        "| ende | spat | spates | eind | einde | laat | slutet | slut | sent | конец | конца | кон | اواخر "
        "| نهاية | 末 | 末期 "
        "| 晚期 | 后期 | 後期 | 晩期"
    ),
    "turn": "turn of the | turn of | tournant du | wende | wende vom | jahrhundertwende | рубеж | рубежа",
    "first half": "上半叶 | 上半 | 前半 | 前半期",
    "second half": "下半叶 | 下半 | 後半 | 后半",
}
_FRACTIONS: Mapping[int, str] = {
    2: (
        "half | halves | moitie | mitad | metade | meta | halfte | halft | hlfte | helft | halften | половина "
        "| половины | пол "
        "| النصف | نصف"
    ),
    3: "thirds | tiers | tercio | terco | drittel | tredjedelen | треть | трети | الثلث | ثلث",
    4: (
        "quarter | quarters | quart | quartel | viertel | kwart | fjardedelen | четверть | четверти | четв "
        "| الربع | ربع"
    ),
}
_ERAS: Mapping[str, str] = {
    BCE: (
        "bc | bce | b c | b c e | av jc | avant jc | avt jc | av j c | avant notre ere | av n e | ac | a c "
        "| a de c | a de cristo "
        "| antes de cristo | ane | a n e | v chr | vor christus | vor chr | vuz | v u z | f kr | fkr | fore kristus | "
        "voor christus | до нэ | до н э | قم | ق م | قبل الميلاد | 公元前 | 紀元前 | 西元前 | 前"
    ),
    CE: (
        "ad | ce | a d | c e | ap jc | apres jc | apr jc | apres j c | de notre ere | n e | dc | d c | d de c "
        "| despues de cristo | depois de cristo | n chr | nach christus | nach chr | e kr | ekr | na christus "
        "| нэ | н э | م "
        "| ميلادي | ميلادية | الميلادي | للميلاد | คศ | ค ศ | 公元 | 西元 | 西暦"
    ),
    BP: "bp | b p | cal bp | years bp | avant le present | av le present | ap1950 | before present",
}
_CALENDARS: Mapping[str, str] = {
    "islamic": (
        "ah | a h | h | hijri | hegire | de l'hegire | hegira | hijra | anno hegirae | هجري | هجرية | الهجري | ه "
        "| للهجرة "
        "| г х | хиджры"
    ),
    "solar hijri": "هش | ه ش | ش | sh | shamsi | هجري شمسي",
    "republican": "an republicain | republicain | de la republique | annee republicaine",
    "buddhist": "be | b e | พศ | พ ศ",
    "rattanakosin": "รศ | ร ศ",
    "chula sakarat": "จศ | จ ศ",
    "hebrew": "anno mundi | hebrew | jewish calendar",
    "coptic": "للشهداء | era of the martyrs | anno martyrum | coptic",
    "minguo": "民国 | 民國 | minguo",
    "vikram samvat": "vs | v s | vikram samvat | samvat",
    "saka": "saka | shaka | saka era",
    "julian": "os | o s | old style | ст ст | по ст ст | ст стиля | по старому стилю | старого стиля | a st "
    "| alten stils",
}
_EVENTS = """
    designed | design | designed by | made | manufactured | printed | print | published | first published
    | issued | cast
    | casted | carved | built | erected | executed | print executed | modeled | modelled | patented | patent
    | photographed
    | negative | negatives | drawn | conceived | signed | inscribed | inscribed on verso | dated | datable to | datable
    | exhibited | founded | restored | reworked | repainted | retouched | reprinted | remade | partly remade
    | reconstructed
    | reconstruction | copyright | postmark | postmarked | engraved | woven | painted | completed | begun | collected
    | produced | compiled | fabricated | refabricated | re-fabricated | taken | edition | editioned replica | replica
    | assembled | reassembled | re-edited | re-fired | annotated | enlarged version | this version | impression
    | plate | block
    | pattern introduced | pattern introduced in | given | acquired | repaired | with additions | with | pulled
    | project
    | project date | memorial edition | estate print | estate printed | exhibition copy | posthumous cast
    | posthumous reprint
    | revised | reproduced | realized | realised | mailed | redesigned | adapted | constructed | composed | written
    | filmed | premiered | translated | bound | minted | struck | commissioned | developed | typed | sent | received
    | bought | purchased | registered | carried out | copied | carved | woven | found | excavated
    | archival format | year film premiered | cast released by the artist | first printed
    | reworked and exhibited | this drawing | installed | released | recorded | performed | retailored
    | dated in the third state
    | imprime | imprimee | tirage | tire | concu | concue | fabrique | fabriquee | fondu | fondue | fonte | grave
    | gravee
    | publie | publiee | execute | executee | date | datee | signe | signee | edite | editee | peint | peinte | realise
    | realisee | cree | creee | photographie | restaure | depose | brevet
    | impreso | impresa | disenado | disenada | fabricado | fabricada | publicado | fundido | fundida | grabado
    | pintado
    | fechado | fechada | firmado | firmada | ejecutado | realizado | realizada | editado | impressao | impresso
    | desenhado
    | fundicao | gravado | datado | datada | assinado | executado
    | gedruckt | druck | entworfen | entwurf | ausgefuhrt | ausfuhrung | gegossen | guss | gestochen | gemalt | datiert
    | signiert | abzug | hergestellt | herstellung | gefertigt | erschienen | verlegt
    | stampato | stampata | fuso | fusione | datato | datata | firmato | firmata | eseguito | eseguita
    | progettato | prodotto
    | gedrukt | ontworpen | ontwerp | vervaardigd | uitgevoerd | gegoten | gedateerd | gesigneerd
    | tryckt | formgiven | tillverkad | gjuten | daterad | signerad | utford
    | напечатано | отпечаток | отпечатано | отлив | отлито | издано | изготовлено | подпись | дата | датировано
    | создано
    | طبع | طبعت | صمم | صنع | مورخ | مؤرخ | مورخة | مؤرخة | نشر
    | 设计 | 制作 | 印 | 印刷 | 铸 | 铸造 | 刊 | 出版 | 制
"""
_NOISE = """
    the | of the | in | on | at | verso | recto | du | de la | de le | le | la | les | de | des | d' | l' | del
    | de los | los | las
    | el | do | da | dos | das | di | della | dello | degli | delle | il | lo | gli | der | die | das | dem | den
    | im | am | in der
    | in den | in het | de | het | van | van de | i | pa | av | det | во | في | ال | 的 | 于 | 在 | 第
    | monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur
    | thurs | fri
    | sat | sun | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | er | ers | eme | th | year of
    | s' | '
    | archival | second state | nr | mount | mounts | patches | et jours suivants | jours suivants | und folgende tage
    | i e | e g | sic
"""


def _by_phrase() -> Mapping[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    """Return what each phrase means, by its first word: the words after it, what it is, what it is worth."""
    found: dict[str, dict[tuple[str, ...], tuple[str, object]]] = {}
    for phrase, kind, value in _table():
        words = tuple(split(plain(phrase)))
        if words:
            found.setdefault(words[0], {}).setdefault(words[1:], (kind, value))
    return {
        first: tuple(sorted(((rest, *told) for rest, told in after.items()), key=lambda each: -len(each[0])))
        for first, after in found.items()
    }


_WORD = re.compile(r"[^\W\d_]+'?|\d+|[^\s.]")


def split(text: str) -> list[str]:
    """Return the words and signs of a phrase, without full stops."""
    return _WORD.findall(text)


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, object], ...]]:
    """Return the phrases by their first word, each as (words after it, kind, value), the longest first."""
    return _by_phrase()
