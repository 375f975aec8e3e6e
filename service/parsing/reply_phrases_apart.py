"""Talk in which words of finishing, dates or denials are about something else than an action. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import D, any_of

_BE = r"(?:(?:is|are|was|were|am|be|been|has|have|had|got|all|completely|totally|absolutely|well|now|just) )+"
#: "Done" that means tired, broken, cheated, cooked, decorated, proper.
IDIOM = any_of(
    rf"\b{_BE}done (?:for|in)(?= (?:by|after|at|with|now|today|from|thanks|and)\b|\s*(?:$|[,.!:)-]))",
    r"\bdone (?:my|his|her|your|their|our) (?:\w+ ){1,2}in\b",
    r"\b(?:over|under)done\b",
    r"\bthe done thing\b",
    rf"\b{_BE}done (?:like a|over by|up (?:like|lovely|beautifully|in)|out of)\b|\b(?:beautifully|tastefully|nicely|"
    r"elegantly|lovingly) done(?: up| out)?\b",
    r"\b(?:could|can) (?:have )?(?:do|done) without\b",
    r"\bhard done by\b|\bdone a (?:runner|bunk|disservice)\b|\bdone (?:the|a) (?:maths|sums?)\b",
    r"\b(?:worth|no sooner|more easily) (?:doing|done)\b",
    r"\bdone for another (?:year|month|week|term|season)\b",
    rf"\bfinished (?:off|up) (?:nicely|beautifully)\b|\bdone (?:for|with) the (?:year|month|night|term|"
    rf"season)\b(?! {D})",
)
#: Somebody is away: no other date for anything.
ABSENCE = any_of(
    r"\bthat is (?:me|us) (?:all )?(?:done|finished|off|away)(?: now)? (?:till|until)\b|^signing off (?:for|until|"
    r"till)\b",
    r"^(?:(?:please |do |just |also )*(?:note|be aware|remember)(?: that)? )?(?:(?:i|we) )?(?:(?:am|are|will be|"
    r"shall be|"
    r"have been|was|is) )?(?:now |also |currently |still |just )*"
    r"(?:on (?:(?:my |our |a |an |the )?(?:\w+ )?(?:leave|holidays?|hols|vacation|jury service|sabbatical|secondment|"
    r"honeymoon|retreat|course|cruise))|away|off (?:work|sick|ill)?|out of (?:the |my )?office|abroad|"
    r"in (?:hospital|spain|france|scotland|wales))"
    rf"(?: (?:from|until|till|to|for|on|in|the|at|and|now|all|about|a|this|most of|then|back|through|next|with)|"
    rf" {D})*\W*$",
)
#: About coming to a meeting, and about the sender: for the secretary, not for an action.
APOLOGIES = any_of(
    r"\b(?:give|giving|send|sending|sent|record|note|add|accept|put|pass on|offer|tender|have)\b(?: \w+){0,4} "
    r"(?:my|our|\w+'s) apologies\b",
    rf"^(?:my |our )?apologies (?:for|from|in advance for)(?: the| our| my| next| this|\s{D})* ?(?:{D}|meeting|agm|\w+ "
    rf"meeting)[\s\w]*$",
)
ATTENDANCE = any_of(
    r"^(?:i |we )?(?:will|shall|can|am|are|hope to)(?: not)?(?: now| still| all| both)? (?:be (?:at|there|late|along|"
    r"coming|attending|with "
    r"you)|make|attend|come to|coming to|attending) (?:the |our |your |on |a bit |little )*(?:‹d\d+›|(?:next |this |"
    r"\w+ )?(?:meeting|agm|"
    r"session|committee))",
)
MY_DETAILS = any_of(
    r"\b(?:send|e-?mail|direct|post)\b[\w ]{1,30} to my (?:\w+ )?(?:gmail|hotmail|yahoo|address|e-?mail|inbox|"
    r"account|home|office)\b",
    r"\b(?:use|spell|spelt|correct|change|update|amend|note|have)\b(?: \w+){0,3} (?:my|our)(?: new| work| home| "
    r"old| mobile| correct| other| phone| personal)* (?:address|e-?mail|mobile|number|surname|maiden name|name|details|"
    r"title|postcode)\b",
    r"\bmy (?:new |work |home |mobile |phone |e-?mail )*(?:number|address|e-?mail|surname|name|mobile|details) "
    r"(?:is|has|will|should)\b",
)
_MINE = (
    r"(?:phone|mobile|number|address|e-?mail|surname|password|car|house|home|flat|kitchen|bathroom|garden|roof|degree|"
    r"diploma|exams?|course|thesis|shift|holidays?|flights?|operation|treatment|chemo|back|knee|hip|teeth|hair|nails|"
    r"tax return|shopping|subs?|subscriptions?|lunch|dinner|tea|breakfast|packing|homework|marathon|run|gym|jabs?|"
    r"boiler at home|printer|laptop|computer|pc|tablet|tv|telly|fridge|washing machine|login|log-?in|account|"
    r"broadband|gmail|licence|passport|wedding|divorce|wife|husband|mum|dad|son|daughter|mother|father|kids?|children|"
    r"dogs?|cats?|apologies|bank details|bike|caravan|allotment|book|novel|crossword|knitting|coffee|soup|run|walk)"
)
_EVERYDAY = (
    r"(?:sandwich(?:es)?|biscuits?|cakes?|buns?|scones?|flapjacks?|pies?|quiche|tea|coffee|soup|wine|beer|lunch|dinner|"
    r"supper|breakfast|buffet|food|pudding|turkey|roast|bacon|match|game|film|series|rugby|football|cricket|season|"
    r"term|school|holidays?|christmas|easter|summer|winter|weekend|birthday|wedding|funeral|baby|dog|cat|kids|"
    r"children|operation|shift|degree|exams?|washing|ironing|shopping|packing|decorating|crossword|book|novel|"
    r"kitchen|bathroom|extension|marathon|race|jigsaw|puzzle|laundry|chores|gardening|hoovering|dishes|car|bike|"
    r"house move|rain|snow|storm|sale|show|concert|service|rush)"
)
#: A thing that is finished and is none of the minutes', unless an action names it.
ELSEWHERE = any_of(
    rf"(?<!before )(?<!after )(?<!since )(?<!on )(?<!from )(?<!via )(?<!by )(?<!in )(?<!over )(?<!during )\b(?:my|"
    rf"our|his|her|their)(?: own| new| old| "
    rf"last| final)?(?: "
    rf"\w+)? {_MINE}\b",
    rf"^(?:(?:the|my|our|all|that|this|her|his|those|these|well|last) )*(?:\w+ )?{_EVERYDAY} (?:is|are|was|were|has|"
    rf"have)\b",
    rf"^{_EVERYDAY} (?:all )?(?:done|finished|over)\b",
    r"^(?:i|we) (?:have |had )?(?:now |just |finally |also )*(?:closed|shut|locked|fixed|cleared|finished|completed|"
    r"done|"
    rf"washed up) (?:the|that|a|some) (?:\w+ )?(?:windows?|doors?|curtains?|blinds?|shop|pub|{_EVERYDAY})\b",
    r"\bcompleted on (?:the|our|my|a)\b(?! (?:part|side|end|behalf)\b)",
    r"\b(?:bought|got|treated|booked|made|had) (?:myself|ourselves|him|her)\b",
)
