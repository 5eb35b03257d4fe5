"""Safety notes that packs call by name, in the words that people are shown."""

NOTES: dict[str, str] = {
    "easy-breath": (
        "Keep breaths small. Dizzy, tingling, breathless, frightened: stop pacing and breathe"
        " normally."
    ),
    "where-not": (
        "Not while driving, in or near water, on a ladder, or with anything on the stove."
    ),
    "holds-are-optional": (
        "No holds in pregnancy, under 18, or with heart, lung or blood-pressure problems, glaucoma"
        " or retinal disease, epilepsy, panic, recent surgery. Press n for no holds."
    ),
    "adult-breathes": (
        "Never try to pace, slow or synchronise a baby's breathing. The pacer is for you."
    ),
    "stay-awake": (
        "If you may doze, stop: baby on the back, own firm flat clear cot. Never a sofa or"
        " armchair. Awake checks need a key press."
    ),
    "airway": (
        "Face in view, nose and mouth clear, chin off chest, head and neck supported, not too warm."
    ),
    "never-shake": (
        "If anger rises: baby on the back in the cot, walk away 10 to 15 minutes, call someone."
        " Sway small and smooth, never jolt."
    ),
    "soothing-or-sick": (
        "Fever of 38 °C or more under 3 months, fast or laboured breathing, blue or grey colour,"
        " limp, won't feed, won't wake, odd high cry, fit: get medical help now."
    ),
    "child-may-stop": (
        "No forcing, no holds, no contest. Stopping ends the exercise, not the closeness. The carer"
        " is there throughout."
    ),
    "stretch-kindly": ("Warm up first. Mild tension only, never pain. No bouncing. Breathe."),
    "pregnant-or-newly-delivered": (
        "Your clinician's OK first. Avoid long flat-on-back rest late in pregnancy, belly pressure,"
        " deep twists, strain. Stop for bleeding, fluid, chest pain, calf pain, dizziness,"
        " heaviness below."
    ),
    "balance": "Chair or wall in reach. Knees follow toes. Shrink the movement rather than wobble.",
    "if-sitting-feels-worse": (
        "Open the eyes, move, look around, stop. Repeated distress, trauma memories or low mood:"
        " talk to a professional."
    ),
    "feet-outdoors": (
        "Check for glass, thorns, stings, heat, ice. Shoes on with poor feeling, wounds or"
        " diabetes. An adult with every child."
    ),
    "touch-is-an-offer": ("Say what you will do. Turning away, stiffening or “no” means stop."),
}
