"""The phrases by which people tell an action again: what went out, is here, was booked, is up to date. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.parsing.reply_task import words

#: Words before a verb that name no thing.
NO_THINGS = words(
    "i we it they this that these those all both have has had is are was were been now just already "
    "also finally "
    "everything everyone action task item job which one safely duly today yesterday"
)
#: What somebody did, not what was done to them: "the school spoke" is not "the school was spoken to".
OWN_DOING = words("spoke talked wrote rang saw met went called told phoned")
BY_HAND = words(
    "fix repair mend replace fit install clean clear paint cut plant print build move remove mow "
    "trim prune tidy empty put"
)
#: Words before a thing that make no other thing of it.
PLAIN_WORDS = words(
    "new all three both last final whole entire full two four five six revised agreed "
    "draft updated broken old first best "
    "good main big little small big extra spare proposed annual local own "
    "said above letter email note notice session date form"
)
COUNTS = words("one two three four five six seven eight nine ten")
#: The beginning of a statement about oneself: "I have now", "we", "just", or nothing.
MYSELF = (
    r"^(?:(?:yes|ok|right|so|and|then|also|just|now|finally|already|morning|all|both|duly|personally|together|i|we|"
    r"i have|we have|have|had|did|been|have been|‹n\d+›|both|me and \w+|\w+ and i) ){0,6}"
)
#: What may follow the verb where it names no thing: nothing, a pronoun, when, how.
NO_OBJECT = re.compile(
    r"^\W*(?:$|(?:it|them|her|him|this|that|these|those|everything|everyone|everybody|mine|one|ours)\b|(?:on|at|"
    r"by|via|over|in|to|"
    r"ok|okay|fine|successfully|safely|properly|satisfactorily|twice|for|from|with|off|out|round|around|up|through|"
    r"last|this|just|straight|earlier|yesterday|today|already|and|all|"
    r"as|ref|online|now|again|finally|so|first|recorded|please|see|thanks|smiley|tickmark|a|some)\b|‹d\d+›|[,.!:;(-])",
    re.I,
)
#: Verbs whose object stands behind a preposition.
LEADS: Mapping[str, frozenset[str]] = {
    "speak": words("to with"),
    "talk": words("to with"),
    "write": words("to"),
    "liaise": words("with"),
    "apply": words("for"),
    "ask": words("for"),
    "look": words("at into"),
}
#: Not who speaks for any house: the head of the school, the leader of the group.
LED_OBJECT = re.compile(
    r"^ (?P<by>to|with|for|at|into) (?:the|an?|my|our|their|his|her|some|another) "
    r"(?!(?:\w+ )?(?:head|leader|manager|secretary|clerk|chair|office|officer|reception|receptionist|owner|team|warden|"
    r"organiser|coordinator|co-ordinator|captain|contact|boss|people|committee|director|admin)\b)\w",
    re.I,
)
#: What a check or a licence comes as.
PAPERS = words("certificate paperwork letter report result confirmation form document")
COMES_AS_PAPER = words(
    "check licence insurance registration permit permission clearance certificate policy accreditation consent dbs "
    "membership quote approval"
)
BE = (
    r"(?:(?:is|are|was|were|has|have|had|been|being|got|now|all|both|just|already|duly|finally|fully|since|also|safely|"
    r"successfully|actually) )*"
)
PRONOUN = re.compile(r"^(?:it|they|he|she|this|that|those|these|all|both|everyone|everybody|which|‹n\d+›)$", re.I)
TO_US = re.compile(r"^\W*(?:(?:to|at|for|by|with) )?(?:me|us|you)\b", re.I)
GONE = re.compile(
    r"^(?P<what>(?:[\w'&/-]+ ){1,6}?)(?:(?:is|are|has|have|all|now|just|already|finally|both) )*"
    r"(?:(?:(?:went|gone) (?:out|round|around|off|in|to|over|live|up)|(?:e?mail|letter) gone)\b|out (?:now|"
    r"there|‹d\d+›)|out$|"
    r"(?:now )?with (?:everyone|everybody|all|the (?:members|committee|board|trustees|group|council|team))\b|"
    r"(?:now )?(?:up )?on the (?:website|web site|intranet|noticeboard|notice board|shared drive|portal)\b)",
    re.I,
)
OUT_ALONE = re.compile(
    r"^(?:(?:now|all|just|is|are|have|has|it is|it has|they are|they have|that has|that is|those have) )*"
    r"(?:gone (?:out|off|round|in)|out (?:now|there|‹d\d+›)|out$|(?:out|off|away) (?:it|they) went\b|with "
    r"(?:everyone|everybody|all|them all)(?: now)?$|"
    r"(?:now )?on the (?:website|web site|intranet|noticeboard|notice board|shared drive)(?: now)?$)",
    re.I,
)
HANDED_OVER = re.compile(
    r"^(?:here (?:it|they|you) (?:is|are|go)|here (?:is|are) (?:the|my|your)\b|(?:please )?(?:find )?(?:now )?"
    r"(?:attached|enclosed)(?: (?:herewith|now|here))?(?:$| (?:the|is the|are the|as requested|as asked|for (?:you|all|"
    r"everyone)|to this)\b)|(?:[\w'-]+ ){1,5}(?:is |are |now )*(?:attached|enclosed)"
    r"(?: (?:herewith|now|here|for (?:you|all|everyone|everybody)))?$|(?:[\w'-]+ ){1,4}(?:is |are |now )*(?:in "
    r"your (?:inbox|hands)\w*|"
    r"on your desk|on (?:its|their) way to you))",
    re.I,
)
HAS = re.compile(
    r"^(?:(?:i|we) )?(?:have |has |now |finally )*(?:got|have|secured|bagged|received) (?:now )?(?=\w)"
    r"|^(?:[\w'-]+ ){1,4}(?:is |are |now |all )*(?:in|in hand|here|received|ours|secured)(?: now)?$",
    re.I,
)
#: Words that make a deed a part or a beginning, unless the action says them itself.
STEP = re.compile(
    r"\b(?:first|some|most|half|part|few|draft|drafted|initial|initially|interim|provisional|provisionally|pencilled|"
    r"await\w*|wait\w*|reminder|chas\w+|started|begun|requested|request|quer\w+|enquir\w+|another|wrong|old|"
    r"template|my own|"
    r"ready|for (?:comments?|approval|review|signature|sign-off|checking|proofing|feedback|consideration)|asking|back|"
    r"answer\w*|voicemail|message|several|couple|many|outline|previous|"
    r"to (?:find|check|ask|chase|discuss|request|say)|about)\b",
    re.I,
)
PHRASES = tuple(
    (re.compile(pattern, re.I), words(deeds))
    for pattern, deeds in (
        (
            r"\bhad (?:a|another|my) (?:\w+ )?(?:chat|word|conversation|call|talk|discussion|"
            r"meeting) with\b",
            "speak talk contact liaise discuss ring call phone meet see ask consult approach",
        ),
        (
            r"\b(?:gave|given) (?:\w+ ){1,3}a (?:ring|call|bell|shout)\b",
            "speak talk contact ring call phone liaise tell ask",
        ),
        (
            r"\b(?:dropped|sent) (?:\w+ ){1,3}a (?:line|note|e-?mail|letter|text|card)\b",
            "write email e-mail contact tell thank",
        ),
        (r"\b(?:been|got|have been) in (?:touch|contact) with\b|\bgot hold of\b", "contact speak talk liaise"),
        (r"\b(?:popped|went|been) (?:in|round|down|over) (?:to see|and saw)\b", "see visit speak talk contact meet"),
        (
            r"\bput (?:a|the) new (?:\w+ ){1,2}(?:on|in|up|down)\b|\bnew \w+ (?:is )?(?:on|in|up|fitted)$",
            "replace install fit",
        ),
        (r"\b(?:put|is|are|now|gone) in the post\b", "post send write email"),
        (r"^(?:all |now |it is |is |date )*in the diary\b", "arrange book schedule organise set fix"),
        (
            r"^(?:the |my |our )?(?:payment|money|transfer|bacs|cheque|it)(?: has| is)? (?:now )?(?:went|gone|"
            r"been made|made|cleared)\b(?: "
            r"through| off| out| in)?",
            "pay settle transfer reimburse refund",
        ),
        (
            r"\b(?:ran|run|held|gave|given|did|done|led|had) (?:a|the|our|two|three) (?:\w+ )?(?:sessions?|"
            r"briefings?|training|talk|"
            r"demo|workshops?|run-?through|tutorial|lesson) (?:with|for|to)\b",
            "train brief teach show tell",
        ),
        (
            r"\b(?:caught|collared|cornered|buttonholed|grabbed|nabbed|bumped into|ran into) (?:the |our |my "
            r")?\w+ (?:at|on|in|after|"
            r"before|outside|by|over|about|during)\b",
            "speak talk ask tell see",
        ),
        (r"\bput (?:[\w']+ ){1,4}forward\b", "nominate propose suggest recommend"),
        (r"\bput (?:it |them |(?:the|a) [\w ]{2,30} )?together\b", "produce prepare compile write create draft"),
        (r"\b(?:signed|agreed|passed|waved through)$", "sign agree approve"),
    )
)
#: The deed as a noun: "order placed", "payment made", "review complete".
_NOUNS_TEXT = """
    pay payment; invite invitation invite; book booking; apply application; submit submission application;
    circulate circulation; install installation; renew renewal; write letter email; e-mail email mail; email
    mail; replace replacement; inspect inspection; register registration; confirm confirmation; arrange
    arrangement; announce announcement; remind reminder; appoint appointment; distribute distribution; publish
    publication; amend amendment change revision correction; notify notification notice; nominate nomination;
    collect collection; deliver delivery; assess assessment; reserve reservation; purchase purchase; advertise
    advert advertisement; respond response; reply reply; object objection; report report; approve approval; buy
    purchase; apologise apology; inform letter notice email message; tell email message letter; update update
    change revision; revise revision change; contact message email letter call; thank letter card
