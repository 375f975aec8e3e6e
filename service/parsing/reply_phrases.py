"""The tables of phrases by which people close, delay, refuse or ask. Data and nothing else; who reads them is reply_clauses.

All are matched, in any case, on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.I)


def _each(*alternatives: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(alternative, re.I) for alternative in alternatives)


D = r"‹d\d+›"
N = r"‹n\d+›"
IT = rf"(?:it|this|that|them|these|those|{N}|(?:this|that|the) (?:one|action|task|item|job|matter|point)s?)"
NAME = r"(?-i:[A-Z][\w'-]+(?: (?:(?:of|and|the|&) )?[A-Z][\w'-]+){0,3})"
_NOT_NAME = (
    r"(?!(?-i:I|I'\w|The|This|That|It|We|They|He|She|You|My|Our|Please|Sorry|Done|Not|No|Yes|Will|Can|Could|Thanks|All|"
    r"Is|Are|Has|Have|Was|Should|Would|Still|Now|Just|And|But|Action|Item|Number|Already|One|Happy|Who|What|When|Where|How|Why|"
    r"Which|Also|So|Nope|Nah|Hmm|Oh|Er|Actually|Unfortunately|However|Ask|Try|Best|Better|Given|Passed|Forwarded|Belongs|Transfer|Swap|Over|Wrong|Little|Much|Glad|Pleased|According|Currently|If|Once|Both|These|Those|There|Afraid|As|At|On|In|For|To|Then|Next|Hi|Hello|Good|Everything|Nothing|Hope|"
    r"Hopefully|Someone|Somebody|Anyone|Nobody|Moved|Sent|Perhaps|Maybe|Ok|OK|Well|Great|Let|Been|Being|Do|Did|Does|Am)\b)"
)
PERSON = rf"(?P<person>{_NOT_NAME}{NAME}|the {NAME}(?: team| department| office| group)?|(?:the|our|my) [a-z]+ (?:team|department|office|officer|manager)|(?:the|our|my) (?:clerk|boss|manager|colleague|deputy|chair|treasurer|secretary|council|caretaker))"

#: Politeness and set phrases that hold words such as "done", "if", "not" without their meaning. Taken out first.
COURTESIES = _any(
    r"\b(?:please |do |just )*let me know if (?:you|there is|there are|anything|any|that is|this is|i)\b[^.!?\n]*[.!?]?",
    r"\b(?:any|if (?:you have|there are) any) (?:other |further |more )?(?:questions|queries|problems|issues|concerns)\b[^.!?\n]*[.!?]?",
    r"\b(?:i )?hope (?:you|this finds|all is|all are|that helps|this helps|that is (?:ok|okay|fine|all right|alright)|the meeting)\b[^.!?,\n-]*",
    r"\b(?:so |very |really |many |my )?(?:sorry|apologies|apols|apologise|apologize)(?: again)? (?:for|about) (?:the |my |any |not replying|taking|being|getting|"
    r"this (?:late|delay))[^.!?,\n-]*",
    r"\b(?:many |with |no )?(?:thanks|thank you|thx|cheers)(?: (?:again|so much|very much|a lot|everyone|all|both|in advance))*"
    r"(?: (?:for (?:the|your|all|this|that|chasing|reminding|organising|sending|checking|nudging)\b[^.!?,\n-]*|\b(?-i:[A-Z]\w+)\b))?",
    r"\b(?:see|speak to|talk to|catch) you (?:all )?(?:at|on|in|there|then|soon|next|later|tomorrow|‹d)[^.!?,\n-]*",
    r"\b(?:speak|talk) soon\b", r"\blook(?:ing)? forward to\b[^.!?\n]*", r"\bhave a (?:good|great|nice|lovely)\b[^.!?,\n-]*",
    r"\b(?:shout|call|ring|ask|email me|give me a (?:shout|ring|call|bell)) if\b[^.!?\n]*", r"\bif you (?:need|want|would like) (?:anything|any more|more|a copy|to see)\b[^.!?\n]*",
    r"\b(?:happy|glad) to (?:discuss|chat|answer|talk)\b[^.!?\n]*", r"\bno (?:problems?|worries|probs|bother|trouble|issues?|rush)(?: at all)?\b",
    r"\bnot a (?:problem|bother)\b", r"\b(?:please )?do not worry(?: about (?:it|this|that))?\b", r"\b(?:so )?no need to (?:chase|remind|reply|respond)[^.!?,\n-]*",
    r"\bbetter late than never\b", r"\bnot (?:before time|a moment too soon)\b", r"\b(?:it|this|that) (?:was|is|has) not (?:been )?(?:that |very |too )?(?:easy|straightforward|hard|difficult|as bad)\b", r"\bno longer outstanding\b", r"\bnothing (?:else|more|further) to (?:report|add|say)\b",
    r"\b(?:i )?(?:forgot|meant|should have|ought to have|had meant|was meaning)(?: to)? (?:tell|say|said|told|mention|mentioned|reply|replied|let|update|updated|email|emailed|report)(?: (?:you|back|know|sooner|earlier|before|last week|everyone))*\b(?! (?:if|whether|when|that it (?:is|was) not|it (?:is|was) not|not)\b)", r"\bas (?:requested|agreed|discussed|promised|i said|mentioned|instructed|asked)\b(?: (?:at|in|by|on) [^.!?,\n-]*)?", r"\bno reply (?:is )?(?:needed|necessary|required)\b",
    r"\b(?:merry christmas|happy (?:new year|christmas|easter|birthday))\b[^.!?,\n-]*", r"\b(?:good|lovely|nice|great) to (?:see|meet|hear)\b[^.!?,\n]*",
    r"\b(?:i am |we are )?(?:pleased|happy|glad|delighted) to (?:say|report|confirm|tell you|inform you|let you know|advise)(?: that)?\b", r"\b(?:i|we) can (?:say|confirm|report)(?: that)?\b",
    r"\b(?:very )?well done\b[^.!?\n]*", r"\bwhat is done is done\b", r"\beasier said than done\b", r"\bit does not matter\b",
    r"\b(?:has |have |is |he is |she is )?done (?:an? |such a )?(?:great|good|fantastic|brilliant|amazing|wonderful|super|excellent|cracking|sterling)\b[^.!?\n]*",
    r"\b(?:it )?did not take (?:me )?(?:too |very )?long\b", r"\bwithout (?:any )?(?:problems?|issues?|trouble|difficulty|a hitch)\b",
)  # fmt: skip

#: Nothing is left to do: as good as "done".
NOTHING_LEFT = _any(
    r"\bno (?:further|more) (?:action|work|steps)(?: (?:is|are))?(?: (?:needed|required|necessary))?(?: (?:from|by|on) (?:me|us|my (?:side|end|part)))?",
    r"\bnothing (?:further|else|more|left)?\s?(?:is )?(?:to do|outstanding|left(?: to do)?|remaining|needed|required)\b(?! with\b)(?: (?:on (?:this|it|that)(?: one| action| item)?\b|here))?(?: (?:from|by|on|at) (?:me|us|my (?:side|end|part)))?",
    r"\bnfa\b",
)  # fmt: skip

NEGATION = _any(
    r"\b(?:not|never|no|nope|nothing|nobody|nowhere|none|neither|nor|without|hardly|barely|scarcely|unable|undone|unfinished|uncompleted|"
    r"unresolved|unsorted|incomplete|far from|anything but|crossmark|heb|ddim|dim|nid|fail(?:s|ed|ing|ure)?|refus\w+|forgot\w*|nah|naw)\b"
)
CONDITION = _any(
    r"\b(?:if|unless|until|till|once|whenever|assuming|provided|providing|subject to|depend\w*|in case|whether|would|could|might|"
    r"maybe|perhaps|possibly|probably|should|ought|supposed|meant to|in theory|as soon as|as long as|otherwise|must|'d)\b",
    r"\bwhen\b(?! (?:i|we) (?:got|was|were|came|saw|visited|spoke|met)\b)",
    rf"\b(?:after|before) (?:it|this|that|we|i|they|you|he|she|{N})\b", r"\b(?:can|may) be (?:done|completed|finished|sorted)\b",
)  # fmt: skip
HEARSAY = _any(
    r"\b(?:think|thinks|thought|believe\w*|assum\w+|presum\w+|guess|suppose\w*|suspect|reckons?|understand|imagine|expect\w*|hear|heard|according|tell|glad|"
    r"told|tells|says?|said|claims?|apparently|supposedly|allegedly|seem\w*|appears?|sounds like|looks like|aware|afaik|gather|"
    r"hop(?:e|ed|es|ing|eful|efully)|fingers crossed|wish\w*|pretend|imo|surely|technically|in principle|basically|virtually|as good as|"
    r"effectively|sort of|kind of|kinda|consider it|rumou?r|promised|pretty sure|fairly sure|quite sure|meant|wonder\w*|doubt\w*|ideally|want\w*|"
    r"as far as i know|far as i can|pretty much|more or less|reportedly|like to|likely|almost certain\w*|in my head|seemingly)\b",
    rf"\b(?:he|she|they|{_NOT_NAME}(?-i:[A-Z][a-z]+))(?: has| have)? (?:confirm\w*|assure\w*|inform\w*|advise\w*|report\w*)\b",
)  # fmt: skip
FUTURE = _any(
    r"\b(?:will|shall|going to|gonna|about to|to be|to follow|soon|shortly|later|asap|eventually|in due course|at some point|when i can|"
    r"let me|being|getting|yet to|still to|remains? to|have to|has to|need\w*|plan\w* to|aim\w* to|intend\w* to|try\w* to|due to|ready to|wait\w*|await\w*)\b",
    r"\b(?:get|have|see|make sure|ensure|want) (?:it|this|that|them|these|everything|things|all) (?:\w+ )?(?:done|completed|finished|sorted|closed)\b",
    r"\bbe (?:\w+ )?(?:done|completed|finished|sorted|actioned)\b", r"\bwould\b",
)  # fmt: skip
PARTIAL = _any(
    r"\b(?:half|halfway|partly|partially|part|parts|mostly|most|some|few|bit|bits|first (?:draft|half|part|stage|phase|batch|bit|section|step)|draft|drafted|stage|phase|"
    r"so far|bar|except|apart from|minus|other than|save for|all but|only|for now|to a point|in part|everything else)\b", r"‹q\d+›",
)  # fmt: skip
NEARLY = _any(
    r"\b(?:nearly|almost|close to|not far off|nigh on|near(?:ing)? (?:done|completion|complete|the end)|(?:as )?good as|practically)\b"
)

STOP_REMINDERS = _any(
    r"\bunsubscribe\b", r"\b(?:stop|cease|quit|no more|turn off|switch off|cancel|mute) (?:\w+ ){0,3}?(?:remind\w*|chas\w*|nag\w*|email\w*|e-mail\w*|messag\w*|notif\w*|mailing\w*)",
    r"\bdo not (?:remind|email|chase|nag|message|send)(?: me)?\b", r"\b(?:take|remove) me (?:off|from)\b(?! (?:this|that|the) (?:action|task|item|one)\b)", r"^stop\s*$", r"\bstop (?:sending|emailing|reminding|chasing|nagging|these)\b",
)  # fmt: skip
REOPEN = _any(
    r"\bre-?open\w*", rf"\bopen {IT} (?:back up|up again|again)\b",
    r"\b(?:ignore|disregard|scrap|forget) (?:my|that|the|what i said)(?: (?:last|previous|earlier|other|first|message|email|reply|note)){0,3}\b",
    r"\b(?:closed|marked|ticked(?: off)?|completed) (?:\w+ ){0,4}?(?:by mistake|in error|too (?:soon|early)|prematurely|by accident|accidentally)\b",
    r"\b(?:mistakenly|accidentally|wrongly|prematurely) (?:closed|marked|ticked)\b", r"\bnot (?:\w+ ){0,3}after all\b", r"\bun-?(?:close|tick)\b",
    r"\bundo (?:that|it|this|the)\b", r"\bspoke too soon\b",
)  # fmt: skip
#: The person asks us to close it.
CLOSE_REQUEST = _any(
    rf"^(?:so |and |please |pls |kindly |you (?:can|may|could) (?:please |now |also )?|(?:can|could|would|will) you (?:please |kindly |now )?|feel free to |happy for you to |(?:it is )?(?:ok|okay|fine|safe|good|ready|happy) to (?:now )?)+"
    rf"(?:close(?: {IT})?(?: (?:off|down|out|now|please|for me|then))*|(?:mark|record|log|show|treat|flag|set|count) (?:{IT} )?(?:off|(?:(?:down )?as (?:being )?)?(?:done|complete|completed|closed|finished|actioned|resolved))|"
    rf"(?:tick|cross|check|strike|sign|score) (?:{IT} )?(?:off|out)(?: {IT})?(?: (?:the|your|my) list)?|take {IT} off (?:the|your) (?:list|log|tracker|register))\b(?=\s*(?:$|,|please|now|then|thanks|for me|from|{D}|‹|so|and|as|too|off|on the))",
    rf"^(?:so |and |(?:{IT} |{N} |i (?:am )?(?:think )?|which |both |all )?)*(?:can|may) (?:now |all |both |also |therefore |then |probably )?(?:be )?(?:closed|ticked off|crossed off|marked (?:as )?(?:done|complete|completed|closed)|signed off|come off (?:the|your) list|taken off (?:the|your) list|removed from (?:the|your) list|struck off)\b",
    rf"^(?:so |and )*(?:close|closing) {IT}(?: please| off| now)?\s*$", rf"^(?:mark|tick) (?:{IT} )?(?:off|(?:as )?(?:done|complete|completed|closed))(?: please)?\s*$",
    rf"^(?:i am |we are )?happy for {IT} to be (?:now )?(?:closed|ticked off|marked as (?:done|complete))\b", rf"^please (?:can|could|may) {IT} (?:now )?be (?:closed|ticked off|marked (?:as )?(?:done|completed?|closed))\b", r"^close(?: it| this| that)? please\s*$",
    rf"^(?:tick|cross|strike|check) {IT} off\b(?: (?:the|your|my) list)?\s*(?:$|,|please|thanks)",
)  # fmt: skip
QUESTION_START = _any(
    r"^(?:so |and |but |sorry |hi |also |just |ok |well )*(?:who|what|when|where|why|how|which|whose)\b (?:is|are|was|were|do|does|did|has|have|can|could|should|will|would|exactly|about|date|action|one|of|to|if|am|many|much|long|actually)\b",
    rf"^(?:so |and |but |sorry |hi |also |just |ok |well |please )*(?!did (?:it|this|that|these|those|{N})\b(?! (?:get|happen|go|come|ever|work|arrive|not|need|make)\b))(?:is|are|was|were|has|have|did|do|does|can|could|should|shall|would|will|may|am) (?:it|this|that|i|you|we|there|the|they|he|she|someone|somebody|anyone|anybody|these|those|everyone|{N}|{_NOT_NAME}(?-i:[A-Z]\w+)) (?!by )\w",
)  # fmt: skip
ASKING = _any(
    r"\bplease (?:can|could|confirm|advise|clarify|explain|remind me (?:what|who|when|which|why)|tell me|resend|send (?:me|through|over|us))\b",
    r"\b(?:let me know|tell me|remind me|not sure|no idea|unsure|unclear|wondering|clarify|do not (?:know|understand|remember|recall)|(?:can|could) not (?:remember|recall|find|see)) (?:again )?(?:what|who|when|which|whether|why|where|how|if)\b",
    r"\b(?:need|could do with|would like) (?:some )?(?:clarification|more (?:info|information|detail|details))\b",
    r"\bwhat (?:action|is this|do you|exactly)\b", r"\b(?:do not understand|please clarify|not clear (?:what|who)|can you clarify|confused)\b",
)  # fmt: skip
MORE_TIME = _any(
    r"\b(?:more|extra|additional|longer|further) time\b", r"\bextension\b", r"\bextend\b", r"\bpostpone\w*\b", r"\bdefer(?:red)?\b",
    r"\b(?:push|put|move|shift|set|knock)(?:ed|ing)? (?:\w+ ){0,3}?(?:back|out|forward)\b", r"\b(?:new|later|another|different|revised) (?:due )?(?:date|deadline)\b",
    r"\bchange (?:the|my) (?:due )?(?:date|deadline)\b", r"\bneed (?:a bit |a little )?longer\b", r"\bcarry (?:it |this )?over\b", r"\broll (?:it |this )?over\b",
)  # fmt: skip
MOVE = _any(r"\b(?:move[ds]?|push\w*|put|extend\w*|postpone\w*|defer\w*|delay\w*|shift\w*|chang\w+|revise|revised (?:date|deadline|to|target)|reschedul\w+|slip\w*|deadline|due|target|until|till|not before|instead|now|give (?:me|us)|aim\w*|make it|better|realistic\w*|eta|expect\w*|carr(?:y|ied))\b")  # fmt: skip
ALLOW = _any(r"\b(?:ok|okay|fine|alright|all right|acceptable|possible|have|get|do (?:it|this|that)|until|till|extend\w*|push\w*|move|give|wait|leave it|instead|suit|enough|work|mov\w+|chang\w+|chance|make it|possib\w+|too late|soon enough|mind)\b")  # fmt: skip
REASSIGN = _each(
    rf"\bone for (?:you[, ]+)?{PERSON}", rf"(?<!\w)(?:it|this|that|which|they|{N}|(?:this|that) (?:one|action|item))(?!\w)(?: (?:really|actually|probably|now|surely))? (?:(?:is|are|was)(?! (?:\w+ )?with\b)|should (?:really |probably |actually )?(?:be|go|sit|come)|belongs?|sits?|needs? to (?:go|be)|has to go|goes|falls?|would be(?: better)?|ought to (?:be|go)|might be|must be|will be|may be|can go)(?: (?:really|actually|better|best|now|one|probably|an action|an item|a job|something|more|down))*(?: (?:with|to|for|under|by|on))+ {PERSON}",
    rf"\b(?:pass|hand|reassign|re-assign|give|transfer|delegate|move|refer|redirect|re-direct|forward|reallocate|assign|allocate)(?:ed|d|s|ing|red|ring)?\b (?:it|this|that|these|them|{N}|this one|that one|this action|the action|over|on|across|along|responsibility)?\s?(?:on |over |across |along |back )*(?:to|onto) {PERSON}",
    rf"^belongs? (?:to|with) {PERSON}", rf"\b(?:can|could|should|may) (?:it|this|that|{N}|this one) (?:please )?(?:go|be (?:passed|given|reassigned|moved|transferred|allocated|assigned|sent))(?: on| over)? to {PERSON}", rf"^(?!extension|clarification|confirmation|help|details|info|information|minutes|thanks|close|reopen|delete){PERSON},? please\s*$", rf"\b(?:best|better) (?:directed|addressed|sent|passed|asked) to {PERSON}", rf"\bgiven (?:it |this )?to {PERSON}", rf"\bis an? {PERSON} (?:action|job|task|thing|matter|one|issue)\b", rf"\b{PERSON}(?: has| have| is|'s)? (?:agreed|offered|volunteered|happy) to (?:do|take|lead|pick|have|cover|help)\b", rf"\b{PERSON}'s (?:now |actually |already )?(?:doing|dealing|handling|leading|taking|picking|looking|on)\b", rf"\b(?:sent|send) (?:it |this |that |them )?on to {PERSON}",
    rf"\b(?:please )?(?:ask|try|contact|chase|speak to|talk to|see) {PERSON}(?= (?:about|instead|for|to do|who|he|she|they|as)|\s*$|\s*[,.])", rf"(?<!sent )(?<!went )(?<!gone )(?<!it )(?<!copy )\bover to {PERSON}", rf"\b{PERSON} (?:is|will be|was|are) (?:now |actually |already )?(?:doing|dealing with|handling|leading|taking|picking|looking after|responsible|the (?:right )?(?:person|lead|owner|contact|one)|on) ?(?:this|it|that|for|{N}|to|up|over|on)?",
    rf"\b{PERSON} (?:has|have|had) (?:now |kindly |already )?(?:agreed to|offered to|taken (?:this|it|that|over|on)|picked (?:this|it) up|volunteered|got (?:this|it))", rf"\b{PERSON} (?:should|could|can|might|would|is better placed to|is going to|will|said (?:he|she|they) (?:will|would)|offered to) (?:really |please |perhaps |probably |now |be able to |be )*(?:do(?:ing)?|tak(?:e|ing)|handl(?:e|ing)|own|lead|pick|look(?:ing)? after|deal(?:ing)? with|have|help with|cover)\b", rf"\b(?:is|are|was) {PERSON}'s?(?: (?:action|job|one|responsibility|baby|area|remit|department|patch|task|not mine|,|$)|\s*$|\s+not\b)",
    rf"\b(?:can|could|should|would|might) {PERSON} (?:please |not |perhaps |maybe )?(?:do|take|handle|have|own|lead|pick|look after|deal with|cover)\b", rf"^(?:this |it |that )?(?:should|ought to|needs to|must) (?:be|go to|be with|sit with|come to) (?:with )?{PERSON}\s*$",
    rf"\b(?:mine[, ]+(?:it is|but)|not (?:me|mine|us)[,; -]+(?:(?:it|this|that) is |try |ask |one for |for |but )?){PERSON}", rf"^{PERSON}(?:'s)?[, ]+not (?:me|mine|us)\b", rf"\b(?:asked|got|had|getting|arranged for) {PERSON} (?:to|will|who) (?:\w+ )?(?:do|take|handle|sort|deal|pick|lead|finish|complete|cover)", rf"\b(?:swap|swapped)(?: \w+){{0,3}} with {PERSON}", rf"\b{PERSON} instead(?: of me)?\b", rf"\b(?:better|best)(?: suited| placed| off| coming)? (?:for|with|to|from) {PERSON}", rf"\bmore of an? {PERSON} (?:thing|job|one|action)",
)  # fmt: skip
DECLINE = _any(
    r"\bnot (?:one )?(?:for|of) (?:me|mine|us|ours)\b", r"\bnot involved (?:with|in)\b", r"\bnothing to do with\b", r"\b(?:moved|transferred) to (?:a |an |another |a different )+(?:team|job|role|post|department|organisation)\b", r"\bchanged (?:roles?|jobs?|teams?|posts?)\b",
    r"\b(?:remove|take) (?:me|my name) (?:from|off) (?:this|the|that) (?:action|task|item|one)\b", r"\b(?:take|remove) my name\b", r"\b(?:not|no) (?:\w+ ){0,3}capacity\b", r"\bsay no\b", r"\b(?:sent|come|came|assigned|allocated|given) to (?:me|us) (?:in error|by mistake|wrongly)\b", r"\bwrong (?-i:[A-Z]\w+)", r"\bshould not (?:have )?(?:be|come|been|gone) (?:to|with|sent to) (?:me|us)\b",
    r"\bnot (?:me|mine|ours?|us)\b", r"\bnot for (?:me|us)\b", r"\b(?:wrong|incorrect) (?:person|owner|team|address|name|one)\b",
    r"\bnot (?:really |actually |an? )?(?:my|our) (?:action|job|area|responsibility|remit|department|patch|task|bag|thing|one|call|role)\b", r"\b(?:nothing|not anything) to do with (?:me|us)\b",
    r"\b(?:i|we) (?:do not|no longer) (?:work|sit|deal|have (?:any|responsibility|anything)|do this|look after|cover|attend)\b", r"\bi (?:have )?(?:left|retired|resigned|moved on|changed jobs?)\b",
    r"\b(?:i|we) (?:will|would|shall) (?:not|rather not|prefer not to)(?: (?:now|actually))? (?:be )?(?:do|doing|tak\w+|carry\w*|pursu\w+)\b", r"^will not (?:be )?(?:do|doing|tak)\w*\b(?! (?:it )?(?:until|before|by|in time))",
    r"\b(?:i|we) (?:refuse|decline|object|must decline|have to decline|will have to (?:decline|pass)|pass on this)\b", r"\bcount (?:me|us) out\b",
    r"\b(?:never|did not|not) (?:agree|agreed|volunteer|volunteered|sign up|signed up|offer|offered|say i would|accept|asked)\b", r"\bno longer (?:involved|with|a member|on the|in (?:post|role|this)|my|the|working|responsible|a trustee|on this|employed|part)\b",
    r"\b(?:can|could|am|are) not (?:able to )?take (?:it|this|that|any|on|these)\b", r"\bnot (?:prepared|willing|happy|going) to (?:do|take|lead|be)\b", r"\bnot (?:doing|taking) (?:it|this|that|these)\b(?! (?:until|till|before|yet|now|by|this|next|on)\b)", r"\bnot the (?:right|best|correct) (?:person|one|team|contact)\b", r"\brather not\b", r"\b(?:outside|beyond|not in|not within) (?:my|our) (?:remit|area|role|scope|gift)\b", r"\b(?:stepp(?:ed|ing)|stood|standing) down\b",
    r"\b(?:should not be|why am i|i should not be)(?: on)? (?:me|mine|assigned|listed|down|with me|ours)\b", r"\b(?:please )?(?:find|get) (?:someone|somebody) else\b", r"\b(?:someone|somebody|anyone) else(?: (?:should|could|can|will|needs|has|to|would))?\b", r"\b(?:i|we) do not (?:want|intend|plan|wish) to\b",
    r"\bnot (?:something )?(?:for me|i (?:can|agreed|do))\b", r"\bno longer (?:needed|required|necessary|relevant|applicable|valid)\b", r"\bnot (?:needed|required|relevant|applicable)(?: any ?more| any longer)?\b", r"\b(?:take|get) (?:it|this|that) off (?:me|my list|my plate)\b", r"\bassigned (?:to me )?(?:by mistake|in error|wrongly)\b", r"\b(?:belongs|should be|is) (?:to |with )?(?:someone|somebody|another) (?:else|team|department|person)\b",
)  # fmt: skip
NOT_DONE = _any(
    r"\bnot (?:\w+ ){0,4}?(?:yet|done|complete\w*|finish\w*|sort\w*|action\w*|start\w*|beg[au]n|happen\w*|managed?|got(?:ten)?|had|been|ready|able|possible|made|heard|time|chance|do|achieved|resolved|closed|progress\w*|gone|sent|going|have|mark|close|tick|book\w*|here|there|it|this|look\w*)\b",
    r"\b(?:no|nope|nah)\b(?: (?:progress|movement|news|joy|luck|update|time|chance|not|sorry|afraid|change))?\s*(?:$|[,.]| (?:on|to|yet|as|so|with|from|i|there|it|but|-))",
    r"^\s*(?:no|not|nope|nah|never|crossmark|not (?:yet|quite|really|entirely|exactly|fully))\s*$", r"\b(?:undone|unfinished|incomplete|uncompleted|unresolved)\b", r"\b(?:outstanding|overdue|slipped|slipping|delayed|stuck|blocked|stalled|on hold|parked|behind|forgot\w*|not yet|lapsed|pending)\b",
    r"\byet to\b", r"\b(?:far from|nowhere near|anything but|not even)\b", r"\b(?:unable|failed|too busy) to\b", r"\bfail\w*\b", r"\bnever (?:got|did|happened|managed|started)\b", r"\bnothing (?:has |have |is )?(?:been )?(?:done|happened|yet|to report|so far)\b", r"\bdone nothing\b", r"\bslipped my mind\b",
    r"\b(?:still|remains?) (?:open|outstanding|to (?:do|be done))\b", r"\brun(?:ning)? (?:late|out of time)\b", r"\b(?:ran|run) out of time\b", r"\b(?:heb|ddim|dim) (?:\w+ ){0,2}(?:eto|wneud)\b", r"\b(?:is|has|was|are|have|were|does|did) not\s*(?:$|[,.])", r"\bno(?:thing|ne)? (?:\w+ )?yet\b", r"\bgot (?:away|left) (?:from|behind)\b", r"\bfell through\b",
)  # fmt: skip
IN_PROGRESS = _any(
    r"\bin (?:progress|hand|train|process|motion|the works|the pipeline)\b", r"\bunder ?-?way\b", r"\bon ?to it\b", r"\bon (?:it|the case|track|my (?:list|to do list|desk|radar)|with it|target|schedule|course)\b",
    r"\bwork(?:ing|ed)? (?:on|through|in progress|with)\b", r"\bwip\b", r"\bbeing \w+", r"^(?:(?:it|this|that) is |currently |now |all |draft is |still )*with (?:the )?\w+", r"\bneeds? (?:to be )?\w+(?:ing|ed)\b", r"\bsubject to\b", r"\bin (?:the|my) diary\b", r"\b(?:steady|good|some|slow) progress\b", r"\b(?:quotes?|info\w*|copies|copy|details?) requested\b", r"\b(?:have|i) requested\b", r"\bleft to do\b", r"\bi have got (?:this|it)\b", r"\b(?:have|has) ordered\b|^ordered\b", r"\bget(?:ting)? (?:there|on with|it done|round to|this done|to it|them done)\b", r"\bstart(?:ed|ing)\b", r"\bbegun\b", r"\bmade a start\b", r"\bdrafted\b", r"\bdrafting\b",
    r"\bchas(?:ed|ing)\b", r"\b(?:a)?wait(?:ing|s)?\b", r"\bongoing\b", r"\blooking (?:at|into)\b", r"\bleave (?:it|this|that) with me\b", r"\bto (?:follow|come)\b", r"\bto be \w+", r"\b(?:hope|hoping|plan|planning|aim|aiming|intend|intending|try|trying|going|about|expect|expecting|need|needs|want|happy|due|ready|continuing|like|have|has|got) to\b",
    r"\bwill\b(?! not\b)", r"\bshall\b(?! not\b)", r"\bshould (?:be|have|get|hear)\b", r"\bi can (?:do|get|start|look|have|sort|try)\b", r"\bsoon\b", r"\bshortly\b", r"\basap\b", r"\bcarrying on\b", r"\bpart ?-?way\b", r"\bhalf ?-?way\b", r"\bmaking progress\b", r"\bprogress(?:ing|ed)\b", r"\bstill (?:\w+ing|on|at|doing|to|with)\b",
    r"\bconsider it (?:done|sorted)\b", r"\bi am (?:doing|dealing|sorting|finishing|finalising|arranging|organising|writing|preparing|meeting|seeing|contacting|getting|making|sending|speaking|waiting|doing)\b", r"^\s*(?:doing|dealing|sorting|finishing|finalising|arranging|organising|writing|preparing|meeting|seeing|getting|sending|speaking) ",
    r"\b(?:asked|contacted|emailed|written to) (?:\w+ ){0,6}?(?:for|to|about|asking|again)\b", r"\b(?:spoken|spoke|rang|rung|phoned|called) (?:\w+ ){0,6}?(?:about|again|asking)\b", r"\bgoing (?:well|ok|fine|on|slowly|ahead)\b", r"\bcoming along\b", r"\bmoving (?:along|forward|on)\b", r"\bi (?:have )?booked (?:\w+ )?(?:a )?meeting\b", r"\b(?:watch this space|bear with)\b", r"\bwill do\b", r"\bdoing (?:it|this|that) (?:now|today)\b", r"\bin my diary\b", r"\bgot (?:a )?(?:date|quote)s? (?:for|in)\b",
)  # fmt: skip

#: States that mean finished, whatever the action was.
_STATES = r"(?:done|completed?|finished|sorted(?: out)?|actioned|resolved|concluded|finali[sz]ed|dealt with|taken care of|seen to|wrapped up|ticked off|crossed off|put to bed|tied up|signed,? sealed|discharged|fulfilled|accomplished|achieved|attended to|implemented|executed|carried out|squared away|tickmark|all set)"
#: The same, where only the action itself can be meant ("the hall is closed" is no report).
_OWN_STATES = r"(?:closed(?: off| out)?|closed and filed|settled|fixed|cleared|handled|signed off|history|off my list|in the bag|over and done with|good to go|complete and filed|finito|all there)"
#: Past forms of what minutes ask people to do, where the doing is the deed.
_DEEDS = (
    r"(?:held|attended|obtained|hand delivered|sent(?: out| off| round| over| in)?|e?-?mailed|posted(?: out| off)?|circulated|submitted|shared|"
    r"issued|distributed|published|uploaded|booked|paid|delivered|signed(?: off| up)?|filed|updated|arranged|installed|registered|amended|"
    r"corrected|replaced|repaired|set up|put up|bought|purchased|notified|informed|handed in|dropped off|printed|scanned|lodged|renewed|"
    r"appointed|confirmed|recruited|written up|typed up|gone (?:out|off|in|live)|went (?:out|off|in|live)|cleaned|painted|fitted|advertised|"
    r"emptied|mended|fixed|archived)"
)
#: Only where the action itself is their object: "I've checked this", not "I've checked with Jo".
_WEAK_DEEDS = (
    r"(?:returned|forwarded|cancelled|added|removed|collected|reported|logged|recorded|organi[sz]ed|checked|reviewed|prepared|produced|"
    r"created|drawn up|invited|scheduled|deleted|approved|ordered)"
)
_ADVERBS = rf"(?:(?:now|all|already|just|also|both|fully|finally|since|duly|officially|actually|successfully|completely|totally|entirely|long since|over and|well and truly|hereby|again|too|personally|safely|been|got|{D}|{N}|properly|happily|yes|indeed|definitely|certainly|both been) )*"
_OWN = rf"(?:it|this|that|these|those|they|both|all|everything|mine|ours|which|that one|this one|{N}|above|(?:the |this |that |my |your |these |our |all )?(?:above |said |first )?(?:action|task|item|job|work|matter|point)s?(?: (?:above|below|for me|in question|point|item))?)"
_HAVE = r"(?:is|are|was|were|has|have|had|am|been|got|has been|have been|had been|is all|are all)"
_TAIL = rf"(?=\s*(?:$|[!.,:()&+\"-]|and|now|on|in|at|for|from|with|by|as|since|earlier|straight|last|thanks|thank|see|so|too|already|today|{D}|{N}|smiley|tickmark|please|to|it|this|that|these|them|both|all|here|online|over|via|after|during|just|off|out|up|sorry|also|above|the (?:action|task|item|above|needful|job|deed|work|lot)|(?:my|the|your) list|everything|x\b|mate|guys|everyone|yes|properly|ages|long ago|apologies|last|because|according|within|thx|ta|chair|a while|some time|round|again|successfully|ok|indeed|ahead of|prior to|before (?:the|our|his|her|my)|well before|shortly after|yep|great|cheers|properly|first thing))"
#: The subject of "... has been done": a noun phrase, with no verb, pronoun or judgement in it.
_SUBJECT = (
    r"(?:(?!(?:i|you|he|she|it|we|they|who|what|which|that|when|where|how|why|there|me|us|him|them|is|are|was|were|be|been|has|have|had|"
    r"do|does|did|done|will|would|can|could|should|may|might|must|tell|tells|told|say|says|said|know|knows|knew|see|saw|glad|happy|pleased|sorry|"
    r"sure|little|much|more|less|lot|lots|enough|according|than|because|since|if|so|hardly|what's|let|make|made|get|gets|got|meeting|meetings|weather|day|week|"
    r"nothing|something|anything|everyone|someone|anyone|nobody|people|damage|harm|your|his|her|their|good|great|work)\b)[\w'&/.-]+ )"
)
CLOSED_STATE = _any(
    rf"^(?:(?:{_OWN}|i|we|you) )?(?:{_HAVE} )*{_ADVERBS}(?:{_HAVE} )*{_ADVERBS}(?:me |us )?(?:{_STATES}|{_OWN_STATES})\b{_TAIL}",
    rf"^tickmark\b|^{N} tickmark", r"^(?:tick|ticked|fait accompli)\s*$", r"^as (?:done|complete|completed|closed)\s*$", r"^this (?:completes|concludes|closes|finishes) (?:my|the|this|that) (?:action|task|item|work)\b", r"^that is (?:another )?(?:one|it|that|this) (?:one )?off (?:the|my|your) list\b",
    rf"^(?:(?:i|we|{_NOT_NAME}{NAME}) )?(?:have |has )?{_ADVERBS}(?:got|had) {IT} (?:all |now |finally )*(?:done|completed|finished|sorted(?: out)?|actioned|resolved|wrapped up)\b(?! (?:by|in time|before|so far|up to)\b)",
    rf"^(?:{_NOT_NAME}{NAME}|(?:the|my|our) [\w' ]{{2,30}}?)(?: and (?:i|me))? (?:has|have) {_ADVERBS}(?:done|completed|finished|sorted|actioned|resolved) (?:it|this|that|these|them|both|{N})\b{_TAIL}",
    rf"^(?:{_NOT_NAME}{NAME}|(?:the|my|our) [\w' ]{{2,30}}?)(?: and (?:i|me))? {_ADVERBS}(?:completed|finished|sorted|actioned|resolved) (?:it|this|that|these|them|both|{N})\b{_TAIL}", rf"^(?:(?:i|we) (?:have )?)?put {IT} to bed\b", r"^(?:job|jobs|mission|task|tasks|action|actions|deed|item|items|all|matter)? ?(?:is |are |has been |have been |now |all )*(?:done|complete|completed|accomplished)(?: and (?:dusted|done|closed|filed|sent|in))?\b\s*(?:$|[,.!-])",
    rf"^that is (?:me|us|it|one|another one|everything) (?:all |now )?(?:{_STATES})\b", rf"^{_OWN} (?:{_HAVE} )?(?:now |all )?(?:a done job|in place and done)\b", r"^nothingleft(?: (?:on (?:this|it)|here|now|as far as i am concerned))?\s*$", r"^(?:mae )?wedi'?i? ?(?:'?i |ei )?(?:g?wneud|wneud|gwblhau|gorffen|orffen|anfon)\b", r"^(?:i|we) (?:have |just |already |also )*did (?:it|this|that|these|them|so|all|both|{N})\b".replace("{N}", N), rf"^did (?:it|this|that|these|them|so|{N})\b",
    rf"^(?:i|we) (?:have |had |{_ADVERBS})*(?:finished|completed|done|actioned|sorted(?: out)?|resolved|wrapped up|concluded|ticked off|finali[sz]ed|closed) (?:the|my|our|an?|all (?:the|of)|both) (?!\w+ (?:bit|part|half|share))\w",
    rf"^{_SUBJECT}{{1,8}}(?:is|are|was|were|has been|have been|had been) {_ADVERBS}{_STATES}\b(?! (?:by {D}|every|each|in stages|wrongly|badly))",
)  # fmt: skip
CLOSED_DEED = _any(
    rf"^(?:(?:i|we) )?(?:(?:have|had|did|has been|have been|been|was|is|were|are|it is|it has|this is|that is|this was|that was|it was|they were|they are|this|that|it|these|they|{N}) )*{_ADVERBS}{_DEEDS}\b",
    rf"^{_SUBJECT}{{1,8}}(?:is|are|was|were|has been|have been|had been|has|have) {_ADVERBS}{_DEEDS}\b",
    rf"^{_OWN} (?:(?:is|are|was|were|has|have|had|been) )+{_ADVERBS}{_WEAK_DEEDS}\b", rf"^(?:i|we) (?:have |had )?{_ADVERBS}{_WEAK_DEEDS} (?:it|this|these|both|{N})\b",
    rf"^{_SUBJECT}{{1,4}}{_ADVERBS}(?!e?-?mailed|informed|notified|confirmed){_DEEDS}\s*(?=$|{D}|to |on |with |by |this |last |for |in |and )",
)  # fmt: skip
#: A deed of this kind is a step, not the whole.
ONLY_A_STEP = _any(
    r"\b(?:reminder|about|regarding|chas\w+|quer\w+|questions?|request\w*|ask\w*|first (?:one|two|few|draft|part|batch|half|of)|some|most|half|part|few|the first|initial|interim|holding|outline|await\w*|wait\w*|enquir\w+|inquir\w+|follow(?:ed|ing)? ?up|repl\w+|response|"
    r"to (?:find|see|check|get|arrange|discuss|ask|chase|say|confirm|request|do|deal|handle|action|sort|complete|finish|look|read|approve|comment|review|sign|proof)|provisional\w*|pencilled|someone|him|her)\b",
    r"\bfor (?:\w+ )?(?:comments?|approval|review|sign\w*|feedback|checking|input|consideration|quotes?|proofing|processing|ratification|agreement|translation|payment)\b", r"\b(?:meeting|call|chat|appointment|visit|session) (?:to|with|about|for)\b", r"\be?-?mailed (?:them|him|her|(?-i:[A-Z]\w+))\s*(?:$|[,.])",
)  # fmt: skip
CLOSING_WORDS = _any(rf"\b(?:{_STATES}|closed?|{_DEEDS}|{_WEAK_DEEDS}|requested)\b")
NOT_CLOSING_TAIL = _any(
    rf"\b(?:done|finished|complete|completed|sorted|closed) (?:by|before|in|within) {D}", r"(?<!and )\bdone (?:in|up|over|for|time|with|what|as far|as much|(?:all|everything|as much as) (?:i|we)|my|our|his|her|their|nothing|anything|something|loads|lots|plenty|enough|better|worse|wrong\w*|badly)\b(?! (?:full|person|time|good time|the office|accordance|line)\b)",
    r"\b(?:finished|done) for (?:the day|today|now|the week|this (?:week|year|term))\b", rf"\bfor {D}$", r"\b(?:every|each) (?:day|week|month|year|time)\b", r"\bto be (?:done|completed|finished)\b", r"\bfinished (?:at|work|early|late|with)\b", r"\b(?:sorry|apologies) (?:i|we) (?:have )?done\b", r"\bhow (?:it|this|that)\b",
)  # fmt: skip
NOISE = re.compile(
    r"^(?:(?:yes|yep|yeah|yup|ok|okay|right|so|and|but|then|just|now|also|finally|good news|great news|thanks|thank you|ta|cheers|hi|hello|sorry|apologies|afraid|"
    r"actually|anyway|smiley|please be advised|please note|for info|for your info\w*|fyi|quick update|update|status|re|as for|regarding|with regard to|all good|however|"
    r"(?:i am |we are )?(?:pleased|happy|glad|delighted|writing) to (?:say|report|confirm|advise|tell you|inform you|let you know)|(?:i |we )?can (?:now )?(?:confirm|report|advise)|i confirm|confirming|confirmed|"
    r"(?:just )?to (?:confirm|say|let you know|report|update you|advise)|just letting you know|as you know|no|oh|ah|hooray|hurrah|phew|brilliant|great|perfect|excellent|lovely|super|good|that|x|dear|all right|answer|reply|done is|my (?:answer|update|response)|lol|haha|literally|diolch|both|am|from me|at last|eventually)\b[\s,:!.-]*)+",
    re.I,
)
THANKS_ONLY = _any(
    r"^(?:\W|\b(?:thanks|thank|you|thx|ta|cheers|ok|okay|noted|received|acknowledged|got it|understood|great|lovely|perfect|brilliant|super|fab|excellent|good|smiley|with|many|much|appreciated|very|so|all|"
    r"hi|hello|dear|will|no|problem|yes|yep|fyi|for|info|information|nice|one|sounds|that|is|fine|by|me|kind|regards|best|wishes|everyone|both|again|diolch|x|xx|agreed|cool|wow|seen|k|muchly|mate|folks|guys|team|comments?|congratulations)\b)*$"
)
EXCEPT = _any(
    r"\b(?:except(?:ing)?(?: for)?|apart from|bar(?:ring)?|other than|excluding|minus|save for|besides|aside from|but(?: not)?)(?= (?:the |for )?‹n)"
)
