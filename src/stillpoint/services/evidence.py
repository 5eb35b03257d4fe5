"""What is known of the practices, how well, and what is never claimed: pages in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from stillpoint.services.citations import NOT_RELIED_ON, RELIED_ON
from stillpoint.services.help_pages import Table


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, how well it is supported, and by whom."""

    words: str
    grade: str
    """A to D, as sessions have it; empty where nobody has tested it."""
    sources: tuple[str, ...] = ()

    @property
    def cites(self) -> tuple[str, ...]:
        """The sources, by author and year."""
        return tuple(RELIED_ON[source].cite.partition(",")[0] for source in self.sources)


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """One page."""

    name: str
    """What it is called where all of them are listed."""
    title: str
    parts: tuple[str | Table | Finding, ...]


READING = EvidencePage(
    "letters",
    "How well it is known",
    (
        (
            ("A", "guidelines, reviews of trials, or trials"),
            ("B", "controlled studies, or studies in a laboratory"),
            ("C", "what experts agree on, or custom"),
            ("D", "tradition, or weak studies"),
        ),
        "A letter is of the practice, not of the script: the words of every session are ours, and"
        " none was tested as it stands.",
        "Most papers were read in summary, not whole. Studies with babies are small, mostly with"
        " mothers and with healthy babies born at term; fathers and others are studied too little.",
        "None of this is medical advice.",
    ),
)

BREATH = EvidencePage(
    "breath",
    "Breathing",
    (
        Finding(
            "Breathwork of several kinds, twelve trials with 785 people: stress, worry and low mood"
            " were a little to moderately lower. Its authors warn that the hype runs ahead.",
            "A",
            ("fincham-2023",),
        ),
        Finding(
            "Slow breathing, for many near six a minute, makes the heart's rhythm swing more while"
            " it lasts. The rate differs from person to person.",
            "B",
            ("lehrer-2014", "russo-2017", "shaffer-2020", "steffen-2017"),
        ),
        Finding(
            "A longer way out felt calmer in one study; in and out alike did more for the heart's"
            " rhythm in two others. So both are offered.",
            "B",
            ("van-diest-2014", "lin-2014", "ma-2024"),
        ),
        Finding(
            "To begin at one's own rate and slow down little by little had the longer effect"
            " afterwards.",
            "B",
            ("ma-2024", "gavish-2010"),
        ),
        Finding(
            "At six a minute beginners often breathe too much. Being told to keep it small and"
            " natural about halved that.",
            "B",
            ("szulczewski-2019",),
        ),
        Finding(
            "A sigh after a double in-breath, five minutes a day for four weeks, lifted the mood"
            " more than sitting did.",
            "A",
            ("balban-2023",),
        ),
        Finding(
            "4-7-8: heart rate and blood pressure fell right after, in 43 young adults.",
            "B",
            ("vierra-2022",),
        ),
        Finding(
            "One minute of belly breathing along a picture slowed the heart of 342 children of"
            " about seven.",
            "B",
            ("obradovic-2021", "cruz-2020", "petersen-2020"),
        ),
        Finding("Box breathing for children: no trial was found, and holds are not needed.", ""),
    ),
)

YOU_TWO = EvidencePage(
    "you two",
    "Two people, one calm",
    (
        Finding(
            "Babies caught their mother's stress when she came back to them, and through touch most"
            " of all. Calm is caught too. So you first.",
            "B",
            ("waters-2014", "waters-2017"),
        ),
        Finding(
            "Face to face, the heart's rhythms of mother and baby went along with each other within"
            " a second, more so when they shared a feeling.",
            "B",
            ("feldman-2011",),
        ),
        Finding(
            "Two people are in step about a third of the time in play. Missing each other is usual,"
            " and so is coming back.",
            "B",
            ("tronick-1989",),
        ),
        Finding(
            "Warm answers that bend went well for children of three; answering anger with anger did"
            " not.",
            "B",
            ("lobo-2020",),
        ),
        Finding(
            "A child's feelings that are noticed, named and taken seriously: better for the child"
            " in the years after. Naming weakens a feeling, as far as is known mostly in adults.",
            "B",
            ("gottman-1996", "lieberman-2007"),
        ),
        Finding(
            "A parent who turned to a device: babies were more upset, and slower to get over it.",
            "B",
            ("myruski-2018",),
        ),
        Finding(
            "A parent's nearness shields a child from stress strongly, and less so in the teens. So"
            " help fades, when the child asks.",
            "B",
            ("hostinar-2014", "rosanbalm-2017"),
        ),
        Finding(
            "A coached programme for parents went with steadier bodies of their children at nine;"
            " another, of nurture, with quicker recovery. They were coached programmes, not this.",
            "B",
            ("abc", "nurture-2024"),
        ),
        Finding(
            "People drift towards a breath that they see or feel.",
            "B",
            ("frey-2018", "goldstein-2017"),
        ),
        Finding(
            "Two lanes on a screen, a pace from taps, a squeeze of hands, breathing together from"
            " afar: these are ours, and nobody has tested them.",
            "",
        ),
    ),
)

