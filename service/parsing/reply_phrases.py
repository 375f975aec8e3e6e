"""What surrounds the message of a reply: politeness, set phrases, opening noises; how names and marks look. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

import re


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches where any of `alternatives` does, in any case."""
    return re.compile(rf"(?:{'|'.join(alternatives)})", re.I)


def each_of(*alternatives: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each, where they share a group name."""
    return tuple(re.compile(alternative, re.I) for alternative in alternatives)


D = r"‹d\d+›"
N = r"‹n\d+›"
IT = rf"(?:it|this|that|them|these|those|{N}|(?:this|that|the) (?:one|action|task|item|job|matter|point)s?)"
NAME = r"(?-i:[A-Z][\w'-]+(?: (?:(?:of|and|the|&) )?[A-Z][\w'-]+){0,3})"
NOT_NAME = (
    r"(?!(?-i:I|I'\w|The|This|That|It|We|They|He|She|You|My|Our|Please|Sorry|Done|Not|No|Yes|Will|Can|"
    r"Could|Thanks|All|"
    r"Is|Are|Has|Have|Was|Should|Would|Still|Now|Just|And|But|Action|Item|Number|Already|One|Happy|"
    r"Who|What|When|Where|How|Why|"
    r"Which|Also|So|Nope|Nah|Hmm|Oh|Er|Actually|Unfortunately|However|Ask|Try|Best|Better|Given|"
    r"Passed|Forwarded|Belongs|Transfer|Swap|Over|Wrong|Little|Much|Glad|Pleased|According|Currently|"
    r"If|Once|Both|These|Those|There|Afraid|As|At|On|In|For|To|Then|Next|Hi|Hello|Good|Everything|"
    r"Nothing|Hope|"
    r"Hopefully|Someone|Somebody|Anyone|Nobody|Moved|Sent|Perhaps|Maybe|Ok|OK|Well|Great|Let|Been|"
    r"Being|Do|Did|Does|Am)\b)"
)
PERSON = (
    rf"(?P<person>{NOT_NAME}{NAME}|the {NAME}(?: team| department| office| group)?|(?:the|our|"
    rf"my) [a-z]+ (?:team|department|office|officer|manager)|(?:the|our|my) (?:clerk|boss|manager|"
    rf"colleague|deputy|successor|replacement|chair|treasurer|secretary|council|caretaker))"
)
#: Politeness and set phrases that hold words such as "done", "if", "not" without their meaning. Taken out first.
COURTESIES = any_of(
    r"\b(?:just )?(?:an? )?(?:quick |short |brief |little )?(?:note|one|reply|response|line|e-?mail|message|word|"
    r"update)(?: just)? to (?:say|confirm|"
    r"let you know|tell you|report|advise|inform you|update you)(?: that)?\b",
    r"\byou will be (?:pleased|glad|happy|delighted|relieved) to (?:hear|know|learn)(?: that)?\b",
    r"\b(?:i am |we are )?(?:just |now )?(?:writing|emailing|replying|dropping you a line|write) to (?:advise(?: "
    r"you)?|notify you|say|confirm|"
    r"let you know|"
    r"tell you|report|advise|inform you|update you)(?: that)?\b",
    r"\b(?:it |that )?(?:only |just |it only )?took (?:me |us )?(?:two|three|four|several|a few|many|some|a couple "
    r"of) (?:goes|"
    r"attempts|tries|times|"
    r"calls|emails|days|weeks|hours)\b",
    r"\b(?:but )?(?:we|i) got there(?: in the end| eventually| at last)?\b",
    r"(?:(?<=just )|(?<=writing )|(?<=emailing )|(?<=only )|(?m:^))to (?:say|let you know|confirm|"
    r"tell you|report|advise|"
    r"inform you|update you)(?: that)?\b",
    r"\b(?:i )?(?:thought|believe|think) i(?:'d| had| have)? (?:already )?(?:told|replied|said|"
    r"confirmed|answered|responded|let|"
    r"mentioned)\b(?: (?:you|to|this|that|so|it|know|already|everyone|before))*",
    r"\b(?:not sure|no idea|(?:i )?do not know) why (?:this|it|i|that) (?:is|am|"
    r"are) still \w+(?: (?:up|here|open|on|the|list|these|"
    r"this|reminders|emails|mine|it|outstanding|there))*",
    r"\b(?:please |do |just )*let me know if (?:you|there is|there are|anything|any|that is|this is|"
    r"i)\b[^.!?\n]*[.!?]?",
    r"\b(?:any|if (?:you have|there are) any) (?:other |further |more )?(?:questions|queries|problems|"
    r"issues|concerns)\b[^.!?\n]*[.!?]?",
    r"\b(?:so )?(?:please )?(?:contact|e-?mail|ring|call|ask|speak to|try) [\w ]{2,30}? (?:if you (?:need|have|"
    r"want)|for any\w*|"
    r"in my absence|while i am)\b[^.!?\n]*",
    r"\b(?:i )?hope (?:you|this finds|all is|all are|that helps|this helps|that is (?:ok|okay|fine|"
    r"all right|alright)|the meeting)\b[^.!?,\n-]*",
    r"\b(?:so |very |really |many |my )?(?:sorry|apologies|apols|apologise|"
    r"apologize)(?: again)? (?:for|about) (?:the |my |any |\w+day\b|lateness|late |delays?\b|missing |not \w+ing\b|"
    r"not replying|taking|being|getting|"
    r"this (?:late|delay))[^.!?,\n-]*",
    r"\b(?:many |(?<!dealt )with |no )?(?:thanks|thank you|thx|cheers)(?: (?:again|so much|very much|a lot|"
    r"everyone|all|both|in advance))*"
    r"(?: (?:for (?:the|your|all|this|that|chasing|reminding|organising|sending|checking|"
    r"nudging)\b[^.!?,\n-]*|\b(?-i:[A-Z]\w+)\b))?",
    r"\b(?:see|speak to|talk to|catch) you (?:all )?(?:at|on|in|there|then|soon|next|later|tomorrow|‹d)[^.!?,\n-]*"
    r"(?:,? (?:and )?i will bring (?:the|some|my|a|an|biscuits|cakes?|mince pies|milk|tea)\b[^.!?,\n-]*)?",
    r"\b(?:speak|talk) soon\b",
    r"\blook(?:ing)? forward to\b[^.!?\n]*",
    r"\bhave a (?:good|great|nice|lovely)\b[^.!?,\n-]*",
    r"\b(?:shout|call|ring|ask|email me|give me a (?:shout|ring|call|bell)) if\b[^.!?\n]*",
    r"\bif you (?:need|want|would like) (?:anything|any more|more|a copy|to see)\b[^.!?\n]*",
    r"\b(?:happy|glad) to (?:discuss|chat|answer|talk)\b[^.!?\n]*",
    r"\b(?:with )?no (?:problems?|worries|probs|bother|trouble|issues?|rush)(?: at all| whatsoever)?\b",
    r"\bnot a (?:problem|bother)\b",
    r"\b(?:please )?do not worry(?: about (?:it|this|that))?\b",
    r"\b(?:so )?no need to (?:chase|remind|reply|respond|ring|call|phone|write|e-?mail|follow)[^.!?,\n-]*",
    r"\bbetter late than never\b",
    r"\bnothing (?:further|more|else) from (?:me|us)\b(?=\s*[,;-])",
    r"(?m:^)not (?:that |very |exactly )?(?:easy|simple|straightforward|quick|fun|pretty)\b",
    r"\bnot (?:before time|(?:a|one) (?:moment|minute|second|day|week|hour) too soon)\b(?: but\b)?",
    r"\b(?:it|this|that) (?:was|is|has) not (?:been )?(?:that |very |too )?(?:easy|straightforward|"
    r"hard|difficult|as bad)\b",
    r"\b(?:although |though |but |even though )?(?:it|that|this) (?:took|has taken|did take) (?:me |us )?"
    r"(?:forever|ages|"
    r"a while|a long time|some (?:time|doing)|a bit of (?:time|doing)|"
    r"(?:far |much |a bit |a little )?longer than[^.!?,\n-]*)",
    r"\b(?:i think )?you will find (?:that )?(?=(?:it|this|that) (?:is|was|has)\b)",
    r"\b(?:great|good|fantastic|brilliant|excellent|lovely|super|cracking|amazing) (?:job|work|effort)\b"
    r"(?: (?:was |has been |is )?(?:being )?done)? (?:by|from|to|on|everyone|team|everybody)\b[^.!?\n]*",
    r"\bnothing (?:else|more|further) to (?:report|add|say)\b",
    r"\b(?:i )?(?:forgot|meant|should have|ought to have|had meant|was meaning)(?: to)? (?:tell|say|"
    r"said|told|mention|mentioned|reply|replied|let|update|updated|email|emailed|report)(?: (?:you|"
    r"back|know|sooner|earlier|before|last week|everyone))*\b(?! (?:if|whether|when|that it (?:is|"
    r"was) not|it (?:is|was) not|not)\b)",
    r"\bas (?:requested|agreed|discussed|promised|i (?:have )?(?:said|mentioned)|mentioned|instructed|"
    r"asked)\b(?: (?:before(?! (?:you|i|we|he|she|they|it|the|my|your)\b)|"
    r"already|earlier|(?:at|in|by|on) (?:the |our |my |this )?(?:last |board |previous |team )?(?:phone|"
    r"meeting|minutes|"
    r"e-?mail|call|board|agm|chat|letter|message|teams|zoom|committee|\w+day)))?",
    r"\b(?:i |we )?(?:had|did|have) not (?:realised?|realized?|known?|noticed?|seen|"
    r"spotted) (?:that )?(?:this|it|that) "
    r"(?:was|is) (?:still )?(?:open|outstanding|there|listed|on (?:the|my|your) list|not (?:closed|ticked off))\b",
    r"\b(?:i |we )?(?:did not|never) (?:think|thought|expect\w*) (?:i|we|it|this|"
    r"that) would\b[^.!?,;\n-]*?(?=,| but\b|[.!?;\n]|$)",
    r"\b(?:and |with )?no (?:objections?|complaints|surprises|dissent)\b(?: (?:so far|received|from anyone))?",
    r"\bif you (?:do not|did not|have not|can not) (?:get|receive|see|got|received|seen|had|find|open)[^.!?\n]*",
    r"\b(?:i |we )?(?:have )?(?:already )?(?:told|said (?:to|this)|emailed|replied(?: to)?)(?: you| this| it)* "
    r"(?:\w+ times|"
    r"twice|once|before|already)(?: (?:now|already))*(?: that)?\b",
    r"\b(?:i |we )?(?:have |had )?already (?:replied|said|told|emailed|answered|confirmed|responded)(?: (?:to "
    r"say|you|that|this|"
    r"saying|so|it|once|twice|before|to this))*\b",
    r"\b(?:i |we )?(?:know i )?(?:should|ought to) have (?:done|sent|sorted|told|finished|got|replied|said)(?: "
    r"(?:this|it|you|that|"
    r"round|to|so))* (?:sooner|earlier|before(?: now)?|ages ago|weeks ago)\b",
    r"\bi know (?:this|it|that) (?:was|is) (?:due|late|overdue|meant to be in)\b[^.!?,;\n]*?(?:,| but\b)+(?= "
    r"(?:it|this|that) is\b|"
    r" i have\b| now\b| done\b)",
    r"\bbefore (?:you (?:even )?(?:asked|chased|reminded)|(?:this|the|your) (?:reminder|e-?mail|chaser|"
    r"nudge)(?: (?:came|arrived|landed|got here|went out|reached me))?)\b",
    r"\b(?:with )?no (?:changes?|amendments?|corrections?|issues?|concerns?|faults?) (?:were |was |are |is "
    r")?(?:needed|required|"
    r"necessary|found)\b",
    r"\b(?:that |which )?you (?:wanted|asked for|requested|were after)\b",
    r"\bno harm done\b",
    r"\b(?:al)?though not (?:quite )?(?:as|how|the way) (?:i|we) (?:would|had|hoped|wanted|planned)\b[^.!?,;\n]*",
    r"\bno reply (?:is )?(?:needed|necessary|required)\b",
    r"\b(?:merry christmas|happy (?:new year|christmas|easter|birthday))\b[^.!?,\n-]*",
    r"\b(?:good|lovely|nice|great) to (?:see|meet|hear)\b[^.!?,\n]*",
    r"\b(?:i am |we are )?(?:pleased|happy|glad|delighted) to (?:say|report|confirm|tell you|"
    r"inform you|let you know|advise)(?: that)?\b",
    r"\b(?:i|we) can (?:say|confirm|report)(?: that)?\b",
    r"\b(?:very )?well done\b[^.!?\n]*",
    r"\b(?:i am |we are )?(?:pleased|happy|glad|delighted) to be able to (?:say|report|confirm|tell you|let you know|"
    r"inform you)"
    r"(?: that)?\b",
    r"\bno excuses? (?:for (?:the|this|my|our) (?:delay|wait|lateness)\b|from (?:me|us)\b)",
    r"\bas soon as (?:i|we) (?:got|had|saw|read|received) (?:your|the|this|that) (?:e-?mail|message|note|reminder|"
    r"nudge|chaser)\b",
    r"\bbecause (?:you|she|he|they|everyone) asked(?: me| us)?(?: so)?(?: nicely| kindly| politely)?\b",
    r"(?:(?<=one )|(?<=body )|(?<=those )|(?<=all )|(?<=people )|(?<=members ))who (?:had|have|has|did|were|are|was) "
    r"not "
    r"(?:yet |already )*\w+(?: up| in| yet)*",
    r"\b(?:please )?(?:see|have a look and see|let me know|tell me) what you (?:all )?think\b",
    r"\b(?:never|do not) (?:you )?(?:mind|ask me|panic|fret|fear|faint|shout|laugh|fall off)\b(?! (?:that|if|me|doing|"
    r"waiting)\b)[^.!?,\n-]*",
    r"\b(?:worry|fear) not\b|\bhave no fear\b|\brest assured(?: that)?\b",
    r"\bit (?:gives me|is with) (?:great |much |some )?(?:pleasure|joy|relief|delight)(?: that i can| to) "
    r"(?:say|report|confirm|"
    r"tell you|announce|inform you)(?: that)?\b",
    r"(?m:^)(?:with|in) (?:reference|regards?|respect|relation|response|answer|reply) to (?:the|your|this|"
    r"that|my|yours) ?(?:[\w'-]+ "
    r"?){0,3}\s*[,:-]",
    r"(?m:^)(?:regarding|concerning|as regards|on|about) (?:the|this|that|your) (?:one|action|item|below|"
    r"above|task|e-?mail|message|"
    r"reminder)(?: below| above)?\s*[,:-]",
    r"\b(?:so |very )*sorry to (?:have )?(?:kept?|keep|left|leave) you(?: all)? (?:waiting|hanging|in "
    r"suspense|guessing|so long)"
    r"(?: so long| for this)?\b",
    r"\b(?:so |very )*sorry to (?:be|have been) (?:so |a bit |rather )?(?:late|slow|a pain|a nuisance|tardy)\b",
    r"\bif there (?:is|are) any(?:thing)?(?: else| more| further| other| questions| problems| issues| "
    r"queries)*,? (?:please )?"
    r"(?:just )?(?:let me know|shout|ask|ring|call)\b",
    r"\blet me know if (?:it|that|they) (?:is|are) not (?:right|ok|okay|what you)\b[^.!?\n]*",
    r"\bas (?:you|(?-i:[A-Z][a-z]+)|everyone|the \w+) (?:will|may|might|can|could|must|should|would)(?: all| "
    r"well| now| already)* "
    r"(?:have )?(?:heard|seen|know|known|gathered|tell you|told you|confirm|vouch|guessed?|noticed?|see)\b",
    r"\bwith an? (?:\w+ )?(?:cherry|bow|ribbon|flourish|smile|spring in my step|sigh of relief|song)\b[^.!?,\n-]*",
    r"\b(?:whether (?:it|this|that) (?:was|is|had|has)(?: been)?(?: \w+)? or not|either way|one way or (?:an|"
    r"the )other|"
    r"(?:in|at) any (?:case|rate|event)|be that as it may|for (?:the|your) records?|cards on the table)\b",
    r"\b(?:please )?(?:consider|take|treat|accept) (?:this|that)(?: e-?mail| message| note)? (?:as |to be )?(?:my|"
    r"our|the|"
    r"a|your|formal|official) (?:\w+ )?(?:notice|confirmation|notification|report|proof|word)(?: that)?\b",
    r"\b(?:accept|take|treat|consider) (?:this|that)(?: e-?mail| message| note)? as (?:notice|confirmation|"
    r"proof)(?: that)?\b",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|a few|some) (?:\w+ ){1,4}later\b",
    r"\bas (?:you|one|anyone|i|we)(?:'d| would| might| could| had| have| will| may| can) (?:\w+ )?(?:expect\w*|"
    r"hope[ds]?|"
    r"imagine[ds]?|"
    r"see|know|guess(?:ed)?|predict\w*)\b",
    r"\bas luck would have it\b|\bfunny you should (?:ask|say|mention)\b[^.!?,\n-]*",
    r"\b(?:(?:it|this|that) )?(?:should|could|might|ought to) have been (?:a (?:lot|bit) )?(?:quicker|sooner|"
    r"earlier|faster)\b",
    r"\byou will (?:see|notice|note) (?:that )?(?=(?:it|this|that) (?:was|has been)\b)",
    r"\b(?:(?:it|this|that) )?(?:must have|may have|has|seems to have) (?:just )?slipped (?:through (?:the|"
    r"your) (?:net|"
    r"cracks)|past you)\b",
    r"\b(?:\w+,? )?is it (?:really )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|\w+day|christmas|easter|half[- ]term|that time(?: of (?:year|month))?) (?:already|again)\s?\?+",
    r"\bwhere (?:has|did|does) (?:the|this) (?:time|year|month|week|summer) (?:gone|go)(?: to)?\s?\?*",
    r"\bhow (?:are|is) (?:you|things|everyone|life|the (?:family|kids|knee|garden))(?: (?:all|doing|keeping|"
    r"getting on|with "
    r"you))*\s?\?+",
    r"\b(?:are you|hope you are) (?:all )?(?:well|ok|keeping well)\s?\?+",
    r"\bcross(?:ed)? my heart\b",
    r"\b(?!fewer|other)(?:\w{3,}er|(?:more|less) (?!done|finished|complete|of)\w{4,}) than (?:i|we|anyone|you)(?:'d| "
    r"had| would have)? "
    r"(?:expected|thought|hoped|feared|imagined|planned|reckoned|bargained for)\b",
    r"\bguess what\W*\?",
    r"\bwith bells on\b|\bmy liege\b",
    r"\bwhat is done is done\b",
    r"\beasier said than done\b",
    r"\bit does not matter\b",
    r"\b(?:has |have |is |he is |she is )?done (?:an? |such a )?(?:great|good|fantastic|brilliant|"
    r"amazing|wonderful|super|excellent|cracking|sterling)\b[^.!?\n]*",
    r"\b(?:it )?did not take (?:me )?(?:too |very )?long\b",
    r"\bwithout (?:any )?(?:problems?|issues?|trouble|difficulty|a hitch)\b",
)
#: Nothing is left to do: as good as "done".
NOTHING_LEFT = any_of(
    r"\bno (?:further|more) (?:action|work|steps)(?: (?:is|are))?(?: (?:needed|required|"
    r"necessary))?(?: (?:from|by|on) (?:me|us|my (?:side|end|part)))?",
    r"\b(?:there is |i have |we have )?(?:now )?nothing (?:further|else|more|left)?\s?(?:is )?(?:to do|"
    r"outstanding|left(?: to do)?|remaining|"
    r"needed|required|wanted)\b(?! with\b| all (?:day|night|week)\b)(?: (?:on (?:this|it|that)(?: one| action| "
    r"item)?\b|"
    r"here))?(?: (?:from|by|on|at) (?:me|us|(?:my|our) (?:side|end|part)))?",
    r"\b(?:i|we) (?:do not|can not) (?:think|believe|see|feel)(?: that)?(?: there is)? (?:anything|any ?thing|any|"
    r"much)(?: else| "
    r"left| more| further| outstanding| action)*(?: for (?:me|us|anyone|you))?(?: to do| needed| outstanding| left| "
    r"required| "
    r"remaining)+(?: (?:here|on (?:this|it|that)(?: one| action| item)?))?\b",
    r"\bnothing (?:else |more |further )?(?:left )?for (?:me|us) to do\b(?:,? i do not think\b)?",
    r"\bnfa\b",
    r"\bno longer (?:outstanding|open)\b",
    r"\bnot outstanding any ?(?:more|longer)\b",
    r"\bno sooner said than done\b",
    r"\b(?:one more|another one|one less) off (?:the|my|your) list\b",
)
NOISE = re.compile(
    r"^(?:(?:k|mate|pal|boss|yes|yep|yeah|yup|ok|okay|right|so|and|but|then|just|now|also|finally|good news|"
    r"great news|thanks|thank you|ta|cheers|hi|hello|sorry|apologies|afraid|"
    r"actually|anyway|smiley|please be (?:advised|informed|aware|assured)|in the end|again|(?:just )?to repeat(?: "
    r"that)?|(?:please|kindly) note|be advised|righto|rightio|right then|well|"
    r"for info|for your info\w*|fyi|quick update|"
    r"update|status|re|as for|regarding|with regard to|all good|however|"
    r"(?:i am |we are )?(?:pleased|happy|glad|delighted|writing) to (?:say|report|confirm|advise|"
    r"tell you|inform you|let you know)|(?:i |we )?can (?:now )?(?:confirm|report|advise)|(?:i|we) (?:hereby "
    r")?confirm|somehow|eventually|at long last|long story short|to cut a long story short|(?:the )?(?:short )?"
    r"answer(?: is)?|i (?:am writing|"
    r"write|beg) to (?:confirm|inform you|advise you)|"
    r"(?:please )?(?:accept|take) (?:this|that) as (?:my |our |the )?(?:confirmation|notice|proof)|this is to confirm|"
    r"confirming|confirmed|"
    r"(?:just )?to (?:confirm|say|let you know|report|update you|advise)|just letting you know|"
    r"as you know|no|oh|ah|hooray|hurrah|phew|brilliant|great|perfect|excellent|lovely|super|good|"
    r"that(?! (?:is|was|has|one is)\b)|x|dear|all right|answer|reply|done is|my (?:answer|update|response)|lol|haha|"
    r"literally|"
    r"diolch|both|am|from me|at last|eventually)\b[\s,:!.-]*)+",
    re.I,
)
THANKS_ONLY = any_of(
    r"^(?:\W|\b(?:thanks|thank|you|thx|ta|cheers|ok|okay|noted|received|acknowledged|got it|"
    r"understood|great|lovely|perfect|brilliant|super|fab|excellent|good|smiley|with|many|much|"
    r"appreciated|very|so|all|"
    r"hi|hello|dear|will|no|problem|yes|yep|fyi|for|info|information|nice|one|sounds|that|is|fine|by|"
    r"me|kind|regards|best|wishes|everyone|both|again|diolch|x|xx|agreed|cool|wow|seen|k|muchly|mate|"
    r"folks|guys|team|comments?|congratulations)\b)*$"
)
EXCEPT = any_of(
    r"\b(?:except(?:ing)?(?: for)?|apart from|bar(?:ring)?|other than|excluding|minus|save for|"
    r"besides|aside from|but(?: not)?)(?= (?:the |for )?‹n)"
)
