"""The words that keep an action open: denial, condition, hearsay, hope, future, part, work under way. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import IT, NOT_NAME, N, any_of

NEGATION = any_of(
    r"\b(?:not|never|no|nope|nothing|nobody|nowhere|none|neither|nor|without|hardly|barely|scarcely|"
    r"unable|undone|unfinished|uncompleted|"
    r"unresolved|unsorted|incomplete|far from|anything but|crossmark|heb|ddim|dim|nid|fail(?:s|ed|ing|"
    r"ure)?|refus\w+|forgot\w*|nah|naw)\b"
)
#: "Had Bob come, ...", "were it up to me, ...".
INVERTED = (
    r"^\W*(?:(?:anyway|sorry|so|well)\W+)*(?:were (?:it|he|she|they|you|i|we)\b|had (?:it|he|she|they|you|"
    r"(?-i:[A-Z])[a-z]+) (?!done|sorted|finished|completed|back|to\b)\w+)"
)
CONDITION = any_of(
    INVERTED,
    r"\b(?:if|unless|until|till|once|whenever|assuming|provided|providing|subject to|depend\w*|"
    r"in case|whether|would|could|might|"
    r"maybe|perhaps|possibly|probably|should|ought|supposed|meant to|in theory|as soon as|as long as|"
    r"otherwise|must|'d)\b",
    r"\bwhen\b(?! (?:i|we) (?:got|was|were|came|saw|visited|spoke|met)\b)",
    rf"\b(?:after|before) (?:it|this|that|we|i|they|you|he|she|{N})\b",
    r"\bthen (?:it|this|that|we|i) (?:is|are|am)\b",
    r"\b(?:can|may) be (?:done|completed|finished|sorted)\b",
)
HEARSAY = any_of(
    r"\b(?:disagrees?|begs? to differ|is not convinced|says? otherwise|another story)\b",
    r"\bwrong (?:e-?mail|message|thread|chat|window|reply|reminder)\b|^\W*ignore\W*$|\b(?:ignore|disregard) (?:this|"
    r"that|me)\b",
    r"\b(?:to|from|if) (?:the best of )?(?:my |our )?(?:memory|knowledge|recollection)\b",
    r"\b(?:i|we) (?:was|were|am|are|have been|had been|got) (?:assured|informed|advised|promised|led to believe)\b",
    r"\bwith (?:any |a (?:bit|little) (?:of )?|some )?luck\b",
    r"\b(?:usually|normally|always|regularly|routinely|annually|periodically|rolling basis|"
    r"ongoing basis|regular basis)\b",
    r"\bin (?:19|20)\d\d\b",
    r"\blast time\b",
    r"\bin (?:my|your) dreams\b|\b(?:kidding|joking|april fools?|dream on|yeah right|as if|whatever)\b",
    r"\b(?:think|thinks|thought|believe\w*|assum\w+|presum\w+|guess|suppose\w*|suspect|reckons?|"
    r"understand|imagine|expect\w*|hear|heard|according|tell|glad|"
    r"told|tells|says?|said|claim(?:s|ed)? (?:that|it|this|to|he|she|they)|apparently|supposedly|allegedly|"
    r"seem\w*|appears?|sounds like|"
    r"looks like|aware|afaik|gather|"
    r"hop(?:e|ed|es|ing|eful|efully)|fingers crossed|wish\w*|pretend|imo|surely|technically|"
    r"in principle|basically|virtually|as good as(?! new)|"
    r"give or take|in a manner of speaking|so to speak|loosely speaking|"
    r"effectively|sort of|kind of|kinda|consider it(?! (?:closed|completed?)\b)|rumou?r|promised|pretty sure|fairly "
    r"sure|"
    r"quite sure|meant|wonder\w*|doubt\w*|ideally|want\w*|"
    r"as far as i know|far as i can|pretty much|more or less|reportedly|like to|likely|"
    r"almost certain\w*|in my head|seemingly)\b",
    rf"\b(?:he|she|they|{NOT_NAME}(?-i:[A-Z][a-z]+))(?: has| have)? (?:confirm\w*|assure\w*|inform\w*|"
    rf"advise\w*|report\w*)\b",
)
FUTURE = any_of(
    r"\b(?:will|shall|going to|gonna|about to|to be|to follow|soon|shortly|later|asap|eventually|"
    r"in due course|at some point|when i can|"
    r"to (?:make|write|post|finish|complete|sign|send|go)|let me|being|getting|yet to|still to|"
    r"remains? to|have to|has to|need\w*|plan\w* to|aim\w* to|"
    r"intend\w* to|try\w* to|due to|ready to|wait\w*|await\w*)\b",
    r"\b(?:get|have|see|make sure|ensure|want) (?:it|this|that|them|these|everything|things|"
    r"all) (?:\w+ )?(?:done|completed|finished|sorted|closed)\b",
    r"\bbe (?:\w+ )?(?:done|completed|finished|sorted|actioned)\b",
    r"\bwould\b",
)
PARTIAL = any_of(
    r"\b(?:half|halfway|partly|partially|(?<!as )(?<!on my )(?<!for my )(?<!on our )part|parts|mostly|most|some(?! "
    r"(?:lovely|great|nice|good|super|smashing)\b)|few|"
    r"(?<!every )(?<!every last "
    r")(?<!every single )bits?(?! of an?\b)|deposit|"
    r"first (?:version|round|cut|pass|attempt|draft|half|"
    r"part|stage|phase|batch|bit|section|step)|draft|drafted|(?<!the )stage|phase|"
    r"so far|bar|except|apart from|minus|other than|save (?:for|the|a|my|our|his|her)|barring|all but|only(?! "
    r"just\b)|for now|to a point|in part|"
    r"everything else|majority|bulk|thirds?|quarters?|main (?:part|bit|thing)|(?<!my )(?<!our )(?<!your )(?<!their "
    r")side|aspect|element|portion|ish|after a fashion|"
    r"up to a point|exceptions?|"
    r"what (?:i|we) can|as far as|to go|one (?:more(?! thing (?:done|off|ticked|finished|sorted))|last(?! thing "
    r"(?:on|at|in|last|‹))|final)|"
    r"another (?!one\b)|give me)\b",
    r"\b(?:just|only) (?:the|an?|one|my|our|some|two|three) (?:\w+ ){1,3}to \w+",
    r"\bleft\b(?=\s*(?:$|[,.!]|to\b|over\b))",
    r"‹q\d+›",
)
NEARLY = any_of(
    r"\b(?:nearly|almost|close to|not far off|nigh on|near(?:ing)? (?:done|completion|complete|"
    r"the end)|(?:as )?good as(?! new)|practically|more or less|near as|near enough|pretty much|just about|virtually)\b"
)
_A_THING = (
    r"(?:the |our |my )?(?!(?:it|this|that|these|those|they|everything|all|one|i|we|you|he|she|action|task|item|job|"
    r"work)\b)"
    r"[a-z][\w-]*(?: (?!is\b|are\b)[\w-]+)?"
)
NOT_DONE = any_of(
    r"\b(?:fib|lie|untruth|porky|lying|fibbing|exaggeration|untrue|dishonest)\b.*\b(?:say|said|saying|claim|tell|"
    r"told)\b",
    r"\b(?:sent|went|gone|posted|e-?mailed|gave|given|delivered|addressed)\b.*\bto the wrong\b",
    r"^whoever (?:ticked|marked|closed|put|said|told)\b.*\b(?:optimistic|wrong|mistaken|dreaming|lying|hasty|early|"
    r"soon|"
    r"misled|misinformed)\b",
    r"\b(?:gone|went|slipped|clean) (?:\w+ ){0,2}out of my (?:head|mind)\b",
    r"\bnever (?:been )?(?:carried out|done|finished|completed|sorted|sent)\b(?! (?:so|such|a|any|it (?:so|"
    r"quicker))\b)",
    r"\bnot (?:\w+ ){0,4}?(?:yet|done|complete\w*|finish\w*|sort\w*|action\w*|start\w*|beg[au]n|"
    r"happen\w*|managed?|got(?:ten)?|had|been|ready|able|possible|made|heard|time|chance|do|achieved|"
    r"resolved|closed|progress\w*|gone|sent|going|have|mark|close|tick|book\w*|here|there|it|this|"
    r"look\w*|touch\w*|tackl\w*|attempt\w*|open\w*)\b",
    r"\b(?:no|nope|nah)\b(?: (?:progress|movement|news|joy|luck|update|time|chance|not|sorry|afraid|"
    r"change))?\s*(?:$|[,.]| (?:on|to|yet|as|so|with|from|i|there|it|but|-))",
    r"^\s*(?:no|not|nope|nah|never|crossmark|not (?:yet|quite|really|entirely|exactly|fully))\s*$",
    r"\b(?:undone|unfinished|incomplete|uncompleted|unresolved|unpaid|unsent|unsigned|unbooked)\b",
    r"\bbounced\b",
    r"\b(?:gave|given) up\b(?! (?:my|our|the|his|her|their|time)\b)|\brang out\b|\bcut (?:me |us )?off\b|\bon hold\b",
    r"\bbeyond (?:me|us)\b",
    r"\bkeeps? (?:missing|forgetting|putting)\b",
    r"\b(?:did|has|have|had) not (?:turn(?:ed)? up|show(?:ed|n)? up|come\b|came|arrived?|materialised?|worked?\b)",
    r"\b(?:was|were) (?:shut|locked|engaged) when\b",
    r"\bif only\b",
    r"^still (?:all )?(?:broken|blocked|shut|missing|leaking|dripping|there)\b",
    r"^still no\b",
    r"\bought to have been (?:done|finished|completed|sorted)\b",
    r"\b(?:i )?meant (?:the other|another|a different|not)\b",
    r"^(?:please )?(?:keep|leave) (?:open|outstanding)\b",
    r"\b(?:was|were) due to (?:meet|see|do|finish|send|start|happen|be)\b",
    r"\b(?:will|would) not (?:talk|speak|reply|answer|respond|let|see|return|agree)\b",
    r"\b(?:i )?wish (?:i|we|it|this) (?:could|was|were|had)\b",
    r"\bkeep (?:meaning|intending|trying) to\b",
    r"\bbottom of (?:the|my) (?:pile|list|in-?tray)\b",
    r"\b(?:outstanding|overdue|slipped|slipping|delayed|stuck|blocked|stalled|on hold|parked|behind|"
    r"forgot\w*|not yet|lapsed|pending(?! \w))\b",
    r"\byet to\b",
    r"\b(?:far from|nowhere near|anything but|not even)\b",
    r"\b(?:unable|failed|too busy) to\b",
    r"\bfail\w*\b",
    r"\bnever (?:got|did|happened|managed|started)\b",
    r"\bnothing (?:has |have |is )?(?:been )?(?:done|happened|yet|to report|so far)\b",
    r"\bdone nothing\b",
    r"^(?:\W|sorry |but )*(?:regrettably|unfortunately|sadly|alas|afraid|i am afraid) not\b",
    r"\bdropped the ball\b|\b(?:sitting|gathering dust) on my desk\b|\bhas not moved\b|\bashamed to say\b(?! "
    r".*\b(?:done|finished)\b)",
    r"\b(?:zero|little|no real|no further|nil) progress\b|\bnothing doing\b|\bno (?:further )?(?:on|forwarder)\b",
    r"\bas far as (?:it|this|that|i|we) (?:has|have) got\b",
    r"^nothing (?:on|for|with|from) (?:the )?‹n\d+›",
    r"^‹n\d+› (?:is )?(?:stuck|blocked|parked|stalled|nowhere|open|outstanding|still open|remains? open|stays? open)\b",
    r"\bslipped my mind\b",
    r"\b(?:still|remains?) (?:open|outstanding|to (?:do|be done))\b",
    r"\brun(?:ning)? (?:late|out of time)\b",
    r"\b(?:ran|run) out of time\b",
    r"\b(?:heb|ddim|dim) (?:\w+ ){0,2}(?:eto|wneud)\b",
    r"\b(?:is|has|was|are|have|were|does|did|had|could) not\s*(?:$|[,.])",
    r"\bno(?:thing|ne)? (?:\w+ )?yet\b",
    r"\bgot (?:away|left) (?:from|behind)\b",
    r"\b(?:fell|fallen) through\b",
    rf"\b(?:keep|leave) {IT} (?:as )?(?:open|outstanding|active|live|on (?:the|my|your) list)\b",
    r"\b(?:was|were) (?:supposed|meant) to (?:be|have been) (?:\w+ )?(?:done|finished|completed|sorted)\b",
    rf"^not (?:the )?{N}\s*$",
    r"\beverything (?:but|except|bar|apart from|other than) (?:this|that|it)\b",
    r"\bback to (?:square one|the drawing board)\b",
    r"\b(?:would|could) have (?:\w+ )?(?:done|finished|completed|sorted)\b",
)
IN_PROGRESS = any_of(
    r"\blet me (?:just |first |double[- ]?|quickly )*(?:check|look|ask|confirm|see|find out|make sure)\b",
    r"\bgoing (?:up|down|over|round|in|out|back) to (?:look|check|see|do|finish|fix|measure|ask)\b",
    r"\bon the go\b",
    r"\bpending \w+",
    r"\bon order\b",
    r"\bno (?:answer|reply|response)\b",
    r"^(?:(?:just|now|still|will be) )*(?!being|having|doing|seeing|hoping|thinking|expecting)\w+ing (?:it|them|"
    r"this|these)\b",
    r"\bleft (?:her|him|them|a|another|\w+ a) (?:\w+ )?(?:voice ?mail|message|note)\b",
    r"\bin my head\b",
    r"^\w+ing (?:it |them |this |these )?(?:on |in |at )?(?:the )?‹d\d+›",
    r"^(?-i:[A-Z][a-z]+) to (?:check|confirm|sign|approve|finish|complete|review|follow|send|chase|do)\b",
    r"\bin the (?:process|middle|midst) of\b",
    r"\bdraft (?:is )?(?:attached|enclosed|ready)\b",
    r"\b(?:just|only|still) needs? \w+ to\b|^needs? \w+ to\b",
    r"\bin (?:progress|hand|train|process|motion|the works|the pipeline)\b",
    r"\bunder ?-?way\b",
    r"\bon ?to it\b",
    r"\bon (?:it|the case|track|my (?:list|to do list|desk|radar)|with it|target|schedule|course)\b",
    r"\bwork(?:ing|ed)? (?:on|through|in progress|with)\b",
    r"\bwip\b",
    r"\bbeing \w+",
    r"^(?:(?:it|this|that) is |currently |now |all |draft is |still )*with (?!help|thanks|love|pleasure|apologies|"
    r"regret|relief|delight)(?:the )?\w+",
    r"\bneeds? (?:to be )?\w+(?:ing|ed)\b",
    r"\bsubject to\b",
    r"\bin (?:the|my) diary\b",
    r"\b(?:of|up|along) the (?:way|hill) (?:through|there|along|with)\b",
    r"\bhalf ?way (?:up|through|along|down|there)\b",
    r"\b(?:steady|good|some|slow) progress\b",
    r"\b(?:quotes?|info\w*|copies|copy|details?) requested\b",
    r"\b(?:have|i) requested\b",
    r"\bleft to do\b",
    r"\bi have got (?:this|it)\b",
    r"\b(?:have|has) ordered\b|^ordered\b",
    r"\bget(?:ting)? (?:there|on with|it done|round to|this done|to it|them done)\b",
    r"\bstart(?:ed|ing)\b",
    r"\bbegun\b",
    r"\b(?:made|making|make) (?:a start|headway|inroads)\b",
    r"\bfinishing touches\b|\bslowly but surely\b|\bmid-?way\b|\bthrough the (?:first|second)\b|\bplodding|"
    r"\bplough(?:ing|ed) "
    r"(?:on|through)|\bchipping away|\bplugging away|\bgetting there\b",
    r"^(?:have|got) (?:it|this|that) (?:on|in) (?:my|the|hand)\b",
    r"\b(?:am|are|is) \w+ing (?:it|this|that|them)\b",
    r"\bhaving (?:it|this|that|them|(?:the|our|my) [\w ]{2,20}?) \w+(?:ed|ne|wn|ten|t)\b",
    r"\b(?:ball rolling|wheels? (?:are |is )?(?:in motion|turning)|irons? in the fire|put out feelers|knee[- ]deep|"
    r"in the throes|"
    r"in the queue|the thick of it)\b",
    r"\bdrafted\b",
    r"\bdrafting\b",
    r"\b(?:finishing|tidying|wrapping|writing|typing|sorting|polishing|rounding) "
    r"(?:it |this |that |them |things )?(?:off|up|out)\b",
    r"\b(?:to go|left|to (?:do|finish|complete|sort|add))\W*$",
    r"^(?:it |this |that |which )?(?:usually |normally |will )?takes? (?:about |around |up to )?(?:the )?‹d",
    r"^(?:i )?(?:must|ought to|really should) (?!have\b)\w+",
    r"^(?:collating|compiling|applying|reviewing|amending|preparing|drafting|researching) ",
    r"\bapplied for\b",
    r"\b(?:am|are) (?:all |both |now |still |currently )?(?:meeting|seeing|talking|speaking|looking|discussing|working|"
    r"choosing|deciding|comparing|considering|checking|finalising|visiting)\b",
    r"^(?:choosing|deciding|comparing|considering|checking|reviewing|chasing|collecting|gathering|visiting) ",
    r"\bneeds? (?:one|a|an|another|two|some|only|just)\b",
    r"\bchas(?:ed|ing)\b",
    r"\b(?:a)?wait(?:ing|s)?\b",
    r"\bongoing\b",
    r"\blooking (?:at|into)\b",
    r"\bleave (?:it|this|that) with me\b",
    r"\bto (?:follow|come)\b",
    r"\bto be \w+",
    r"\b(?:hope|hoping|plan|planning|aim|aiming|intend|intending|try|trying|going|about|expect|"
    r"expecting|need|needs|want|happy|due|ready|continuing|like|have|has|got) to\b",
    r"\bwill\b(?! not\b)",
    r"\bshall\b(?! not\b)",
    r"\bshould (?:be|have|get|hear)\b",
    r"\bi can (?:do|get|start|look|have|sort|try)\b",
    r"\bsoon\b",
    r"\bshortly\b",
    r"\basap\b",
    r"\bcarr(?:y|ies|ying) on\b(?! (?:the|my|our|a)\b)",
    r"\b(?:second|third|final|last|next|other|top) (?:\w+ ){1,2}(?:goes|comes|starts|arrives|follows|happens|is due)\b",
    r"^(?:the |then )?(?!what|next|who|hi)\w+(?: \w+)? next\W*$",
    r"\bjust need\b",
    r"^come ‹d",
    r"\bneeds? (?:the|his|her|their|my|your|our|[\w]+'s)\b",
    r"\bnot (?:called|rung|phoned|got|come|written|replied|responded|answered|acknowledged|emailed)(?: me| us|"
    r" back| to| yet)*\W*$",
    r"\bon with (?:it|this|that|these|them)\b",
    r"\b(?:continu(?:es?|ing)|proceeds?|proceeding|advanc(?:es|ing)|rumbles on|rolls on)\b(?! (?:to be "
    r")?(?:until|till|due)\b)",
    r"\b(?:plod|press|push|plough|soldier|crack|beaver|slog|hack|batter|bash|chip|plug|slogg|plodd)(?:s|ing)? "
    r"(?:on|away|at|"
    r"ahead|through)\b",
    r"\b(?:well|some way|a fair way|most of the way|part way) (?:in|into|along|advanced|on)\b",
    r"\bpart ?-?way\b",
    r"\bhalf ?-?way\b",
    r"\bmaking progress\b",
    r"\bin (?:discussions?|talks|touch|negotiations?) with\b|\b(?:is|are) coming in\b|\bgot (?:someone|somebody|a "
    r"man|people) \w+ing\b",
    r"\b(?:in|back|done|received|replied|had) so far\b",
    r"\bprogress(?:ing|ed)\b",
    r"\bstill (?:\w+ing|on|at|doing|to|with)\b",
    r"\bconsider it (?:done|sorted)\b",
    r"\bi am (?:doing|dealing|sorting|finishing|finalising|arranging|organising|writing|preparing|"
    r"meeting|seeing|contacting|getting|making|sending|speaking|waiting|doing)\b",
    r"^\s*(?:(?:currently|presently|busy|still|now|just) )*(?:doing|dealing|sorting|finishing|finalising|"
    r"arranging|organising|writing|preparing|"
    r"meeting|seeing|getting|sending|speaking) ",
    r"\b(?:asked|contacted|emailed|written to) (?:\w+ ){0,6}?(?:for|to|about|asking|again)\b",
    r"\b(?:spoken|spoke|rang|rung|phoned|called) (?:\w+ ){0,6}?(?:about|again|asking)\b",
    r"\bgoing (?:well|ok|fine|on|slowly|ahead)\b",
    r"\bcoming along\b",
    r"\bmoving (?:along|forward|on)\b",
    r"\bi (?:have )?booked (?:\w+ )?(?:a )?meeting\b",
    r"\b(?:watch this space|bear with)\b",
    r"\bwill do\b",
    r"\bthen (?:it|this|that) is (?:all )?(?:done|complete|finished|sorted|closed|it)\b",
    r"\bdoing (?:it|this|that) (?:now|today)\b",
    r"\bin my diary\b",
    r"\bgot (?:a )?(?:date|quote)s? (?:for|in)\b",
)
#: "Not something I could do while I was away", "not possible over the summer": over once it is finished.
HINDERED = any_of(
    r"^\W*(?:(?:it|this|that) )?(?:was )?not (?:\w+ ){0,2}?(?:something|a thing|anything|one|possible|feasible|"
    r"practical|practicable|easy)\b(?: (?:that )?(?:i|we) (?:could|was able to|were able to)(?: have)?(?: \w+){1,2}?)? "
    r"(?:(?:while|whilst|when|because|since) (?:\w+ ){1,4}?(?:was|were|had)\b|"
    r"(?:over|during|before|in) (?:the|my|our) (?:\w+ )?(?:summer|winter|spring|autumn|holidays?|leave|break|"
    r"half[- ]term|term|school|hols|snow|storm|frost)\b|(?:in|during|over|before) ‹d\d+›)"
)
#: "A coat of varnish and that's it finished": what stands before it is still to do.
REMAINDER = any_of(
    r"^\W*(?:just |only )?(?:an?|one|two|three|another|some|a few|the last) (?P<what>[^,.;:!?]{2,50}?),? and (?:then "
    r")?(?:that|it|this|everything) is\b"
)
#: "The poster is done, the flyer is not", "done inside, not out".
ONE_NOT_THE_OTHER = any_of(
    rf"^\W*(?:{_A_THING}) (?:is|are|has been|have been) (?:now |all )*(?:done|finished|completed?|sorted|sent|"
    rf"written|up|in|\w+ed),? "
    rf"(?:but |and )?(?:{_A_THING}) (?:is|are|has|have) not(?: yet)?\W*$",
    r"^\W*(?:all )?(?:done|finished|sorted|completed?) (?!\w+ly\b)\w+, (?:but )?not (?!\w+ly\b|yet\b|quite\b|"
    r"really\b)\w+\W*$",
)
#: "The last page to do and then it's done": nothing is yet.
THEN_DONE = any_of(r"\b(?:and|,)? ?then (?:it|this|that) is (?:all )?(?:done|complete|finished|sorted|closed|it)\b")
#: It was done, and is no more.
UNDONE = any_of(
    r"\b(?:work|job|thing|task|deed|it) (?:was|has|had)(?: actually| really| in fact)* never (?:actually |really |"
    r"been )*"
    r"(?:carried out|done|finished|completed|started|touched)\b",
    r"\bback to (?:square one|the drawing board)\b",
    r"\b(?:has|have|is|are|then|since|now|just) (?:since |now |then |just )?(?:pulled|dropped|backed|cried) "
    r"(?:out|off)\b|"
    r"\bchanged (?:his|her|their) minds?\b",
    r"\b(?:it|they|this|that|which|one) (?:\w+ )?(?:came|come|was|were|got|been|has been) (?:back|rejected|"
    r"refused|turned down|declined|"
    r"thrown out|sent back)\W*$",
    r"\b(?:rejected|refused|turned down|undid|binned|threw out) (?:it|them|this)\b",
    r"\b(?:it|they|this|that) (?:is |are )?still (?:(?!(?:works|looks|stands|holds|says|shows|lists|counts|"
    r"appears|comes|was|does|has|needs|"
    r"gets|feels|smells|is|makes)\b)\w{3,}s|broken|loose|leaking|dripping|blocked|stuck|faulty|wonky|failing)\b",
    r"\b(?:it|they|this|then|which|one) (?:then |since |all |has |have )*(?:came|come|fell|fallen|dropped|blew|blown|"
    r"slipped) (?:away|off|down|apart|loose|undone|over|out)\b",
    r"\b(?:is|are|has|have|it is|been) (?:\w+ing|broken|loose|blocked|gone|down|failed|stopped|wobbly|back) again\b",
    r"\b(?:had to|needs? to|will have to|must) (?:take (?:it|them|this) down|redo|do (?:it|this) (?:all )?again|"
    r"start (?:again|over)|"
    r"come (?:back )?again|be redone)\b",
    r"\b(?:sent|come|came|handed|given) (?:it |this |them )?back (?:to be|for|to me)\b|\bstarting again\b|\bback to "
    r"the start\b",
)
#: "The letters are written but not posted": something is there, the deed is not.
PREPARED = any_of(
    r"\b(?:is|are|was|were|has been|have been) (?:all |now |both )*(?:written|prepared|ready|designed|"
    r"drafted|printed|packed|addressed|chosen|made|built)\b"
)