BABIES = EvidencePage(
    "babies",
    "Holding, carrying, touch",
    (
        Finding(
            "Skin to skin in the first weeks: longer breastfeeding, a steadier start; for babies"
            " born small, fewer deaths. Later it is pleasant.",
            "A",
            ("moore-2012", "boundy-2016"),
        ),
        Finding(
            "Five minutes of walking calmed crying babies; sitting on for five to eight before the"
            " cot woke fewer. There were 21 babies.",
            "B",
            ("ohmura-2022",),
        ),
        Finding(
            "Rocking about once a second steadied breathing more than slower rocking did, in 24"
            " young babies. That is not a dose.",
            "B",
            ("elliott-1988",),
        ),
        Finding(
            "A parent's hug of medium pressure slowed the heart of babies from four months on.",
            "B",
            ("yoshida-2020",),
        ),
        Finding(
            "Strokes of three centimetres a second slowed the heart at nine months; slower and"
            " quicker ones did not.",
            "B",
            ("fairhurst-2014",),
        ),
        Finding(
            "Lullabies relaxed babies, in languages they had never heard too. No tempo is"
            " established.",
            "B",
            ("bainbridge-2021", "cirelli-2020"),
        ),
        Finding(
            "An adult who breathes slowly while holding: three small studies, and they differ on"
            " what the baby does. So only the adult is paced, ever.",
            "B",
            ("van-puyvelde-2015", "suga-2019", "elliott-1988"),
        ),
        Finding(
            "Teaching parents about crying, and to step away: fewer injuries in one province, no"
            " change in one state. Promising, and unproven.",
            "B",
            ("barr-2018", "purple"),
        ),
        Finding(
            "Massage is pleasant; most of its 34 studies may be biased.",
            "C",
            ("bennett-2013",),
        ),
        Finding("Safe sleep: on the back, in a clear cot of their own.", "A", ("aap-2022",)),
    ),
)

DAYS = EvidencePage(
    "days",
    "Routines, sitting, moving, outdoors",
    (
        Finding(
            "The same steps at bedtime in the same order: better sleep, and the better the more"
            " nights, as 10,085 mothers told it.",
            "A",
            ("mindell-2015",),
        ),
        Finding(
            "Mindfulness over about eight weeks: worry, low mood and pain moderately lower.",
            "A",
            ("goyal-2014",),
        ),
        Finding(
            "Meditation can do harm: about one in twelve in studies reports something unpleasant,"
            " and in one careful sample six to fourteen in a hundred had lasting bad effects."
            " Open your eyes, move, stop.",
            "B",
            ("farias-2020", "britton-2021"),
        ),
        Finding(
            "Mindfulness lessons did no more than ordinary ones for 8,376 pupils.",
            "A",
            ("kuyken-2022",),
        ),
        Finding(
            "Kind wishes: small to moderate; a quarter of an hour warmed the feelings of 61 parents"
            " for their child.",
            "A",
            ("galante-2014", "kirby-2018"),
        ),
        Finding("Stretching: how far joints move.", "A", ("garber-2011",)),
        Finding("Yoga for worry: a small gain, for a short while.", "B", ("cramer-2018",)),
        Finding(
            "Tai chi: studied for balance and falls, mostly with older people. Harm was mostly"
            " minor aches, and poorly told.",
            "B",
            ("li-2014", "wayne-2014"),
        ),
        Finding(
            "Short breaks: a little more vigour, a little less tired; for hard tasks it is"
            " unclear.",
            "A",
            ("albulescu-2022",),
        ),
        Finding(
            "Twenty minutes among green things: in a small study of 36 people a stress hormone fell"
            " fastest then.",
            "B",
            ("hunter-2019",),
        ),
        Finding(
            "A hand on the heart for twenty seconds: in a study of 159 people the same hormone was"
            " lower after a stressful test.",
            "B",
            ("dreisoerner-2021",),
        ),
        Finding(
            "Five senses, feet on the floor: custom. No good trial was found.", "C", ("custom",)
        ),
        Finding("Barefoot on grass: many like the feel of it.", "D", ("chamberlin-2014",)),
        Finding(
            "Programmes like this for mothers: early studies are encouraging, effects small, and"
            " many stopped.",
            "B",
            ("bear-2022", "avalos-2020", "sun-2021"),
        ),
    ),
)

