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
    r"^(?:so |and )?(?:what is next|what next|anything else)\b",
)
ASIDE = any_of(
    r"^(?:i |we )?(?:am|are|will be|shall be) (?:now )?(?:on leave|away|on holiday|on annual leave|out of "
    r"(?:the )?office|off)\b",
    r"\bnext time\b",
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
