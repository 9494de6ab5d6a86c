"""Notes in languages that the default encoder does not know: their words find them."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.index import Encoder, Index, ingest, load_index

NOTES = {
    "fr.md": """# Bateau

## Mouillage

Jeter l'ancre face au vent et laisser filer cinq fois la profondeur en chaîne.

## Coque

Gratter la peinture abîmée, poncer, puis passer deux couches d'antisalissure au printemps.

## Météo

Écouter le bulletin marine à la radio avant de partir.
""",
    "de.md": """# Küche

## Sauerteig

Der Sauerteig wird jeden Tag mit Mehl und Wasser gefüttert.

## Messer

Die Messer werden am Wetzstahl geschärft, nie in der Spülmaschine gewaschen.

## Brühe

Knochen rösten und vier Stunden lang leise kochen lassen.
""",
    "ru.md": """# Сад

## Яблони

Яблони обрезают ранней весной, пока не набухли почки.

## Полив

Помидоры поливают под корень тёплой водой по утрам.

## Компост

Листья складывают слоями и переворачивают раз в месяц.
""",
    "zh.md": """# 数据库

## 什么是索引

索引是帮助快速查找数据的结构，像书的目录。

## 什么是事务

事务是一组要么全部成功要么全部失败的操作。

## 什么是锁

锁保证同一时间只有一个写者。
""",
    "ja.md": """# 鉄道

## 切符

切符は駅の券売機で買うことができます。

## 忘れ物

忘れ物は終点の駅の窓口で受け取ってください。

## 自転車

自転車は専用の袋に入れれば車内に持ち込めます。
""",
    "ar.md": """# المكتبة

## الاستعارة

يمكن استعارة خمسة كتب لمدة ثلاثة أسابيع.

## الغرامات

تدفع غرامة عن كل يوم تأخير في إعادة الكتاب.

## القاعات

تحجز قاعات القراءة الهادئة مسبقا عبر الموقع.
""",
}
NOTES["en.md"] = """# Bread

## Leaven

Dough that makes dough rise.

## Baking

Forty minutes at a falling heat.
"""
QUESTIONS = [
    ("fr.md", "combien de chaîne faut-il pour ancrer", "Jeter l'ancre"),
    ("fr.md", "couche de peinture", "Gratter la peinture"),
    ("fr.md", "ecoute des bulletins meteo", "bulletin marine"),
    ("de.md", "womit füttert man den Sauerteig", "Mehl und Wasser"),
    ("de.md", "darf das Messer in die Spülmaschine", "Wetzstahl"),
    ("de.md", "wie lange kocht die Bruhe", "Knochen"),
    ("ru.md", "когда обрезать яблоню", "ранней весной"),
    ("ru.md", "чем поливать помидор", "под корень"),
    ("ru.md", "как часто переворачивать листья", "раз в месяц"),
    ("zh.md", "索引 目录 优惠券", "像书的目录"),
    ("zh.md", "事务 成功 失败", "全部失败"),
    ("zh.md", "同一时间有几个写者", "锁保证"),
    ("ja.md", "切符はどこで買いますか", "券売機"),
    ("ja.md", "忘れ物の窓口", "終点"),
    ("ja.md", "自転車を持ち込む袋", "専用の袋"),
    ("ar.md", "استعارة خمسة كتب", "ثلاثة أسابيع"),
    ("ar.md", "غرامة التأخير", "كل يوم"),
    ("ar.md", "حجز قاعة القراءة", "الهادئة"),
    # One or two words, other forms of words, and words that the notes have only a part of.
    ("fr.md", "combien de chaîne faut-il pour ancrer le bateau", "Jeter l'ancre"),
    ("fr.md", "quand repeindre le dessous du navire", "Gratter la peinture"),
    ("fr.md", "météo", "bulletin marine"),
    ("de.md", "Messer schärfen", "Wetzstahl"),
    ("de.md", "Sauerteigfütterung", "Mehl und Wasser"),
    ("ru.md", "полив помидоров", "под корень"),
    ("ru.md", "как делать компост", "раз в месяц"),
    ("zh.md", "什么是锁", "锁保证"),
    ("zh.md", "锁", "锁保证"),
    ("zh.md", "怎么查找数据", "像书的目录"),
    ("ja.md", "切符", "券売機"),
    ("ja.md", "切符の買い方", "券売機"),
    ("ja.md", "忘れ物をした", "終点"),
    ("ar.md", "الغرامات", "كل يوم"),
    ("ar.md", "مدة الاستعارة", "ثلاثة أسابيع"),
    ("ar.md", "كيف أحجز قاعة", "الهادئة"),
]
NOT_COVERED = [
    ("fr.md", "recette de pizza au fromage"),
    ("de.md", "wer ist Kanzler"),
    ("ru.md", "рецепт пиццы"),
    ("zh.md", "披萨怎么做"),
    ("ja.md", "ピザの作り方"),
    ("ar.md", "وصفة بيتزا"),
]


@pytest.fixture(scope="module", params=["alone", "together"])
def indexes(
    request: pytest.FixtureRequest, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Index]:
    """The index of each file: one of its own, or one of all files."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "notes").mkdir()
    for name, text in NOTES.items():
        (folder / "notes" / name).write_text(text, encoding="utf-8")
    if request.param == "together":
        ingest([folder / "notes"], folder / "index", encoder)
        return dict.fromkeys(NOTES, load_index(folder / "index"))
    for name in NOTES:
        ingest([folder / "notes" / name], folder / name.replace(".md", "-index"), encoder)
    return {name: load_index(folder / name.replace(".md", "-index")) for name in NOTES}


@pytest.mark.parametrize(("source", "question", "expected"), QUESTIONS)
def test_words_find_the_passage(indexes: dict[str, Index], source: str, question: str, expected: str) -> None:
    found = answer(question, (), indexes[source])
    assert found.verdict in ("answered", "nearby")
    assert expected in found.passages[0].text
    assert found.passages[0].citation.source == source


@pytest.mark.parametrize(("source", "question"), NOT_COVERED)
def test_without_a_word_in_common_nothing_is_shown(indexes: dict[str, Index], source: str, question: str) -> None:
    assert answer(question, (), indexes[source]).verdict == "not_covered"


@pytest.mark.parametrize("indexes", ["together"], indirect=True)
def test_beside_them_english_is_searched_by_meaning(indexes: dict[str, Index]) -> None:
    found = answer("how long does a loaf stay in the oven", (), indexes["en.md"])
    assert {passage.citation.source for passage in found.passages} == {"en.md"}
