"""What people add to a report that takes nothing back from it: absences, offers, grumbles about reminders. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import any_of

#: Questions that ask nothing about whether the action is finished.
ASIDE_QUESTION = any_of(
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
    r"ticked off|marked off)(?: already| off)*\W*$",
    r"^(?:have|did) (?:i|we) not (?:already )?(?:told|tell|say|said|mention\w*|replied|reply|let)\b",
    r"^(?:what|again|really|seriously|what again|eh|pub|tea|coffee|lunch|cake|drinks?|happy now|ok|okay)\W*$",
    r"^(?:so |and )?(?:what is next|what next|anything else)\b",
)
ASIDE = any_of(
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
    r"\bwill (?:bring|report|present|talk you through|explain|show|table) (?:\w+ ){0,4}(?:to |at |on |in )"
    r"(?:the )?(?:next )?(?:meeting|agm|board|committee|then|‹d\d+›)",
    r"^(?:notes?|receipts?|bill|invoice|details|photos?|pictures?) to follow\b",
    ASIDE_QUESTION.pattern,
)
