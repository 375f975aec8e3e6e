"""The phrases by which people say that an action is finished, or ask for it to be closed. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import IT, NAME, NOT_NAME, D, N, any_of

#: What they ask it for: as elsewhere, or "mine".
_IT = rf"(?:{IT}|another(?: one)?|mine|my (?:one|action|item|task))"
#: The person asks us to close it.
CLOSE_REQUEST = any_of(
    rf"^(?:so |and |please |pls |kindly |do |can |you (?:can|may|could) (?:please |now |also )?|(?:can|could|"
    rf"would|will) you (?:please |kindly |now )?|feel free to |happy for you to |(?:it is |all )?(?:ok|okay|"
    rf"fine|safe|good|ready|happy) to (?:now )?)+"
    rf"(?:close(?: {_IT})?(?: (?:off|down|out|now|please|for me|then))*|(?:mark|record|log|show|treat|"
    rf"flag|set|count|archive|file) (?:{_IT} )?(?:off|(?:(?:down )?as (?:being )?)?(?:done|complete|completed|closed|"
    rf"finished|actioned|resolved))|"
    rf"(?:tick|cross|check|strike|sign|score) (?:{_IT} )?(?:off|out)(?: {_IT})?(?: (?:the|your|"
    rf"my) list)?|take {_IT} off (?:the|your) (?:list|log|tracker|register))\b(?=\s*(?:$|,|please|now|"
    rf"then|thanks|for me|from|{D}|‹|so|and|as|too|off|on the))",
    rf"^(?:so |and |{_IT} |i (?:am )?(?:think )?|which |both |all ){{0,6}}(?:can|may) (?:now |all |"
    rf"both |also |therefore |then |probably )?(?:be )?(?:closed|ticked off|crossed off|"
    rf"marked (?:as )?(?:done|complete|completed|closed)|signed off|come off(?: (?:the|your|my) list|(?=\s*$))|"
    rf"taken off (?:the|your) list|removed from (?:the|your) list|struck off)\b",
    rf"^(?:(?:you (?:can|may)(?: now)?|so|and|please|just|yes) )*(?:consider|regard|count) {_IT}(?: as)? (?:now |"
    rf"fully )*"
    r"(?:closed|completed?)\b(?! (?:once|when|if|by|unless|after|on)\b)",
    r"^(?:(?:please|so|and|you can|now) )*(?:consider|regard|count|archive) (?:this|that|the) (?:one|action|task|item)"
    r"(?:(?: as)? (?:now )?finished| now| please)?\s*$",
    rf"^(?:so |and )*(?:close|closing) {_IT}(?: please| off| now)?\s*$",
    rf"^(?:mark|tick) (?:{_IT} )?(?:off|(?:as )?(?:done|complete|completed|closed))(?: please)?\s*$",
    rf"^(?:i am |we are )?happy for {_IT} to be (?:now )?(?:closed|ticked off|marked as (?:done|"
    rf"complete))\b",
    rf"^please (?:can|could|may) {_IT} (?:now )?be (?:closed|ticked off|marked (?:as )?(?:done|"
    rf"completed?|closed))\b",
    r"^close(?: it| this| that)?(?: off| out| down)? please\s*$",
    r"^(?:please |pls )(?:tick|cross off)\s*$|^(?:tick|cross off)(?: (?:it|this|that)(?: one)?)?,? please\s*$|"
    r"^(?:an? )?tick (?:for (?:me|us|this|that)|against (?:this|that|it))(?: one)?(?:,? please)?\s*$",
    r"^(?:ok|okay|good|fine|ready) to be (?:closed|ticked off)\s*$",
    r"^(?:please )?(?:change|update|set|move|put) (?:(?:the |its |this |it |me |that )(?:one |"
    r"action )?)?(?:status )?(?:down )?"
    r"(?:to|as) (?:done|completed?|closed)(?: please)?\s*$",
    rf"^(?:please |can |you can )?(?:tick|cross|strike|check) {_IT} off\b(?: for me)?(?: (?:the|your|"
    rf"my) list)?\s*(?:$|,|please|thanks)",
)
#: States that mean finished, whatever the action was.
STATES = (
    r"(?:done|completed?|finished|sorted(?: out)?|actioned|resolved|concluded|finali[sz]ed|dealt with|"
    r"taken care of|seen to|wrapped up|ticked off|boxed off|crossed off|put to bed|tied up|signed,? sealed|"
    r"discharged|fulfilled|accomplished|achieved|attended to|implemented|executed|carried out|"
    r"squared away|tickmark|all set)"
)
#: The same, where only the action itself can be meant ("the hall is closed" is no report).
_OWN_STATES = (
    r"(?:closed(?: off| out)?|closed and filed|settled|fixed|cleared|handled|signed off|history|"
    r"off my (?:list|plate|desk|hands)|in the bag|over the line|over and done with|good to go|complete and "
    r"filed|finito|all there)"
)
#: Past forms of what minutes ask people to do, where the doing is the deed.
_DEEDS = (
    r"(?:held|attended|obtained|hand delivered|sent(?: out| off| round| over| in)?|e?-?mailed|"
    r"posted(?: out| off)?|circulated|submitted|shared|"
    r"issued|distributed|published|uploaded|booked|paid|delivered|signed(?: off| up)?|filed|updated|"
    r"arranged|installed|registered|amended|"
    r"corrected|replaced|repaired|set up|put up|bought|purchased|notified|informed|handed in|"
    r"dropped off|printed|scanned|lodged|renewed|saved|"
    r"appointed|confirmed|recruited|written up|typed up|gone (?:out|off|in|live)|went (?:out|off|in|"
    r"live)|cleaned|painted|fitted|advertised|"
    r"emptied|mended|fixed|archived|felled|planted|laid|erected|removed|trimmed|pruned|resurfaced|serviced)"
)
#: Only where the action itself is their object: "I've checked this", not "I've checked with Jo".
_WEAK_DEEDS = (
    r"(?:returned|forwarded|added|collected|reported|logged|recorded|organi[sz]ed|"
    r"checked|reviewed|prepared|produced|"
    r"created|drawn up|invited|scheduled|ordered)"
)
_ADVERBS = (
    rf"(?:(?:now|all|already|only just|just|also|both|fully|finally|since|duly|officially|actually|successfully|"
    rf"completely|totally|entirely|long since|over and|well and truly|hereby|again|too|personally|"
    rf"safely|been|got|{D}|{N}|properly|happily|yes|indeed|definitely|certainly|both been) ){{0,6}}"
)
_OWN = (
    r"(?:(?:the |all )?(?:necessary|required|requisite|requested|agreed) (?:works?|actions?|tasks?|steps)|"
    rf"it|this|that|these|those|they|both|all|everything|mine|ours|which|that one|this one|{N}|"
    rf"all of (?:it|this|that)|every (?:last |single )*bit of (?:it|this|that)|the (?:whole )?lot|(?:the )?above|"
    rf"(?:the |this |that |my |your |these |our |all )?(?:above |said |first )?(?:action|task|"
    rf"item|job|work|matter|point)s?(?: (?:above|below|for me|in question|point|item))?)"
)
_HAVE = r"(?:is|are|was|were|has|have|had|am|been|got|has been|have been|had been|is all|are all)"
_TAIL = (
    rf"(?=\s*(?:$|[!.,:()&+\"-]|(?:and|now|on|in|at|for|from|with|by|as|per|since|earlier|straight|last|"
    rf"thanks|thank|see|so|too|already|today|{D}|{N}|smiley|tickmark|please|to|it|this|that|these|them|"
    rf"both|all|here|online|over|via|after|during|just|off|out|up|sorry|also|above|the (?:action|task|"
    rf"item|above|needful|job|deed|work|lot)|(?:my|the|your) list|everything|x\b|mate|m8|pal|boss|guys|everyone|"
    rf"yes|properly|ages|long ago|(?:weeks|months|days|years|yonks) ago|apologies|last|because|according|"
    rf"within|thx|ta|ty|tyvm|guv\w*|love|luv|duck|pet|sir|madam|chief|bud|lads|folks|team|treasure|darling|hun|hen|"
    rf"bab|bach|petal|flower|sweetheart|honey|cariad|mucker|lass|lad|my (?:lover|lovely|dear|friend)|"
    rf"done|xx+|"
    rf"chair|a while|"
    rf"some time|round|again|successfully|ok|indeed|ahead of|prior to|before (?:the|our|his|her|my|‹d)|"
    rf"well before|shortly after|yep|great|cheers|properly|through|throughout|first thing)(?!\w)))"
)
#: The subject of "... has been done": a noun phrase, with no verb, pronoun or judgement in it.
_SUBJECT = (
    r"(?:(?!(?:i|you|he|she|it|we|they|who|what|which|that|when|where|how|why|there|me|us|him|them|is|"
    r"are|was|were|be|been|has|have|had|"
    r"do|does|did|done|will|would|can|could|should|may|might|must|tell|tells|told|say|says|said|know|"
    r"knows|knew|see|saw|glad|happy|pleased|sorry|"
    r"sure|little|much|more|less|lot|lots|enough|according|than|because|since|if|so|hardly|what's|let|"
    r"make|made|get|gets|got|meeting|meetings|weather|day|week|"
    r"nothing|something|anything|everyone|someone|anyone|nobody|people|damage|harm|your|his|her|their|"
    r"good|great|work|deadline|email|e-mail|phone|iphone|mobile|message|reminder)\b)[\w'&/.-]+ )"
)
CLOSED_STATE = any_of(
    rf"^(?:(?:{_OWN}|{_SUBJECT}{{1,8}})\s?)?(?:is |are )(?:all |now |both )*(?:up|up and running|in place|live)"
    r"(?: (?:on|at) (?:the|our) \w+(?: \w+)?)?\s*$",
    r"^(?:all |now |already )*(?:up and running|in place)\s*$",
    rf"^{_SUBJECT}{{1,4}}{_ADVERBS}(?:completed|actioned|resolved|concluded|finali[sz]ed)\s*(?=$|{D})",
    rf"^{_SUBJECT}{{1,4}}{_ADVERBS}(?:done|completed?|finished|sorted)\s*(?=by (?:all|the|our|my|me|us|everyone)\b|"
    r"for (?:all|every|each|everyone|both)\b|and (?:saved|sent|filed|dusted|closed|submitted|circulated|signed)\b)",
    r"^(?:the )?(?:issue|problem|query|matter|fault)s? (?:is |are |has been |have been |"
    r"now )*(?:resolved|sorted|fixed|"
    r"dealt with|closed)\b\s*(?:$|[,.!-])",
    rf"^(?:(?:{_OWN}|i|we|you) )?(?:{_HAVE} ){{0,3}}{_ADVERBS}(?:{_HAVE} ){{0,3}}{_ADVERBS}(?:me |"
    rf"us )?(?:{STATES}|{_OWN_STATES})\b{_TAIL}",
    rf"^(?:tick )?tickmark\b|^{N} tickmark",
    r"^(?:tick|ticked|fait accompli)\s*$",
    rf"^(?:the )?completion of {_OWN}\s*$",
    rf"^(?:{_OWN} as|as) (?:now |fully )?(?:done|complete|completed|finished|closed)\s*$",
    rf"^(?:so )?that is (?:the (?:whole|entire) (?:thing|lot|job|action)|the lot|everything|it all|all of it|all|"
    rf"that one|this one|"
    rf"that|another one|another) (?:all |now |both )*(?:{STATES}|closed)\b\s*(?:then|now|too|at last)?\s*$",
    rf"^(?:another|one more|one less|last|final) (?:one|action|item)? ?(?:{STATES}|closed)\s*$",
    r"^(?:i |we )?(?:have )?(?:finally |eventually |just )?(?:managed (?:it|this|that)|got (?:it|this|that) over the "
    r"line|"
    r"got there)(?: in the end| at last| eventually| now| today| yesterday)*\s*(?:$|‹d)",
    rf"^(?:i|we) (?:have |had )?(?:popped|nipped|went|came|called|got|drove|walked|dropped|stayed|sat down|gone|"
    rf"been)\b[\w ]*? and "
    rf"(?:did|done|finished|completed|sorted) (?:it|this|that)(?!\w){_TAIL}",
    rf"^(?:(?:i|we) (?:have )?)?(?:polished|finished|knocked|bashed|sorted|ticked|signed|boxed) {IT}(?: one)? (?:off|"
    rf"on "
    rf"the head|out)\b(?! by\b)",
    r"^this (?:one )?(?:has|is) (?:been )?(?:attended to)\b",
    r"^as (?:done|complete|completed|closed)\s*$",
    r"^this (?:completes|concludes|closes|finishes) (?:my|the|this|that) (?:action|task|item|work)\b",
    r"^that is (?:another )?(?:one|it|that|this) (?:one )?off (?:the|my|your) list\b",
    rf"^(?:(?:i|we|{NOT_NAME}{NAME}) )?(?:have |has )?{_ADVERBS}(?:got|had) {_IT} (?:all |now |"
    rf"finally )*(?:done|completed|finished|sorted(?: out)?|actioned|resolved|wrapped up|over the line)\b(?! (?:by|"
    rf"in time|before|so far|up to)\b)",
    rf"^(?:{NOT_NAME}{NAME}|(?:the|my|our) [\w' ]{{2,30}}?)(?: and (?:i|me))? (?:has|"
    rf"have) {_ADVERBS}(?:done|completed|finished|sorted|actioned|resolved) (?:it|this|that|these|them|"
    rf"both|{N})(?: one| action| item| task)?(?!\w){_TAIL}",
    rf"^(?:{NOT_NAME}{NAME}|(?:the|my|our) [\w' ]{{2,30}}?)(?: and (?:i|me))? {_ADVERBS}(?:completed|"
    rf"finished|sorted|actioned|resolved) (?:it|this|that|these|them|both|{N})(?!\w){_TAIL}",
    rf"^(?:(?:i|we) (?:have )?)?put {_IT} to bed\b",
    rf"^(?:(?:i|we) (?:have )?)?(?:now |all )*wrapped {_IT}(?: one)? up\b",
    r"^(?:job|jobs|mission|task|tasks|action|actions|deed|item|items|all|matter)? ?(?:is |are |"
    r"has been |have been |now |all )*(?:done|complete|completed|accomplished)(?: and (?:dusted|done|"
    r"closed|filed|sent|in))?\b\s*(?:$|[,.!-])",
    rf"^that is (?:me|us|it|one|another one|everything) (?:all |now )?(?:{STATES})\b",
    rf"^{_OWN} (?:{_HAVE} )?(?:now |all )?(?:a done job|in place and done)\b",
    rf"^(?:(?:{_OWN}|{_SUBJECT}{{1,3}}) ?)?(?:is |are )?nothingleft"
    rf"(?: (?:on (?:this|it)|here|now|as far as i am concerned))?\s*$",
    r"^(?:gorffennwyd|gwnaed|gwnaethpwyd|cwblhawyd|anfonwyd)\b(?!.*\b(?:ddim|yfory)\b)",
    r"^(?:mae )?wedi'?i? ?(?:'?i |ei )?(?:g?wneud|wneud|gwblhau|gorffen|orffen|anfon)\b",
    rf"^(?:(?:i|we|{NOT_NAME}{NAME}) )?(?:have |just |already |also )*did (?:it|this|that|these|them|so|all|"
    rf"both|{N})(?!\w)",
    rf"^(?:(?:i|we) )?(?:have )?{_ADVERBS}(?:ticked|crossed|knocked) {_IT} (?:off|out)\b",
    rf"^(?:i|we) (?:have |had |{_ADVERBS})*(?:finished|completed|done|actioned|sorted(?: out)?|"
    rf"resolved|wrapped up|concluded|ticked off|finali[sz]ed|closed) (?:the|my|our|an?|all (?:the|of)|"
    rf"both) (?!\w+ (?:bit|part|half|share))\w",
    rf"^{_SUBJECT}{{1,8}}(?:is|are|was|were|has been|have been|"
    rf"had been) {_ADVERBS}{STATES}\b(?! (?:by {D}|every|each|in stages|wrongly|badly))",
)
#: The thing that is finished is called by its name.
NAMED = any_of(r"^\W*(?:(?:i|we) \w+ )?(?:the|my|our) (?!(?:action|task|item|job|work|lot|above)\b)\w+")
#: Everything, not a part: "so that's the lot done".
WHOLE = any_of(
    r"^(?:so |and )*(?:it|this|that|these|they|everything|all|the (?:lot|whole|action|task|job|item)|now|fully|i|we|"
    r"both)\b.*\b(?:all|everything|whole|fully|entirely|totally|completely|lot|in full|now|complete)\b",
    r"^(?:all|everything|fully|completely|totally|entirely|now)\b",
)
CLOSED_DEED = any_of(
    rf"^(?:everyone|everybody|all (?:of )?(?:the )?\w+|each of them) (?:has|have) (?:all |now )*been {_ADVERBS}"
    r"(?:informed|contacted|notified|told|e-?mailed|invited|written to)\b",
    rf"^(?:the |my |our |all )*(?:\w+ ){{0,2}}(?:letter|e-?mail|invite|invitation|leaflet|poster|form|cheque|"
    rf"report|minute|"
    rf"paper|invoice|newsletter|application|survey|notice|agenda|parcel|response|reply|card|pack)s? "
    rf"(?:went|has gone|have gone|went off|went out)\s*(?:$|(?:on |last )?{D}|(?:off|out|in|recorded|first "
    rf"class|second class|special delivery|by (?:post|email|hand))\b)",
    rf"^(?:(?:i|we) )?(?:(?:have|had|did|has been|has|have been|been|was|is|were|are|it is|it has|this is|"
    rf"that is|this was|that was|it was|they were|they are|this|that|it|these|they|"
    rf"{N}) ){{0,5}}{_ADVERBS}{_DEEDS}\b",
    rf"^{_SUBJECT}{{1,8}}(?:is|are|was|were|has been|have been|had been|has|have) {_ADVERBS}{_DEEDS}\b",
    rf"^{_OWN} (?:(?:is|are|was|were|has|have|had|been) )+{_ADVERBS}{_WEAK_DEEDS}\b",
    rf"^(?:i|we) (?:have |had )?{_ADVERBS}{_WEAK_DEEDS} (?:it|this|these|both|{N})(?!\w)",
    rf"^{_SUBJECT}{{1,4}}{_ADVERBS}(?!e?-?mailed|informed|notified|confirmed){_DEEDS}\s*(?=$|{D}|to |"
    rf"on |with |by |this |last |for |in |and |first class|second class|recorded|out\b|off\b|round\b|via )",
    rf"^(?:i|we) (?:have |had )?{_ADVERBS}(?:dropped|sent|handed|took|taken|posted|given|gave|put) (?:the|my|"
    rf"our|all the) "
    r"(?:\w+ ){1,3}?(?:off|out|in|round|over|back|through)\b(?! for\b)",
)
#: A deed of this kind is a step, not the whole.
ONLY_A_STEP = any_of(
    r"\b(?:e?-?mailed|updated|informed|notified|texted|messaged) (?:you|them|him|her|"
    r"(?-i:[A-Z][a-z]+)(?: (?-i:[A-Z][a-z]+))?)"
    r"(?: (?:on|of|about|that|again|last|this|today|yesterday|and|‹d\d+›)|\s*$|\s*[,.])",
    r"\barranged (?:to (?:meet|see|speak|talk|visit)|an? (?:meeting|call|chat|visit|time|appointment))\b",
    r"\b(?:reminder|about|regarding|chas\w+|quer\w+|questions?|request\w*|ask\w*|first (?:one|two|few|"
    r"draft|part|batch|half|of)|some|most|half|part|few|the first|initial|interim|holding|outline|"
    r"await\w*|wait\w*|enquir\w+|inquir\w+|follow(?:ed|ing)? ?up|repl(?:y|ied|ies|ying)|response|"
    r"to (?:find|see|check|get|arrange|discuss|ask|chase|say|confirm|request|do|deal|handle|action|"
    r"sort|complete|finish|look|read|approve|comment|review|sign|proof)|provisional\w*|pencilled|"
    r"someone|him|her)\b",
    r"\bfor (?:an? |the |his |her |their |your )?(?:\w+ )?(?:proofs?|checks?|look|second opinion|"
    r"cost(?:ing)?s?|pric(?:e|ing)|"
    r"completion|finishing|attention|follow-?up|estimates?|clearance|sign-?off|signatures?|decision|"
    r"discussion|printing|publication|legal|comments?|"
    r"approval|review|sign\w*|feedback|checking|input|consideration|"
    r"quotes?|proofing|processing|ratification|agreement|translation|payment)\b",
    r"\b(?:meeting|call|chat|appointment|visit|session) (?:to|with|about|for)\b",
    r"\be?-?mailed (?:them|him|her|(?-i:[A-Z]\w+))\s*(?:$|[,.])",
)
CLOSING_WORDS = any_of(rf"\b(?:{STATES}|closed?|{_DEEDS}|{_WEAK_DEEDS}|requested)\b")
NOT_CLOSING_TAIL = any_of(
    rf"\b(?:was|were|been) (?:\w+ )?{STATES} (?:and |but )?(?:then\b(?!\W*$)|until\b)",
    rf"(?<!was )(?<!were )(?<!been )\b(?:done|finished|complete|completed|sorted|closed) (?:by|before|within) {D}",
    r"\bdone (?:for|over|up)\s*$",
    r"(?<!and )(?<!is me )(?<!is us )(?<!is me all )(?<!is us all )\bdone (?:in|time|with|what|as far|as much|(?:all|"
    r"everything|"
    r"as much as) (?:i|we)|my|our|his|her|their|nothing|anything|something|loads|lots|plenty|enough|"
    r"better|worse|wrong\w*|badly)\b(?! (?:(?:was (?:asked|agreed|needed|required)|(?:you|they) asked|"
    r"is needed|full|person|time|good time|the end|the office|accordance|line)\b|‹d))",
    r"\bdone to death\b",
    r"\b(?:done|updated|finished|completed?|sorted|checked) (?:only )?(?:up to|as far as|through to|down to) "
    r"(?!date\b|scratch\b|you\b)",
    r"\b(?:paid|sent|bought|ordered|booked|printed|put|gave|got) (?:far |way )?too (?:much|little|many|few|late|"
    r"early)\b",
    r"^(?-i:[A-Z])\w+'s (?:actions?|one|tasks?|items?|job|bit|part|half|share|is|are|was|has)\b",
    r"^(?:the |my |our |all )?(?:kids|children|lunch|dinner|supper|breakfast|turkey|christmas|holidays?|"
    r"birthday|baby|dog|cat|"
    r"washing|shopping|weekend|pudding|cake|wine|beer)\b(?! (?:club|invit\w+|fund|menu|bill|fair|lights|sale|"
    r"stall|rota))",
    r"\byou (?:an?|my|some|another) (?:\w+ )?(?:card|message|note|text|reply|question|query|hug|joke|present|"
    r"photo of (?:the|my))\b",
    r"\b(?:sent|sending|came|come|passed|handed|knocked) (?:it |this |them |these |that )?back\b",
    r"^(?:i|we) complete\b",
    r"\bmy (?:own )?(?:calendar|diary|address|details|login|password|timesheet|inbox|account|profile|"
    r"resignation|interest)\b",
    r"\byour (?:e-?mail|message|note|reminder)\b",
    r"\bheld (?:up|back|over|off)\b",
    r"\bwrong\b",
    r"^the (?:deal|damage|season|term|war|show|summer)\b",
    r"\bactioned (?:to|for) (?-i:[A-Z])",
    r"^(?:it was )?(?:resolved|agreed|confirmed) that\b",
    r"^(?:is|you have|you|that is|well that is|this has|that has) done it\b",
    r"\b(?:cancell?ed|bounced|rejected|withdrawn|undone|reversed|refused)\b",
    r"^(?:my |our )?(?:dad|mum|mother|father|wife|husband|son|daughter|brother|sister|gran|nan|grandad)(?:'s)?\b",
    r"\b(?:all|everything|anything) (?:but|except|bar|apart from|other than)\b",
    r"\b(?:the|all my|all the|my) (?:rest|others?|remainder)\b",
    r"\bdone for the (?:year|month|night|term|holidays?|season|summer|winter)\b",
    r"\b(?:other|previous|earlier|old|next|wrong|separate|different|related|similar) (?:actions?|ones?|items?|"
    r"tasks?|jobs?|things?|bits?|parts?|half|matters?|points?)\b",
    r"\bsent (?:from (?:my|a|the (?:bus|train|car|beach|pub|sofa|road|tube|plane|ferry|garden|loo|bath|queue)|"
    r"bed|abroad|work|home)|on the move|in haste)\b",
    r"\b(?:finished|done) for (?:the day|today|now|the week|this (?:week|year|term))\b",
    rf"\bfor {D}$",
    r"\b(?:every|each) (?:day|week|month|year|time)\b",
    r"\bto be (?:done|completed|finished)\b",
    r"\bfinished (?:at(?! last\b| (?:my|our|this) end\b)|work|early|late|with(?! (?:it|this|that|these|both|them|"
    r"the (?:action|task|job|item))(?: one| now| at last|\W)*$))\b",
    r"\b(?:sorry|apologies) (?:i|we) (?:have )?done\b",
    r"\bhow (?:it|this|that)\b",
)
#: A closing word that is quoted, not said: 'your "done" did not work'. The word in quotes and nothing else is said.
QUOTED = any_of(
    r"\S.*[\"'](?:done|closed?|completed?|finished|sorted)[.!?,]?[\"']",
    r"[\"'](?:done|closed?|completed?|finished|sorted)[.!?,]?[\"'].*\w",
)
#: A closing at the end of a clause that opens with how or when: "after much chasing this is finally done".
_LED_CLOSING = (
    rf"(?:(?:i|we) (?:have |had )?(?:now |just |finally |all )*(?:done|did|finished|completed|sorted|actioned) (?:it|"
    rf"this|that)|"
    rf"(?:it|this|that|all of it|everything|the (?:job|action|task|item|lot)|this one|that one) (?:is|was|has been) "
    rf"(?:now |all |"
    rf"fully |finally |at last )*(?:{STATES}|closed))(?!\w){_TAIL}"
)
LED = any_of(
    r"^(?P<lead>(?:after|with|without|despite|against|thanks to|following|having|somehow|eventually|as of|in the end|"
    r"over|"
    rf"last thing|first thing|to cut|by the skin|through)\b[^.!?]{{1,80}}?) (?P<closing>{_LED_CLOSING})",
)
AND_DID = any_of(
    rf"^(?P<lead>[^.!?]{{3,80}}?) and (?:then )?(?:have |just |finally )*(?P<closing>(?:got (?:it|this|that) (?:all )?"
    rf"{STATES}|(?:did|done|finished|completed|sorted) (?:it|this|that))(?!\w){_TAIL})",
)
#: How a thing is done that makes it none: "in theory", "by all accounts".
UNREAL = any_of(
    r"\b(?:opinion|view|mind|head|theory|principle|dreams?|ideal\w*|paper|accounts|guess|rate|luck|hearsay|reports?|"
    r"sense|spirit|"
    r"hindsight|future|effect|parts?|places|any luck|wind|fair wind|time|month|week|exceptions?)\b"
)