NEVER = EvidencePage(
    "never",
    "What is never claimed here",
    (
        (
            ("attachment", "no session makes it secure; many ordinary moments add up"),
            ("a lifetime", "of love or of well-being: nobody can promise that"),
            ("healing", "feeling safe makes rest easier. That is all"),
            ("immunity", "and digestion: stress affects them, these practices are untested"),
            ("hormones", "small studies of some practices; never “lowers your cortisol”"),
            ("the vagus", "is not reset, toned or hacked; slow breath steadies the heart's rhythm"),
            ("states", "the polyvagal ones are one popular map; scientists disagree"),
            ("electricity", "of the earth: small studies, mostly unblinded, with interests"),
            ("scores", "of a bond, a child or a carer: there are none"),
        ),
        "Long stress without rest wears on the body, its repair too. That is known, and no reason"
        " to sell you anything.",
        "`packs check` warns of such words in any pack.",
    ),
)

NUMBERS = EvidencePage(
    "numbers",
    "Numbers that look firmer than they are",
    (
        (
            ("a lullaby", "60 to 80 beats are told everywhere; no study set them"),
            ("long way out", "one study is for it, another for in and out alike"),
            ("the sigh", "its seconds are ours; the trial fixed none"),
            ("rocking", "57 a minute was held against 40, in one study"),
            ("a third", "in step is an average from laboratories, and no goal"),
            ("crying", "is most at about six weeks and eases by four months; not every baby's"),
            ("resonance", "wants a sensor; what you find here is your comfortable pace"),
        ),
    ),
)

SOURCES = EvidencePage("sources", "What all of it rests on", ())
"""Its words are those of `sources_told`."""

PAGES = (READING, BREATH, YOU_TWO, BABIES, DAYS, NEVER, NUMBERS, SOURCES)

FROM_MEMORY = "* known, and not looked at again before it was written down here"
NOT_USED = "Named by the texts that this began from, and not relied on"


def sources_told() -> Iterator[str]:
    """Every source in the order of the alphabet; a star where it is from memory."""
    for each in sorted(RELIED_ON.values(), key=lambda each: each.cite.casefold()):
        yield f"{each.cite}{' *' * each.is_from_memory}"


def as_markdown() -> Iterator[str]:
    """All pages as the text of `docs/evidence.md`, line by line."""
    yield "# What is known, how well, and what is never claimed"
    yield ""
    yield "In the app: `e` on home. By command: `stillpoint evidence`. This page has the same words"
    yield "(`make tables`)."
    for page in PAGES:
        yield from ("", f"## {page.title}", "")
        if page is SOURCES:
            yield from (f"- {cite}" for cite in sources_told())
            yield from ("", FROM_MEMORY.replace("*", r"\*"), "", f"{NOT_USED}:", "")
            yield from (f"- {each}" for each in NOT_RELIED_ON)
        for part in page.parts:
            yield from _in_markdown(part)


def _in_markdown(part: str | Table | Finding) -> Iterator[str]:
    match part:
        case str():
            yield from (part, "")
        case Finding():
            cites = f" ({'; '.join(part.cites)})" if part.sources else ""
            yield f"- **{part.grade or 'untested'}** {part.words}{cites}"
        case _:
            yield from ("| | |", "|---|---|")
            yield from (f"| {name} | {words} |" for name, words in part)
            yield ""