"""
NOUNS: Mapping[str, frozenset[str]] = {line.split()[0]: frozenset(line.split()[1:]) for line in _NOUNS_TEXT.split(";")}
NOUN_DONE = re.compile(
    r"^(?:the |my |our |an? |all |full )*(?P<what>[\w-]+(?: [\w-]+)?)(?: (?:for|to) (?:(?:the|a|an|"
    r"our|all) )*(?P<whose>[\w'-]+)(?: [\w'-]+)?)? (?:is |are |"
    r"was |were |has |have |been |"
    r"now |all |both )*"
    r"(?:done|completed?|finished|made|placed|sent|submitted|issued|gone|in|out|carried out|conducted|sorted|"
    r"went (?:out|off|"
    r"in|through)|gone (?:out|off|in|through))\s*(?:$|‹d\d+›|(?:with|by|to|on|in|via|online|and) )",
    re.I,
)
#: "Placed the order with Jones", "have done the review".
MADE = re.compile(
    r"^(?:(?:i|we) )?(?:have |had |now |just |also |already )*(?:done|did|completed|finished|made|placed|sent|"
    r"put in|carried out|"
    r"submitted|issued|conducted) (?:the|my|our|an?|that) (?P<what>[\w-]+(?: [\w-]+)?)\b",
    re.I,
)
DONE_TO = re.compile(
    r"^(?:(?:i|we|(?:and )?then|[\w' ]{2,40} (?:came|went|has been|popped) .{0,20}?and) )?(?:have |has |just |"
    r"been |up |and )*"
    r"(?:did|done) (?:it|them|this|these|those|the (?P<what>[\w-]+)|all (?:of )?(?:it|them|the \w+))\b",
    re.I,
)
_NOW_SO = (
    (
        re.compile(r"(?:^|\b(?:is|are|all|now|them|bang) )(?:all |now )*up[ -]to[ -]date\b", re.I),
        "update amend revise maintain",
    ),
    (
        re.compile(r"\b(?:is|are|all|now) (?:all |now )*(?:clear|clean|tidy|spotless)\b|^all clear\b", re.I),
        "clear clean tidy",
    ),
    (
        re.compile(
            r"\b(?:all |now |is |are )+(?:working|as good as new|up and running)\b|\b(?:works|working) (?:again|"
            r"now|fine|properly)\b|"
            r"\bno longer \w+(?:s|ing)\b|\bdoes not \w+ any ?(?:more|longer)\b",
            re.I,
        ),
        "fix repair mend replace sort install",
    ),
    (
        re.compile(
            r"^(?:it|they|everything|all|\w+ \w+|\w+)? ?(?:is |has |have |are )*(?:now |all )*(?:arrived|turned "
            r"up|delivered)\b",
            re.I,
        ),
        "order buy purchase get obtain",
    ),
)
SO: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple((p, words(deeds)) for p, deeds in _NOW_SO)
#: The noun that a statement opens with.
SUBJECT = re.compile(
    r"^(?:(?:the|my|our|your|all|both|new|those|these) )*(?P<what>[\w'-]+(?: [\w'-]+)?) "
    r"(?:(?:is|are|has|have|was|were|now|all|both|just|finally) )*"
    r"(?:arrived|turned up|delivered|clear|clean|tidy|spotless|up[ -]to[ -]date|working|works)\b",
    re.I,
)
#: Where a thing has got to: the thing and the place or person are the action's own.
HANDED = (
    (
        re.compile(
            r"^(?P<what>(?:[\w'-]+ ){1,6}?)(?:(?:is|are|has|have|now|all|both|safely|already) )*(?:went to|gone to|"
            r"with) "
            r"(?P<whom>(?:(?!for\b|to\b)[\w'-]+ ?){1,6})(?:on (?:‹d\d+›|\w+ \w+))?$",
            re.I,
        ),
        words(
            "send give deliver arrange circulate take provide return hand write submit email e-mail post share supply"
        ),
    ),
    (
        re.compile(
            r"^(?P<what>(?:[\w'-]+ ){1,6}?)(?:is|are) (?:now |all |both |safely )*on (?:the|our) (?P<whom>[\w' -]+)$",
            re.I,
        ),
        words("add put include enter insert"),
    ),
    (
        re.compile(
            r"^(?:(?:i|we) )?(?:have )?had (?:the|our|that) (?P<what>[\w' -]+?) (?:chat|conversation|meeting|talk|call|"
            r"discussion) with (?:the |our )?(?P<whom>[\w' -]+?)(?: on)?(?: ‹d\d+›)?$",
            re.I,
        ),
        words("discuss speak talk meet raise"),
    ),
)
TAKEN_BACK = re.compile(
    r"^(?:(?:i|we) )?(?:have |had |now |just |finally )*(?:took|taken|brought|sent|handed|gave|given|"
    r"carried) (?:the |our |"
    r"that )?(?P<what>[\w' -]{2,40}?) back\b(?! (?:again|home|to (?:me|us)|here))",
    re.I,
)
THEM = re.compile(r"\b(?:it|them|they|these|those)\b", re.I)
#: A meeting that was arranged: it was held, or its day is named.
MEETING = re.compile(
    r"^(?:i|we)? ?(?:have |had )?(?:now |already |just )?(?:met|saw|seen)\b|\b(?:am |are )?(?:meeting|seeing|"
    r"visiting)\b.*‹d\d+›|"
    r"\b(?:arranged|agreed|fixed|booked|set) (?:up )?(?:to (?:see|meet|visit)|‹d\d+›|(?:for|on|at) )",
    re.I,
)
ARRANGING = words("arrange organise organize schedule book set fix convene")
OBJECT = re.compile(
    r"^(?:i|we) (?:have |had |now |just |also |already )*(?:done|did|finished|completed|sorted(?: out)?) (?:the|"
    r"my|our|all the|all of "
    r"the) (?P<what>[\w' -]+)|^(?:the|my|our|all the) (?P<what2>[\w' -]+?) (?:is|are|has been|have been) (?:now "
    r"|all )*(?:done|"
    r"finished|completed?|sorted)\b",
    re.I,
)
IS = re.compile(
    r"(?<=\w)'s (?=(?:now |all |been |already |just )*(?:gone|shut|lit|cut|built|held|hung|in|out|up|sent|booked|"
    r"paid|fixed|fitted|open|live|"
    r"ready|empty|down|back|on|\w+ed)\b)",
    re.I,
)
STATED = re.compile(
    r"^(?P<what>[\w'&/ -]{2,60}?) (?:is |are |has been |have been |now |all |was |were )*"
    r"(?:sorted(?: out)?|done|finished|completed?|dealt with|taken care of|actioned|ready to go|in place)$",
    re.I,
)
SENDING = words("send circulate email e-mail post distribute share issue forward submit publish mail provide")
WRITTEN = SENDING | words("write produce prepare draft create compile supply finalise complete")
REPORTED_IT = re.compile(r"^(?:(?:i|we) )?(?:have |had |now |also |just |already )*reported (?:it|this|that)\b", re.I)
REPORTING = words("report notify tell inform log raise flag contact ring call phone")
MEETINGS = words("meeting meet visit call chat see session date")
GETTING = words("get obtain book reserve collect gather find source purchase buy seek hire secure")
