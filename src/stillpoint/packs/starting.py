"""The file that a new pack starts from: every common key once, with a word on what it is for."""

from stillpoint.packs.ids import checked_id

SCHEMA_FILE = "stillpoint-pack.schema.json"
"""Where the first line of the starter tells an editor to look for the schema."""


def starter(id: str) -> str:
    """The text of a first pack with that id, which is valid as it is. Raises `BadId`."""
    title = checked_id(id).replace("-", " ").strip().capitalize()
    return _STARTER.replace("{id}", id).replace("{title}", title).replace("{schema}", SCHEMA_FILE)


_STARTER = """\
#:schema ./{schema}
#
# A stillpoint pack: sessions to practise, to change and to share. It is valid as it is.
# What comes after a # is a note. To use a line that begins with #, take the # away.
# For completion in an editor: stillpoint packs schema > {schema}

format = 1                      # the format of this file; leave it

[pack]                          # what the pack says of itself
id = "{id}"  # a session's address begins with it: {id}/first-breath
title = "{title}"  # what people see
version = "0.1.0"               # raise it with every change that you share
summary = "One quiet session to begin with."  # a sentence or two
authors = ["Your name"]         # or "Your name <you@example.org>"
license = "CC0-1.0"             # what others may do with it: with CC0-1.0, whatever they like
language = "en"                 # the language of the words
tags = ["evening", "beginners"] # words to find it by
# homepage = "https://example.org"  # shown, never opened

[[source]]                      # what sessions rest on: a study, a book, a teacher
id = "own-practice"             # by this a session names it
cite = "The author's own practice, not tested in a study"  # shown on the session's card

[[pattern]]                     # a breath of your own; "4-0-6-0" can also be written in place
id = "slow-out"                 # by this a step names it
title = "Slow out"              # what people see
phases = "4-0-6-0"              # seconds: in, hold, out, rest

[[session]]                     # one sitting; write as many as you like
id = "first-breath"             # its address in the pack
title = "First breath"          # what people see
practice = "breathing"          # or meditation, stretching, yoga, tai-chi, grounding, co-regulation
audience = "adult"              # or carer, carer+infant, carer+child, anyone
ages = "18y+"                   # the ages it is for: "3-5y", "0-6m", "16y+"
summary = "Sit, breathe, stretch. That it helps is unproven."  # what it is, and what is known
screen = "watch"                # glance, room: from afar; audio: a dark screen, sounds only
evidence = "D"                  # A guideline or trial, B study, C experts, D tradition or weak
sources = ["own-practice"]      # ids of sources above
safety = ["easy-breath"]        # notes from the built-in list
# caution = "Not on a full stomach."  # a note in your own words
settle = "10s"                  # quiet time before the first step
bells = { start = "bowl", end = "bowl", strikes = 1 }  # or wood, chime, soft, double, none

[[session.step]]                # its steps come in this order
kind = "guide"                  # words; other kinds: breathe, stretch, repeat, ask, attune
title = "Arrive"                # shown above the words
for = "20s"                     # how long; or open = true: until a key is pressed
say = [                         # one text, or several spread evenly over the step
  "Sit so that your back can rest.",
  "Let the shoulders drop.",
]

[[session.step]]
kind = "breathe"                # the pacer
pattern = "slow-out"            # a [[pattern]], "4-0-6-0" or { rate = 6 }
cycles = 6                      # how many breaths; or for = "1m"
# to = "5-0-7-0"                # a second pattern to glide to
who = "user"                    # whose breath: user, carer, child or both

[[session.step]]
kind = "repeat"                 # the steps in it, again and again
each = ["left", "right"]        # once for each, put in for {each}; or times = 2

[[session.step.step]]           # a step within the repeat
kind = "stretch"                # a hold
say = "Tip the head to the {each}. Mild, never painful."
hold = "15s"                    # how long to stay; with sides = 2, on each side
switch = "5s"                   # time to let go and change

[[session.step]]
kind = "guide"
for = "1m"
say = "Stay a while. There is nothing to do."
bells = { every = "30s" }       # bells within the step; or at = ["10s", "-10s"]

# [[routine]]                   # sessions in a fixed order, tied to a moment of the day
# id = "bedtime"
# title = "Bedtime"
# anchor = "after brushing teeth"  # or at = "21:30", days = ["sun", "mon"]
# notices = ["5m"]              # said so long before
# sessions = ["first-breath"]
"""
