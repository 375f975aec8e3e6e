"""What people add to a report that takes nothing back from it: absences, offers, grumbles about reminders. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import any_of

#: Verbs of telling, and what may follow them where nothing is told: whom, when, where. "I told you it was not" tells.
_TELL = (
    r"(?:say|said|tell|told|mention(?:ed)?|report(?:ed)?|repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|confirm(?:ed)?|"
    r"e-?mail(?:ed)?|let|wr(?:ite|ote|itten)|text(?:ed)?|message[ds]?|post(?:ed)?|flag(?:ged)?|updated?|get "
    r"back|got back|come "
    r"back|came back|been in touch|shout(?:ed)?|ring|rang|phoned?|announced?)"
)
_NOTHING_TOLD = (
    r"(?: (?:so|as much|you|them|him|her|all|everyone|everybody|sam|that|this|it|to|at|in|on|by|the|my|our|your|last|"
    r"same|time|meeting|agm|group|committee|board|chat|whatsapp|e-?mail|phone|list|week|month|before|already|about|"
    r"back|"
    r"know|then|when|we|i|met|spoke|sooner|earlier|ages|weeks|days|ago|twice|once|straight away|afterwards|"
    r"have|had|done|"
    r"up|x|‹d\d+›)(?![\w'-]))*\W*$"
)
_MY_BODY = r"(?:back|knees?|arms?|legs?|hands?|feet|head|nerves|ears|eyes|fingers|shoulders?|brain|thumbs?|hair)"
#: Questions that ask nothing about whether the action is finished.
_MONEY = r"(?:invoices?|receipts?|bills?|expenses|keys?|mileage|costs?|change|petty cash|claim|stamps?|petrol|postage)"
ASIDE_QUESTION = any_of(
    r"^(?:so |and |but |also |ps )*(?:(?:is|are|will) there (?:be )?(?:any |some )?|(?:do|can|may) (?:i|we) (?:get|"
    r"have|claim) "
    r"(?:my |a |an |our |the )?)(?:gold stars?|medals?|prizes?|badges?|stickers?|pints?|cakes?|biscuits?|tea|coffee|"
    r"lunch|wine|"
    r"parking|drinks?|sandwich(?:es)?|nap|lie[- ]down|day off)\b",
    # Who pays for it, and who has the keys now.
    r"^(?:so |and |but |also |ps )*(?:who|where|how|which \w+|what \w+) (?:do|should|shall|can|could|may) (?:i|we) "
    rf"(?:(?:invoice|bill|charge|claim|reclaim|recover)\b|(?:send|give|return|drop|leave|put|hand|pay|post|get|submit) "
    rf"(?:(?:the|my|in|back|off|this|for|an?) )*{_MONEY}\b)(?!.*\b(?:rest|others?|second|next|remaining|half|part|"
    rf"finish\w*|"
    r"complete|done|draft)\b)",
    r"^(?:so |but |and )?why (?:do|are|am|is|did|have|has|does) (?:you|i|we|this|it|they)\b.*\b(?:remind\w*|"
    r"chas\w+|ask\w*|"
    r"nag\w*|email\w*|hassl\w+|getting|listed|still (?:on|here|open|there|outstanding))\b",
    r"^(?:so |but |and |please )?(?:can|could|would|will) you (?:please |just )?(?:confirm|let me know|check) "
    r"(?:that |if )?"
    r"(?:you|they|it|this) (?:have |has |had )?(?:got|get|received|seen|arrived|came through|reached you)\b",
    r"^(?:so |but |and )?(?:did|do|have) you (?:get|got|see|receive|received|have|need|want) (?:it|them|this|my "
    r"\w+|a copy|"
    r"anything else|the \w+)\b",
    r"^(?:so |but |and )?(?:does|do|would|is) (?:anyone|anybody|you|they|somebody|someone) (?:else )?(?:need|"
    r"want|like)\w*\b",
    r"^(?:i |we )?thought (?:i|we) (?:had |have )?(?:already )?(?:told|said|replied|confirmed|mentioned)\b",
    r"^(?:i |we )?thought (?:this|it|that|this one|that one) (?:had|was|has)(?: already)?(?: been)? (?:already "
    r")?(?:closed|"
    r"ticked off|taken off|crossed off|signed off|removed|marked off)(?: already| off)*\W*$",
    r"^(?:have|did) (?:i|we) not (?:already )?(?:told|tell|say|said|mention\w*|replied|reply|let)\b",
    r"^(?:what|again|really|seriously|what again|eh|pub|tea|coffee|lunch|cake|drinks?|happy now|ok|okay)\W*$",
    r"^(?:so |and )?(?:what is next|what next|anything else)\b",
    # Whether word of it came, or why the list still has it.
    rf"^(?:(?:so|but|and|oh|gosh|sorry|hang on|um|er|surely|also) )*(?:did|have|has|had|can|could|do|does|may|"
    rf"should) (?:not )?(?:i take it )?"
    rf"(?:i|we|you|it|nobody|noone|everyone|no one|someone|the \w+)(?: take it)?(?: that)? ?(?:(?:you|i|we) "
    rf")?(?:(?:did|have|"
    rf"had|not|never|"
    rf"ever|already|even|just) )*"
    rf"(?:{_TELL}|see|seen|saw|get|got|receive|received|miss|missed|notice|noticed)\b(?: (?:my|the|that|an?|last|"
    rf"earlier|previous|"
    rf"first|other|note|message|reply|text|update|answer))*{_NOTHING_TOLD}",
    r"^(?:(?:so|but|and|oh|gosh|sorry|hang on|um|er) )*(?:why |how come )?(?:is|are|was|am i|does|do) ?(?:it|"
    r"this|that|this one|"
    r"that one|you|i|they|these)? ?(?:really |seriously )?(?:still|again) (?:(?:showing|appearing|coming up|"
    r"open|listed|there|here|down|"
    r"up|live|outstanding|on|in|the|my|your|list|system|tracker|books|as|getting|reminders?|mails|e-?mails|about|"
    r"this|it|"
    r"for|me|us)\b ?)+\W*$",
    r"^(?:so |and |but |also )?(?:will|do|did|would|is|are|was|were|have|can) (?:you|there|i|we) (?:be "
    r")?(?:still )?(?:need|want|"
    r"require|require|needing|after|do|get|help with)? ?(?:any ?thing|something|owt) (?:else|more|further)\b[\w ]*\W*$",
    r"^(?:so |and |but |also )?any ?thing (?:else|more|further)\b[\w ]*\W*$",
    r"^(?:is|was|has|have) not (?:this|it|that)(?: one)? (?:already |now |been )*(?:closed|ticked off|taken "
    r"off|off (?:the|your) list|"
    r"done|finished|sorted)(?: already| by now| off|\s?(?:on )?‹d\d+›)*\W*$",
    r"^(?:did|do|have|are) you\W*$|^(?:remember me|happy|all good|satisfied|guess what)\W*$",
    r"^(?:do|did|have|had|are|were|is|was|how|will) (?:you|your \w+|everyone|(?-i:[A-Z][a-z]+))\b(?: (?!(?:it|"
    r"this|that|one|them|these|"
    r"done|finished)\b)[\w']+){0,6}? (?:sleep|rest|holidays?|hols|week|weekend|home|well|better|christmas|"
    r"easter|time off|spain|"
    r"france|ok|okay|evening|night|break|trip|journey|summer)\b[\w ]*\W*$",
    r"^how (?:is|was|are|were|did) (?!(?:it|this|that|these|the action)\b)(?:[\w']+ ?){1,3}\W*$",
    # Who comes, who brings the cakes, how somebody is.
    r"^(?:so |and |but |also |ps )*(?:are|will|were|is) (?:you|we|i|everyone|\w+)(?: still| all| both| be)* "
    r"(?:coming|going|around|free|"
    r"about|there|at|up for|in|well|ok|alright|all right)\b(?! to (?:do|close|finish)\b)(?!.*\b(?:it|this|"
    r"that|these|them|done|"
    r"finished)\b)",
    r"^(?:so |and |but |also |ps )*(?:shall|should|can|will|could) (?:i|we|you|someone|somebody) (?:bring|"
    r"make|get|fetch|pick up) "
    r"(?:(?:the|some|my|a|your|any) )*(?:cakes?|biscuits?|milk|tea|coffee|lunch|wine|sandwiches|mince pies|"
    r"drinks?|teas)\b",
    r"^(?:so |and |but |also |ps )*how (?:is|are|was|were|did|do) (?:you|your|the|things|"
    r"everyone)\b(?!.*\b(?:it|this|that|done|"
    r"action)\b)",
)
ASIDE = any_of(
    # Copies for who asks, proof of what is done, what one thinks of one's work, what one hopes never to see again.
    r"^(?:if (?:anyone|anybody|any of (?:you|them)|you|they|people|somebody|someone|folks?|the \w+)(?: else)?|"
    r"(?:anyone|anybody|"
    r"whoever|people|those)(?: who)?) (?:wants?|needs?|would like|fancies|prefers?|asks? for|is after) (?:(?:the|an?|"
    r"any|some|"
    r"more|paper|printed|spare|extra|hard|their|a paper|for) )*(?:cop(?:y|ies)|receipts?|leaflets?|photos?|pictures?|"
    r"details|"
    r"one|link|password|keys?|evidence|proof|lift|information|info|leftovers?|spares?|recipe|invoice|proof of it)\b"
    r"(?!.*\b(?:when|once|printed|ready|until|finish\w*|done|chang\w+)\b)",
    r"^(?:(?:see|got|with|have|here is|and) )*(?:(?:the|a|an|some) )*(?:photos?|pics?|pictures?|receipts?|evidence|"
    r"screenshots?|"
    r"selfies?|scars|blisters|t-shirt)\b(?: (?:attached|below|enclosed|here))* ?(?:to (?:prove|show for) it|as "
    r"(?:evidence|proof))"
    r"\W*$",
    r"^not (?:exactly |really |quite )?(?:my|our|the) (?:best|finest|prettiest|neatest|tidiest|greatest|smartest|"
    r"proudest) ?"
    r"(?:work|job|effort|hour|handiwork|result|moment)?\W*$",
    r"^(?:it |that |which )?will (?:have to )?(?:do|suffice|serve)(?: (?:the (?:job|trick)|nicely|us|me|fine))*\W*$",
    r"^(?:it |that |i )?will not win (?:any|a|me|us)\b",
    r"^(?:and )?(?:hopefully|i hope|here is hoping|let's hope|let us hope)(?: (?:that|it|this))?(?: (?:is|was|will "
    r"be))? ?(?:for )?"
    r"(?:the last (?:time(?!.*\b(?:before|until|till) )|"
    r"(?:we|i|you) (?:ever )?(?:hear|see)|of it\W*$)|never (?:again|to (?:be )?\w+)|(?:that |it "
    r")?keeps (?:them|"
    r"everyone|him|her|you) (?:happy|quiet))",
    r"^(?:about )?(?:the|that|my|any) (?:\w+ )?(?:extension|extra (?:time|days?|weeks?|fortnight|month))(?: that)? "
    r"(?:i|we) (?:had )?"
    r"(?:asked|requested|wanted|begged)(?: for)?\W*$",
    r"^(?:(?:forget|scrap|ignore|cancel|never mind) )(?:the|that|my|any) (?:\w+ )?(?:extension|extra (?:time|days?|"
    r"weeks?|fortnight|"
    r"month))\b[\w ]{0,20}$",
    r"^(?:i |we )?(?:am|are|will be|shall be) (?:now )?(?:on leave|away|on holiday|on annual leave|out of "
    r"(?:the )?office|off)\b",
    r"\bnext time\b",
    r"^(?:and )?(?:i |we )?(?:never|do not|hope never) (?:ever )?want to (?:see|hear|do|look at|think about|"
    r"touch)\b.*\b"
    r"(?:again|another|ever)\b|^never again\b",
    r"^do not ask (?:me )?(?:how|why|what)\b|^with no (?:help|thanks) (?:from|to)\b|^(?:although |though )?i "
    r"(?:nearly|almost) forgot\b",
    r"^(?:although |though )?i say so myself\b|^(?:you (?:will|would) (?:not|never) believe (?:it|this)|would you "
    r"believe(?: it| this)?|"
    r"believe it or not)\W*$",
    r"^(?:i |we )?never (?:got|had|saw|received) (?:your|the|that|any) (?:\w+ )?(?:e-?mails?|messages?|notes?|"
    r"reminders?|letters?)\b",
    r"^(?:i |we )?(?:had )?forgotten (?:i|we) had (?:even )?(?:agreed|said|offered|volunteered)\b",
    r"^(?:so )?(?:please )?(?:no|stop the|you can stop the) (?:further|more)? ?(?:reminders?|e-?mails|chasers?|"
    r"chasing|nagging|messages|"
    r"nudges?)\b",
    r"^i (?:do not|never|rarely|hardly ever) (?:usually|normally|often|always|generally)\b",
    r"^(?:with |and |there (?:is|was|are|were) )?no (?:\w+ ){0,2}(?:fees?|charges?|costs?|comments?|changes|"
    r"objections?|problems?|"
    r"issues?|faults?|complaints|queries|surprises|damage|defects?|errors?|leaks?|penalty)\b(?: to (?:pay|report|"
    r"make)| found)?",
    r"^(?:(?:all|green light|battery|it|they|which|and) )*(?:is |are |and )*(?:good|valid|in date|covered|safe|"
    r"lasts?|expires?|"
    r"runs?|paid up|due again|next due)(?: again)? (?:until|till|to|through|for|in|on) (?:the )?(?:‹d\d+›|20\d\d)\W*$",
    r"^(?:the |a |our )?new (?:\w+ ){1,2}(?:from|starts?|begins|runs from|applies from|effective)\b[^.]*$",
    r"^(?:i )?(?:do not know|no idea|not sure|can not think|goodness knows|can not understand) (?:why|how) (?:this|"
    r"it|that|"
    r"i|you|the|we)\b",
    r"^(?:i (?:am )?)?(?:not sure|unsure|can not remember|can not recall|do not know|no idea) (?:if|whether) (?:\w+ "
    r"){1,3}?"
    r"(?:ever |already )?(?:told|said|mentioned|let|replied|informed|confirmed|passed|reported)\b",
    r"^in case (?:you|anyone|nobody|no one|\w+) (?:have|has|had|did|missed) ?(?:not )?(?:heard|said|seen|told|"
    r"mentioned|got|"
    r"spotted|noticed|missed|been told|my|the)?\b",
    r"^(?:if|in case) you (?:are|were) (?:still )?(?:wondering|asking|interested|curious|keeping score)\b",
    r"^(?:i |we )?(?:have |had |did )not (?:heard|hear|had|have|seen|receive|received|get|got)(?: anything| a reply| "
    r"any reply)? "
    r"(?:back )?from you\b",
    r"^(?:i |we )?(?:can|could) not (?:open|read|see|find|get into) (?:the|your|that) (?:\w+ )?(?:link|attachment|"
    r"e-?mail|form|"
    r"message|page|portal)\b",
    r"^not that (?:anyone|anybody|you|it matters|i am complaining|i mind)\b",
    r"^(?:it (?:was|is|has been) |that was )?(?:not (?:the |an? |exactly |quite |very |that |so |as |too "
    r")*(?:easiest|easy|quick|"
    r"quickest|simple|simplest|hard|difficult|bad|long|cheap|cheapest|pretty|nice|fun|best|straightforward|ideal)"
    r"|an? (?:\w+ )?bit of an? |a (?:saga|pain|nightmare|slog|struggle|faff|fiddle))\b(?!.*\b(?:done|finished)\b)",
    r"^(?:bit|a bit|something|quite a bit) of an? (?:\w+ )?(?:saga|pain|nightmare|slog|struggle|faff|fiddle|mission|"
    r"job|trek|"
    r"palaver|performance|story|rush|marathon|battle)\b",
    r"^i (?:would|should) have (?:told|said|let|written|replied|answered|been in touch)\b",
    r"^(?!.*\btook (?:the|our|it|them|that)\b.*\bback\b)(?:only |just |it |that |which )*took (?:me |us |"
    r"them )?(?:only |just |about |nearly |over |a mere )*(?:\w+|"
    r"‹d\d+›)(?: of)? ?"
    r"(?:\w+ ){0,2}(?:months?|years?|weeks?|days?|goes|attempts|tries|hours?|calls|visits|emails|trips|evenings?|me|"
    r"‹d\d+›|long)?\b(?!.*\b(?:back|down|away|off)\b)",
    r"^(?:no |one |two |three |four |a few |some |several |\d+ )?(?:quer(?:y|ies)|repl(?:y|ies)|responses?|"
    r"comments?|takers?) so far\b",
    r"^(?:one|two|three|four|five|six|a few|some|several|\d+) (?:\w+ )?(?:have |has )?(?:already )?(?:replied|"
    r"paid|answered|responded|"
    r"signed up|accepted)\b",
    r"^(?:and |it is |they are )?(?:arriving|coming|delivery)(?: is| due| on)* (?:the )?‹d",
    r"^(?:it |they |which )?(?:just |only )?needed (?:a|an|the|some|two|three|new)\b",
    r"^(?:so )?(?:you|they|everyone|everybody|all of you) should (?:all )?(?:now )?(?:have )?(?:had|got|"
    r"received|seen|have|be)\b"
    r"(?! (?:done|finished))",
    r"^not as (?:i|we) (?:would|had|'d)\b|^not the way\b",
    r"\b(?:i )?(?:am )?not sure (?:every\w+|they|people|anyone|you|all) (?:will|would) (?:like|agree|approve|be "
    r"happy|love)\b",
    r"^not everyone will\b",
    r"^(?:and |so )?(?:he|she|they) will (?!finish|complete|do |send|let (?:me|us)|confirm|come back|reply|get "
    r"back|need)\w+",
    r"^(?:and |so )?(?:he|she|they|\w+) (?:says? (?:yes|he|she|they|it is fine)|said yes|(?:is|are|has|have) "
    r"(?:accepted|agreed|"
    r"coming|happy|delighted|pleased|fine|on board|keen)|will be there|(?:can|will) come)\b",
    r"^(?:i |we )?(?:will|shall) bring (?:the |some |my |our )?(?:file|receipts?|photos?|folder|book|notes|copies|"
    r"samples?)\b"
    r"(?!.*\b(?:when|once|until|finish\w*|done)\b)",
    r"\bwill (?:bring|report|present|talk you through|explain|show|table) (?:\w+ ){0,4}(?:to |at |on |in )"
    r"(?:the )?(?:next )?(?:meeting|agm|board|committee|then|‹d\d+›)",
    r"^(?:notes?|receipts?|bill|invoice|details|photos?|pictures?|expenses|paperwork)(?: is| are| will be)? "
    r"(?:to follow|on (?:its|their|the) way|in the post|coming|to come)\b",
    # That one has told before, or failed to: "as I said", "I did say so at the time", "sorry I did not let you know".
    rf"^(?:(?:so|very|really|as|like|and|but|just|well) )*(?:sorry|apologies|apols|my bad|my fault|oops)?,? "
    rf"?(?:(?:i am |pretty |quite )+(?:sure|certain|positive) |if memory serves,? |unless i dreamt it,? |in case |if )?"
    rf"(?:that )?(?:as |like )?(?:i|we) (?:(?:did|do|have|had|already|also|clearly|definitely|even|only|just|"
    rf"should have|meant "
    rf"to|forgot to|"
    rf"not|never|obviously|sure) )*{_TELL}{_NOTHING_TOLD}",
    # What one will not do again, or thinks of it: nothing about whether it is done.
    r"^(?:(?:and|so|but|though|although) )*(?:i |we )?(?:will|shall|would|am|are) (?:not|never) (?:\w+ ){0,6}?(?:again|"
    r"any ?more|in a hurry|another)\W*$",
    rf"^my (?:poor |old )?{_MY_BODY}\b",
    r"^not (?:exactly |really |quite )?(?:my|anyone's|anybody's|everyone's) (?:favourite|fave|best|finest|"
    r"most \w+|cup of|"
    r"idea of|forte|strong point|proudest)\b",
    r"^(?:(?:so|and|there is|there was|you have|absolutely|really) )*no need (?:to|for|of)\b(?!.*\b(?:do|doing|done|"
    r"finish\w*|complet\w+|close)\b)",
    r"^no (?:panic|panics|fear|drama|dramas|stress|biggie|sweat|fuss|bother|hassle|harm|hard feelings|"
    r"sympathy|applause)"
    r"(?: needed| please| required)?\W*$",
    r"^(?:always |only too |more than |just )?(?:happy|glad|pleased) to (?:help|oblige|assist|be of)\b",
    r"^(?:you (?:can|may) )?consider (?:it|this|that) (?:done|sorted|finished)\W*$",
    # Word that did not arrive, and mail and machines that one has no hand for.
    r"^you (?:(?:may|might|must|can|could|will|probably|obviously|clearly|perhaps|not|have|just|simply|"
    r"should) )*(?:seen|missed|got|had|"
    r"received|noticed|overlooked) (?:my|the|that|this|it|our)\b(?: (?:\w+ )?(?:e-?mails?|messages?|notes?|"
    r"reply|replies|text|letter))?"
    r"(?: (?:about|on|of|to|saying|it|this|that|so|then|‹d\d+›))*\W*$",
    r"^(?:i |we )?(?:am |do )?(?:not |never |no |hardly |rarely |only )*(?:(?:check|use|read|look at|do|have) "
    r"(?:my |the |any )?"
    r"(?:e-?mails?|internet|computers?|inbox|broadband|wifi)|(?:very |much |too |any )*(?:good|great|hopeless|"
    r"rubbish|useless|clever|hot) "
    r"(?:with|at|on) (?:e-?mails?|computers?|technology|tech|typing|replying|these things|all this))\b",
    r"^(?:i am )?not (?:very |at all )?sure (?:if |that |whether )?i am (?:doing|using|replying to|filling "
    r"in) (?:this|it) (?:right|"
    r"correctly|properly)\b",
    r"^i (?:(?:did|do|was|have|had|just|am) )*(?:wonder\w*|puzzled|surprised|baffled) (?:why|how come|"
    r"to)\b.*\b(?:getting|still|list|"
    r"reminders?|e-?mails?|open)\b",
    # What it was like, the weather, the week.
    r"^(?:(?:and|but|so) )*(?:it |that |which |this |i |we |they )?(?:could|can|was|were|is|has|would) not "
    r"(?:have )?(?:be(?:en)? )?"
    r"(?:(?:too|very|so|that|more|all|as|any|exactly|a|an) )*(?:bad|hard|cheap|difficult|easy|easier|simple|"
    r"simpler|happier|better|nicer|"
    r"quicker|quick|pretty|fun|straightforward|pleased|prouder|long|tricky|painful|complain|grumble|fault|"
    r"moan|believe(?: it)?)\b(?! to )",
    r"^not that (?:it|i|we|they) (?:was|were|is|am|are) (?:that |very |so )?(?:hard|easy|bad|difficult|"
    r"bothered|complaining|cheap|long|"
    r"bitter|counting)\b|^not (?:too|so) (?:bad|shabby|hard)\b",
    r"^(?:i have |i was |i am )?never (?:been |felt |seen |known |worked )(?:so|such|as)\b|^never (?:doing|"
    r"going|volunteering)\b.*\bagain\b",
    r"^it (?:\w+ ){0,3}?(?:stop\w* )?(?:rain|snow|pour|drizzl|hail)\w*(?: (?:here|all|today|again|since|for|"
    r"‹d\d+›|day|week|down))*\W*$",
    r"^it (?:is|has|was) not (?:been )?(?:a|the|my) (?:good|great|easy|best|happy|nice) (?:\w+ )?(?:week|day|"
    r"month|year|time|morning|"
    r"summer|winter|autumn|spring)\b",
    r"^(?:with |and |there (?:is|was|were) )?no (?:more |further |major |real |other )*(?:concerns?|"
    r"casualties|injuries|"
    r"accidents|tears|tantrums|"
    r"breakages|questions|excuses|arguments|disasters|mishaps|hiccups|leaks)\W*$",
    r"^(?:and )?(?:whether|if|when|what|how)\b(?!.*\b(?:done|finished|works?|sorted|completed?)\b).* (?:is|"
    r"are) (?:another|a different|anyone's|anybody's) "
    r"(?:matter|question|story|guess)\b",
    # What one will tell, whom one greets, and when one meets.
    r"^(?:(?:and|so|but) )*(?:i |we )?will (?:tell (?:you|everyone|all)|explain|show you|fill you in|"
    r"regale)\b(?!.*\b(?:when (?:it|this|"
    r"that)|once|if|finish\w*|done|whether|more)\b)",
    r"^(?:i |we )?(?:can|will|am|shall|could|are)? ?not (?:be able to )?(?:make|come|attend|get to|be "
    r"(?:there|at|in|around|coming)|"
    r"coming|around|in|at|free|available)(?![\w'-])(?: (?:it|to|on|the|this|our|your|next|meeting|agm|session|"
    r"committee|‹d\d+›|for|at|in|there|along|"
    r"either|though|myself|sorry|week|month))*\W*$",
    r"^(?:speak|talk|chat|catch up|more)(?: then| soon| later| again)?(?: (?:on|at|in))?(?: the)?(?: ‹d\d+›| "
    r"next \w+)?\W*$",
    r"^(?:please |do )?(?:say (?:hi|hello|thanks|thank you)|(?:give|send) (?:my |our )?(?:love|regards|best|"
    r"thanks)|(?:tell|give) (?:him|her|them|"
    r"everyone|(?-i:[A-Z]\w+)) (?:i said |my |our )?(?:hi|hello|thanks|thank you|love|regards|best|well done))\b",
    r"^(?:always|as ever|as always)(?: a| my)? (?:pleasure|delight|joy)\b",
    r"^(?:tell|thank) (?:him|her|them|everyone|(?-i:[A-Z]\w+))\W*$",
    r"^do not (?:ask|tell (?:him|her|them|anyone|(?-i:[A-Z]\w+)))\W*$",
    ASIDE_QUESTION.pattern,
)
