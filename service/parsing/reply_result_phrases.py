"""How things stand once an action is carried out: "the page is live", "chairs turned up". Data only.

Each row: what is said of a thing that the action names, and the deeds that come to it. Matched in any case on words
made plain by reply_text: dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

import re

from service.parsing.reply_task import words

_WHAT = r"^(?P<what>(?:[\w'&/‹›-]+ ){1,6}?)"
_BE = (
    r"(?:(?:is|are|was|were|has been|have been|been|being|has|have|now|all|both|finally|safely|back|already|"
    r"just|also) )*"
)
_PLACE = (
    r"(?:wall|walls|notice ?board|board|door|doors|gate|fence|bins?|shelf|shelves|website|site|page|web ?page|drive|"
    r"shared drive|shared folder|folder|intranet|portal|kitchen|hall|foyer|lobby|entrance|porch|office|post|urn|window|"
    r"lamp-?posts?|railings)"
)
_IN_PLACE = rf"(?:on|in|by|at|outside|beside) (?:the |our |every |each |all the )+(?:\w+ ){{0,2}}{_PLACE}"
_END = (
    r"(?=\s*(?:$|[,.!-]|and\b|as of\b|at\b|on\b|in\b|by\b|from\b|for (?:all|every)|with\b|already|today|now|again|‹d))"
)
#: The thing itself does what was ordered: "chairs turned up", "the tour happened".
_ROWS = (
    (
        rf"{_BE}(?:live|online|published|up (?:on|at|in) (?!hand).*$|up online|up$|up ‹d|went (?:up|live|online)|"
        rf"gone (?:up|live|online)"
        rf"|{_IN_PLACE})",
        "publish upload put post advertise add share launch place list",
    ),
    (
        rf"{_BE}(?:arrived|come|came|turned up|delivered|landed|here\b|in stock|{_IN_PLACE})",
        "order buy purchase get obtain source procure",
    ),
    (
        r"(?:now (?:shows?|has|have|includes?|lists?|reads?|says?|reflects?|contains?|carries)|"
        r"(?:is|are) (?:now )?(?:bang )?up[ -]to[ -]date)\b.*$",
        "update amend revise correct add change insert include",
    ),
    (rf"{_BE}(?:cancelled|ended|terminated|stopped|called off)", "cancel end terminate stop"),
    (
        rf"{_BE}(?:down|gone|removed|taken (?:down|away|out|off)|cleared|empty|emptied|out of (?:there|the)|deleted|"
        rf"away)",
        "remove take clear delete empty dispose tidy",
    ),
    (
        rf"{_BE}(?:up$|up (?:and|on|in|by|at|‹d)|in place|in$|fitted|fixed up|{_IN_PLACE})",
        "put erect install fit hang mount display",
    ),
    (
        rf"{_BE}(?:ready(?! (?:for|to)\b)|pinned up|drawn up|made up|put together|drafted|up (?:on|by|in) "
        rf"|{_IN_PLACE})",
        "prepare write produce create draft compile draw make",
    ),
    (
        rf"{_BE}(?:checked|tested|inspected|looked over|gone over|passed|in date|all in date)",
        "check test inspect verify review",
    ),
    (rf"{_BE}(?:tested|checked) (?:and|all)\b", "check test inspect"),
    (
        rf"{_BE}(?:fixed|set|confirmed|agreed|booked|arranged|settled|pencilled in ink) (?:for|on|as) (?:the "
        rf")?(?:\w+ )?‹d",
        "set fix confirm agree arrange book schedule organise",
    ),
    (
        rf"{_BE}(?:ran|run|took place|taken place|happened|held|went (?:well|ahead|off|without)|given) ?(?=$|on\b|‹d|"
        rf"last\b|well|"
        r"ahead|off|without|and\b|at\b)",
        "run hold organise organize arrange host give deliver",
    ),
    (
        rf"{_BE}(?:moved|shifted|relocated|transferred|switched|migrated|moved (?:over|across))",
        "move shift transfer switch migrate relocate",
    ),
    (r"(?:is|are) (?:safely |now |all )*back (?:with|at|to)\b", "return"),
    (rf"{_BE}(?:went|gone|taken|handed|dropped|delivered|given|sent) back", "return"),
    (
        r"(?:is |has |have )?had (?:a|an|the|their|our|its) (?:\w+ )?(?:notes?|letters?|e-?mails?|calls?|"
        r"texts?|leaflets?|messages?|"
        r"copy|copies|cards?|flyers?|invites?|invitations?)\b.*$",
        "tell inform notify contact write remind invite circulate distribute deliver send",
    ),
    (r"(?:is|are) (?:now |all )*(?:open|set up|up and running)", "open set create start"),
    (
        rf"{_BE}(?:agreed to|accepted|said yes|confirmed|on board(?: for (?:the|our) \w+)?|booked)",
        "find invite recruit get book secure ask",
    ),
    (rf"{_BE}back (?=for (?:all|every|each|both)\b).*", "complete get obtain check process"),
    (rf"{_BE}(?:elected|appointed|voted in|chosen|signed up|in post|engaged)", "elect appoint recruit choose select"),
    (
        r"(?:is|are|has|have) (?:now |just |all )*(?:gone|went|going out) to (?!print|press|draft)",
        "remind send write email circulate post invite",
    ),
    (
        rf"{_BE}(?:landed|sitting|waiting) in (?:\w+ |everyone's |their |your |all )+(?:inbox(?:es)?|in-?tray)",
        "send circulate email distribute share",
    ),
    (rf"{_BE}(?:empty|clear|clean|spotless|tidy|bare)", "clear tidy clean empty remove move"),
    (rf"{_BE}(?:back from the printers?|printed|run off)", "print"),
    (rf"{_BE}(?:relaid|mended|repaired|fixed|as good as new|working again|solid)", "fix repair mend replace"),
    (rf"{_BE}(?:typed|written|writ) up", "write type prepare produce draft"),
    (rf"{_BE}(?:on|up on) (?:the |all the |every |each )", "label mark number tag sign"),
)
RESULTS = tuple((re.compile(rf"{_WHAT}(?:{pattern}){_END}", re.I), words(deeds)) for pattern, deeds in _ROWS)
#: Told of oneself, with no thing named: "cancelled, no fee", "been through it", "we are on the register".
_OWN_ROWS = (
    (
        r"^(?:(?:i|we) )?(?:have |had |now |just |finally )*cancelled\b(?! (?:by|on us|because|due))",
        "cancel end terminate",
    ),
    (
        r"^(?:(?:i|we) )?(?:have |had |just |now )*(?:been|gone|went|read) (?:all )?(?:through|over) (?:it|them|this|"
        r"the \w+|all)\b"
        r"(?!.*\b(?:pages?|half|bits?|parts?|few|some|first|most|sections?|chapters?)\b)",
        "review read check consider vet proofread look",
    ),
    (
        r"^(?:we|i) (?:are|am|have) (?:now |all |both |fully )*(?:on the (?:register|list|books)|registered|members?|"
        r"signed up|"
        r"enrolled|joined|subscribed|a member)\b",
        "register join subscribe sign enrol",
    ),
    (
        r"^(?:(?:i|we) )?(?:have |had |just |now )*(?:put|sent|made|submitted) (?:in )?(?:the|a|our|my) (?:\w+ "
        r")?(?:request|enquiry|"
        r"application)(?: in)?(?: (?:to|with|for)\b|$|\s*[,.])",
        "ask request apply enquire approach",
    ),
    (r"^(?:we|i) (?:have |now )+switched\b", "switch change move transfer"),
)
OWN_RESULTS = tuple((re.compile(pattern, re.I), words(deeds)) for pattern, deeds in _OWN_ROWS)
BEEN_THROUGH = re.compile(r"\b(?:been|gone|went|read) (?:all )?(?:through|over) (?P<what>(?:[\w'-]+ ?){1,3})", re.I)
#: "Jo was elected vice chair".
CHOSEN = re.compile(
    r"^[\w' ]+ (?:was|were|is|are|has been|have been) (?:now |duly |unanimously )*(?:elected|appointed|chosen|"
    r"co-opted|voted in|"
    r"confirmed as)\b",
    re.I,
)
CHOOSING = words("elect appoint choose select recruit nominate co-opt")
#: A subject that acts is not what something was done to.
ACTING = re.compile(
    r"\b(?:i|we|you|he|she|who|someone|somebody|nobody|half|some|most|few|part|one|two|none|no|goes|go|going|gets|"
    r"will|to|be|should|needs?)\b",
    re.I,
)
#: A visit that is arranged is none yet.
ARRANGED = words("arrange book schedule organise organize request")
#: Deeds before the deed: a card that is bought is not sent, money that is counted is not banked.
PREPARATIONS = words(
    "buy purchase print write draft make prepare pack design address count collect choose bag wrap type"
)
PREPARED_FOR = words(
    "send post circulate email e-mail distribute issue "
    "publish upload put display hang deliver hand give bank pay submit "
    "share install fit erect present launch return file"
)
#: Verbs of any deed: "went out", "got it done".
ANY_DEED = words("go do get make take give put see have")
WRITING = words("write send email e-mail inform notify tell contact post mail circulate")
#: "The ditch by the road", of "the ditch behind the surgery": another place.
PLACE = re.compile(
    r"\b(?:by|behind|beside|near|outside|inside|opposite|in|at|under|above|below|round|next to|in front of) (?:the |"
    r"our |my )?"
    r"(?P<where>\w+(?: \w+)?)",
    re.I,
)
#: "On the shed", of "the lock on the gate"; not "on the phone", "on the day".
ON_A_THING = re.compile(
    r"\bon (?:the|our|my|their) (?!phone|day|way|weekend|dot|spot|list|same|whole|morning|afternoon|evening|night|"
    r"telephone|first|second|third|\w+th\b|back of|basis)(?P<where>\w+)",
    re.I,
)
MONTH = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:20)\d\d)\b", re.I
)
LETTER = re.compile(r"(?<![\w'])(?-i:[B-HJ-Z]|A(?= and| to|,|$))(?![\w'])")
#: "Asked Jo to ring him", "told them they should write": a deed is laid on somebody else.
PASSED_ON = re.compile(
    r"\b(?P<told>\w+) (?:[\w']+ ){1,4}?(?:to|if (?:he|she|they) (?:could|would|can|will)|(?:he|she|they) "
    r"(?:should|must|could)) "
    r"(?P<deed>\w+)",
    re.I,
)
PASSING = words("ask tell remind email write message text ring call phone get speak contact chase instruct")
