"""Everything that the sessions, the cards and the evidence page rest on, and what they do not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A study, a book or a teacher."""

    cite: str
    is_from_memory: bool = False
    """Known, and not looked at again."""


RELIED_ON = {
    "abc": Citation("Attachment and Biobehavioral Catch-up, children at nine, PMC7010314"),
    "acog-2020": Citation(
        "ACOG Committee Opinion 804, 2020, Obstetrics & Gynecology 135:e178-e188", True
    ),
    "aap-2016": Citation("AAP 2016, Media and Young Minds, Pediatrics 138"),
    "aap-2022": Citation("AAP 2022, Pediatrics 150:e2022057990"),
    "albulescu-2022": Citation("Albulescu et al. 2022, PLoS ONE 17:e0272460"),
    "avalos-2020": Citation("Avalos et al. 2020, JMIR Mental Health 7:e17405"),
    "bainbridge-2021": Citation("Bainbridge et al. 2021, Nature Human Behaviour 5:256-264"),
    "balban-2023": Citation("Balban et al. 2023, Cell Reports Medicine 4:100895"),
    "barr-2018": Citation("Barr 2018, Child Abuse & Neglect 84:106-114"),
    "bear-2022": Citation("Bear et al. 2022, Mindfulness 13"),
    "beebe-2010": Citation("Beebe et al. 2010, Attachment & Human Development 12:3-141"),
    "bennett-2013": Citation(
        "Bennett et al. 2013, Cochrane Database of Systematic Reviews CD005038"
    ),
    "bernstein": Citation("Bernstein & Borkovec, progressive relaxation protocol"),
    "boundy-2016": Citation("Boundy et al. 2016, Pediatrics 137:e20152238"),
    "brazelton": Citation("Brazelton Centre, the six infant states"),
    "britton-2021": Citation("Britton et al. 2021, Clinical Psychological Science"),
    "chamberlin-2014": Citation(
        "Chamberlin et al. 2014, Journal of Chiropractic Medicine 13:239-246"
    ),
    "cirelli-2020": Citation("Cirelli et al. 2020, Journal of Cognitive Neuroscience 32:1213-1220"),
    "cramer-2018": Citation("Cramer et al. 2018, Depression and Anxiety 35:830-843"),
    "cruz-2020": Citation("Cruz et al. 2020, Alternative Therapies in Health and Medicine 26(4)"),
    "custom": Citation("Clinical custom; we looked for trials and found none"),
    "dreisoerner-2021": Citation(
        "Dreisoerner et al. 2021, Comprehensive Psychoneuroendocrinology 8:100091"
    ),
    "elliott-1988": Citation(
        "Elliott et al. 1988, Canadian Journal of Psychology 42:163-172", True
    ),
    "fairhurst-2014": Citation("Fairhurst et al. 2014, Psychological Science 25:1124-1131"),
    "farias-2020": Citation("Farias et al. 2020, Acta Psychiatrica Scandinavica 142:374-393"),
    "feldman-2011": Citation("Feldman et al. 2011, Infant Behavior and Development 34:569-577"),
    "fincham-2023": Citation("Fincham et al. 2023, Scientific Reports 13:432"),
    "fisher-2020": Citation("Fisher & Lehrer 2020, Biofeedback 48:7"),
    "fleming-2011": Citation("Fleming et al. 2011, Lancet 377:1011-1018"),
    "frey-2018": Citation("Frey et al. 2018, CHI (Breeze)"),
    "galante-2014": Citation(
        "Galante et al. 2014, Journal of Consulting and Clinical Psychology 82:1101-1114"
    ),
    "garber-2011": Citation(
        "Garber et al. 2011, ACSM position stand,"
        " Medicine & Science in Sports & Exercise 43:1334-1359"
    ),
    "gavish-2010": Citation("Gavish 2010, Biological Psychology 84:150-156"),
    "goldstein-2017": Citation("Goldstein et al. 2017, Scientific Reports 7"),
    "gottman-1996": Citation("Gottman et al. 1996, Journal of Family Psychology 10:243-268", True),
    "goyal-2014": Citation("Goyal et al. 2014, JAMA Internal Medicine 174:357-368", True),
    "harvard-serve": Citation(
        "Harvard Center on the Developing Child, five steps of serve and return"
    ),
    "hostinar-2014": Citation("Hostinar et al. 2014, Psychological Bulletin 140:256-282", True),
    "hunter-2019": Citation("Hunter et al. 2019, Frontiers in Psychology 10:722"),
    "kim-2014": Citation("Kim et al. 2014, Infant Behavior and Development 37:491-504"),
    "kirby-2018": Citation(
        "Kirby & Baldwin 2018, Journal of Child and Family Studies 27:1614-1628"
    ),
    "kuyken-2022": Citation("Kuyken et al. 2022, Evidence-Based Mental Health 25:99-109"),
    "lehrer-2014": Citation("Lehrer & Gevirtz 2014, Frontiers in Psychology 5:756"),
    "levinson-2014": Citation("Levinson et al. 2014, Frontiers in Psychology 5:1202"),
    "li-2014": Citation("Li et al. 2014, Clinical Interventions in Aging 9:1261"),
    "lieberman-2007": Citation("Lieberman et al. 2007, Psychological Science 18:421-428"),
    "lin-2014": Citation("Lin et al. 2014, International Journal of Psychophysiology 91:206-211"),
    "lobo-2020": Citation("Lobo & Lunkenheimer 2020, Developmental Psychology 56:1121-1134"),
    "ma-2024": Citation("Ma et al. 2024, slow breathing and vagal modulation, PMC11268930"),
    "mindell-2015": Citation("Mindell et al. 2015, Sleep 38:717-722"),
    "moore-2012": Citation(
        "Moore et al. 2012, Cochrane Database of Systematic Reviews CD003519, updated 2016"
    ),
    "myruski-2018": Citation("Myruski et al. 2018, Developmental Science 21:e12610"),
    "nhs-illness": Citation("NHS, NCT and HSE pages on serious illness"),
    "nurture-2024": Citation(
        "Mother-child emotional preparation, a trial, 2024,"
        " Frontiers in Child and Adolescent Psychiatry"
    ),
    "obradovic-2021": Citation("Obradović et al. 2021, Developmental Psychobiology 63:e22214"),
    "ohmura-2022": Citation("Ohmura et al. 2022, Current Biology 32:4521-4529"),
    "own": Citation("Our own practice; no study of it is known to us"),
    "petersen-2020": Citation("Petersen et al. 2020, JMIR Perioperative Medicine 3:e16639"),
    "purple": Citation("Period of PURPLE Crying materials"),
    "rocha-2021": Citation("Rocha et al. 2021, Royal Society Open Science 210608"),
    "rosanbalm-2017": Citation("Rosanbalm & Murray 2017, OPRE Brief 2017-80"),
    "russo-2017": Citation("Russo et al. 2017, Breathe 13:298-309"),
    "segerstrom-2004": Citation(
        "Segerstrom & Miller 2004, Psychological Bulletin 130:601-630", True
    ),
    "shaffer-2020": Citation("Shaffer & Meehan 2020, Frontiers in Neuroscience 14:570400"),
    "steffen-2017": Citation("Steffen et al. 2017, Frontiers in Public Health 5:222"),
    "suga-2019": Citation("Suga et al. 2019, Scientific Reports 9:20019"),
    "sun-2021": Citation("Sun et al. 2021, Journal of Medical Internet Research 23:e23410"),
    "szulczewski-2019": Citation("Szulczewski 2019, PLoS ONE 14:e0218550"),
    "ticks": Citation("TICKS, the UK sling consortium"),
    "tronick-1989": Citation("Tronick & Cohn 1989, on mismatch and repair", True),
    "van-diest-2014": Citation(
        "Van Diest et al. 2014, Applied Psychophysiology and Biofeedback 39:171-180"
    ),
    "van-puyvelde-2015": Citation("Van Puyvelde et al. 2015, Biological Psychology 108:132-141"),
    "vierra-2022": Citation("Vierra et al. 2022, Physiological Reports 10:e15389"),
    "waters-2014": Citation("Waters et al. 2014, Psychological Science 25:934-942"),
    "waters-2017": Citation(
        "Waters et al. 2017, Journal of Experimental Psychology: General 146:1043-1051"
    ),
    "wayne-2014": Citation(
        "Wayne et al. 2014, Archives of Physical Medicine and Rehabilitation (tai chi safety)", True
    ),
    "who": Citation("WHO/IMCI"),
    "yoshida-2020": Citation("Yoshida et al. 2020, iScience 23:100996"),
}
"""By a name of our own; in the order of the alphabet, nearly."""

NOT_RELIED_ON = (
    "Thompson 2008, in the Handbook of Attachment: background, no claim here rests on it",
    "Chevalier 2012 and 2013, Oschman 2015 and 2023, Sinatra 2017, Koniver 2023, Martel 2023:"
    " on the earth's electricity",
    "do Valle 2024, a series of cases with acupuncture: not what an app does",
)
"""Named by the texts that this began from."""
