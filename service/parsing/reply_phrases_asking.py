"""The phrases by which people ask, refuse, name somebody else, want another date or take a closing back. Data only.

Matched in any case on words made plain by reply_text: contractions written out, dates as ‹d0›, items as ‹n0›.
"""

from __future__ import annotations

from service.parsing.reply_phrases import IT, NOT_NAME, PERSON, N, any_of, each_of

STOP_REMINDERS = any_of(
    r"\bunsubscribe\b",
    r"\b(?:stop|cease|quit|no more|turn off|switch off|cancel|mute) (?:\w+ ){0,3}?(?:remind\w*|"
    r"chas\w*|nag\w*|email\w*|e-mail\w*|messag\w*|notif\w*|mailing\w*)",
    r"\bdo not (?:remind|email|chase|nag|message|send)(?: me)?\b",
    r"\b(?:take|remove) me (?:off|from)\b(?! (?:this|that|the) (?:action|task|item|one)\b)",
    r"^stop\s*$",
    r"\bstop (?:sending|emailing|reminding|chasing|nagging|these)\b",
)
REOPEN = any_of(
    r"\bre-?open\w*",
    rf"\bopen {IT} (?:back up|up again|again)\b",
    r"\b(?:replied|said|marked|closed|ticked|clicked|answered) (?:\w+ ){0,4}?(?:the |a )?wrong (?:one|message|"
    r"action|item|"
    r"e-?mail|line|reminder|number|mail)\b",
    r"\b(?:closed|marked|ticked(?: off)?|completed) (?:\w+ ){0,4}?(?:by mistake|in error|too (?:soon|"
    r"early)|prematurely|by accident|accidentally)\b",
    r"\b(?:mistakenly|accidentally|wrongly|prematurely) (?:closed|marked|ticked)\b",
    r"\bnot (?:\w+ ){0,3}after all\b",
    r"\bun-?(?:close|tick)\b",
    r"\bundo (?:that|it|this|the)\b",
    r"\b(?:spoke|replied|answered|wrote|responded|e-?mailed|ticked|said (?:so|it|that)) (?:far |much |rather |a (?:bit|"
    r"little) )?too (?:soon|early|quickly|hastily|fast)\b",
    r"\b(?:i|we) (?:was|were) (?:far |much |rather |a (?:bit|little) )?(?:too |over)-?(?:hasty|quick|eager|"
    r"optimistic)\W*$",
    r"\b(?:put|set|move|change|mark|switch|take|turn) (?:\w+ ){0,4}?(?:back )?(?:to (?:open|outstanding|not done|to "
    r"do|active|"
    r"live)|on (?:to )?(?:the|my|your) (?:to ?do )?list|off the (?:done|finished|closed) (?:pile|list))\b",
    r"\b(?:hit|pressed|clicked|typed|sent|said|replied|put|marked) (?:\"|')?(?:as )?(?:done|closed?|finished|"
    r"complete)\b.*\b(?:by "
    r"(?:accident|mistake)|in error|too (?:soon|early)|accidentally|bounced|undone|come back|came back|not)\b",
    r"\b(?:marked|shown|showing|listed|down) as (?:done|closed|complete|completed|finished) (?:in error|by mistake|"
    r"wrongly)\b",
    r"\bcorrection\W+not\b|\bmeant (?:to say )?not\b",
)
#: An earlier message is not to count; what counts instead is said behind it.
SET_ASIDE = any_of(
    r"\b(?:ignore|disregard|scrap|scratch|strike|forget) (?:my|that|the|what i said|me)(?: (?:last|previous|earlier|"
    r"other|first|message|email|reply|note)){0,3}\b",
)
#: ... and what it had said was that the action was finished.
CLOSED_BEFORE = any_of(
    r"(?<!not )(?<!not been )(?<!not be )(?<!un)\b(?:done|finished|completed?|closed|sorted)\b(?! (?:yet|by)\b)",
)
#: "I said done on Monday but it was not": the closing is taken back in the same breath.
SAID_DONE = (
    r"(?:said|told (?:you|them|everyone)|wrote|replied|reported|answered|put|claimed|marked|called)(?: that)?"
    r"(?: (?:it|this|that|this one|‹n\d+›))?(?: (?:is|was|as|had been|all))* [\"']?(?:done|finished|completed?|closed|"
    r"sorted)\b"
)
TAKEN_BACK = any_of(
    rf"\b(?:i|we) {SAID_DONE}.*(?:\bbut\b|,|\s-\s).*\b(?:is|was|has|had|are|were) not(?: (?:yet|been|actually|really))*"
    r"\W*$",
)
QUESTION_START = any_of(
    r"^(?:sorry |so |and |but )*which (?!i\b|we\b|he\b|she\b|they\b|you\b|it\b|is\b|are\b|was\b|has\b)(?:\w+ "
    r"){1,2}(?:was|is|are|were|do|did|does)\b",
    r"^(?:so |and |but |sorry |hi |also |just |ok |well )*(?:who|what|when|where|why|how|which|"
    r"whose)\b (?:is|are|was|were|do|does|did|has|have|can|could|should|will|would|exactly|about|date|"
    r"action|one|of|to|if|am|many|much|long|actually)\b",
    rf"^(?:so |and |but |sorry |hi |also |just |ok |well |please )*(?!did (?:it|this|that|these|those|"
    rf"{N})\b(?! (?:get|happen|go|come|ever|work|arrive|not|need|make)\b))(?!have (?:it|this|that|the)\b)(?:is|are|"
    rf"was|were|has|have|"
    rf"did|do|does|can|could|should|shall|would|will|may|am) (?:it|this|that|i|you|we|there|the|they|"
    rf"he|she|someone|somebody|anyone|anybody|these|those|everyone|{N}|"
    rf"{NOT_NAME}(?-i:[A-Z]\w+)) (?!by )\w",
)
AM_I = any_of(r"^\W*(?:(?:so|and|but|sorry|ok|well)\W+)*(?:am i|are we)\b")
#: What the sentence tells is, by its own words, about something else.
ANOTHER_MATTER = any_of(
    r"\b(?:different|separate|another|unrelated) (?:matter|note|subject|topic|news|story|thing)(?: entirely| "
    r"altogether)?\s*(?:$|[,:.-])",
    r"\b(?:unrelated|off topic|off-topic|in other news|(?:by the way|btw)\W+nothing to do with (?:this|that|it)|"
    r"changing the "
    r"subject)\b",
)
#: "By the way": of a thing that is named, it is another.
BY_THE_WAY = any_of(r"\b(?:by the way|btw|incidentally)\b")
ASKING = any_of(
    r"\b(?:by|for|to|with) whom\b",
    r"\bplease (?:can|could|confirm|advise|clarify|explain|remind me (?:what|who|when|which|why)|"
    r"tell me|resend|send (?:me|through|over|us))\b",
    r"\b(?:let me know|tell me|remind me|not sure|no idea|unsure|unclear|wondering|clarify|"
    r"do not (?:know|understand|remember|recall)|(?:can|could) not (?:remember|recall|find|"
    r"see)) (?:again )?(?:what|who|when|which|whether|why|where|how|if)\b",
    r"\b(?:need|could do with|would like) (?:some )?(?:clarification|more (?:info|information|detail|details))\b",
    r"\bwhat (?:action|is this|do you|exactly)\b",
    r"\b(?:do not understand|please clarify|not clear (?:what|who)|can you clarify|confused)\b",
)
MORE_TIME = any_of(
    r"\b(?:more|extra|additional|longer|further) time\b",
    r"\bextension\b",
    r"\bextend\b",
    r"\bpostpone\w*\b",
    r"\bdefer(?:red)?\b",
    r"\bbump (?:it |this |that |mine )?(?:back |on |over |along )?(?:to|until|till|a|by)\b",
    r"\b(?:push|put|move|shift|set|knock)(?:ed|ing)? (?:\w+ ){0,3}?(?:back|out|forward)\b",
    r"\b(?:new|later|another|different|revised) (?:due )?(?:date|deadline)\b",
    r"\bchange (?:the|my) (?:due )?(?:date|deadline)\b",
    r"\bneed (?:a bit |a little )?longer\b",
    r"\bcarr(?:y|ied) (?:it |this |that )?(?:over|forward)\b",
    r"\broll (?:it |this )?over\b",
)
MOVE = any_of(
    r"\b(?:move[ds]?|push\w*|put|extend\w*|postpone\w*|defer\w*|delay\w*|shift\w*|chang\w+|revise|"
    r"revised (?:date|deadline|to|target)|reschedul\w+|slip\w*|deadline|due|target|until|till|"
    r"not before|instead|now|give (?:me|us)|aim\w*|make it|better|realistic\w*|eta|expect\w*|carr(?:y|"
    r"ied))\b"
)
ALLOW = any_of(
    r"\b(?:ok|okay|fine|alright|all right|acceptable|possible|say|have|get|do (?:it|this|that)|until|till|"
    r"extend\w*|push\w*|move|give|wait|leave it|instead|suit|enough|work|mov\w+|chang\w+|chance|"
    r"can (?:it|this|that|we) (?:be|go)|could (?:it|this|that|we) (?:be|go)|would (?:the |it )|make it|possib\w+|too "
    r"late|soon enough|mind)\b"
)
REASSIGN = each_of(
    rf"\b{PERSON} has (?:it|this)(?: (?:now|covered|in hand))?\s*(?:$|[,.])",
    rf"\bone for (?:you[, ]+)?{PERSON}",
    rf"\b(?:fwd|fw|fwded|handed|handing|passed|passing|forwarded|given|delegated|delegating)\b(?: \w+){{0,4}}? (?:on "
    rf")?to {PERSON}",
    rf"\btry (?:asking |ringing |calling |emailing )?{PERSON}\b",
    rf"\b(?:suggest (?:you (?:ask|try|contact) )?|best (?:to )?ask|better (?:to )?ask) {PERSON}",
    rf"^(?:i think |no,? )?you (?:want|need) {PERSON}",
    rf"\byou (?:should be asking|need to (?:speak|talk) to|should (?:speak|talk) to|need to (?:ask|contact|"
    rf"try)) {PERSON}",
    rf"\b(?:change|switch|swap|set|update|move) (?:the )?owner (?:over )?to {PERSON}",
    rf"\b(?:in|under|into|against) {PERSON}'s name\b",
    rf"^@ ?{PERSON}",
    rf"^{PERSON} does (?:it|this|that|these|them|the \w+|those)\b(?: one)?(?: now| these days| not me)?\s*$",
    rf"\bshould have (?:gone|been sent|come) to {PERSON}",
    rf"\basked {PERSON} if (?:he|she|they) (?:would|could|can|will|might)\b",
    rf"\bis {PERSON} who (?:does|is|has|deals|handles|looks|runs|knows)\b",
    rf"^{PERSON},? (?:please|pls|could you|can you|would you) (?:please )?(?:pick|take|do|handle|look|deal|action|"
    rf"sort)\b",
    rf"\b{PERSON} (?:is|will be|are) (?:now |also |actually )?(?:doing|completing|finishing|sorting|running|"
    rf"organising|arranging|tackling|progressing) (?:it|this|that|these|them|{N})(?: one)?\b",
    rf"\b{PERSON}(?: is|'s) (?:the|your) (?:man|woman|lady|person|one|contact|go-to)\b",
    rf"\b{PERSON} (?:now )?has (?:all |both )?(?:of )?my (?:old )?(?:actions|items|jobs|tasks|points|role|stuff)\b",
    rf"{N} (?:is|are) (?:both |all |now |really )*{PERSON}'s(?: now| job| action)?\s*$",
    rf"^(?:it|this|that) (?:went|has gone|passed) to {PERSON} when\b",
    rf"(?<!\w)(?:it|this|that|which|they|{N}|(?:this|that) (?:one|action|item))(?!\w)(?: (?:really|"
    rf"actually|probably|now|surely))? (?:(?:is|are|was)(?! (?:\w+ )?with\b)|should (?:really |"
    rf"probably |actually )?(?:be|go|sit|come)|belongs?|sits?|needs? to (?:go|be)|has to go|goes|"
    rf"falls?|wants? to (?:go|be)|(?:will|would|may) (?:now )?(?:need|have) to (?:go|be passed|be sent|pass)|would "
    rf"be(?: better)?|"
    rf"ought to (?:be|go)|might be|must be|will be|may be|"
    rf"can go)(?: (?:meant|intended|destined|supposed to (?:be|go)|really|actually|better|best|now|one|"
    rf"probably|an action|an item|a job|something|"
    rf"more|down))*(?: (?:with|to|for|under|by|on))+ {PERSON}",
    rf"\b(?:pass|hand|reassign|re-assign|give|transfer|delegate|move|refer|redirect|re-direct|forward|"
    rf"reallocate|assign|allocate)(?:ed|d|s|ing|red|ring)?\b (?:it|this|that|these|them|{N}|this one|"
    rf"that one|this action|the action|over|on|across|along|responsibility)?\s?(?:on |over |across |"
    rf"along |back )*(?:to|onto) {PERSON}",
    rf"^belongs? (?:to|with) {PERSON}",
    rf"\b(?:can|could|should|may) (?:it|this|that|{N}|this one) (?:please )?(?:go|be (?:passed|given|"
    rf"reassigned|moved|transferred|allocated|assigned|sent))(?: on| over)? to {PERSON}",
    rf"^(?!extension|clarification|confirmation|help|details|info|information|minutes|thanks|close|"
    rf"reopen|delete|tick|cross|strike|done){PERSON},? please\s*$",
    rf"\b(?:best|better) (?:directed|addressed|sent|passed|asked) to {PERSON}",
    rf"\bgiven (?:it |this )?to {PERSON}",
    rf"\bis an? {PERSON} (?:action|job|task|thing|matter|one|issue)\b",
    rf"\b{PERSON}(?: has| have| is|'s)? (?:agreed|offered|volunteered|happy) to (?:do|take|lead|pick|"
    rf"have|cover|help)\b",
    rf"\b{PERSON}'s (?:now |actually |already )?(?:doing|dealing|handling|leading|taking|picking|"
    rf"looking|on(?= (?:it|this|that|the case)\b))\b",
    rf"\b(?:sent|send) (?:it |this |that |them )?on to {PERSON}",
    rf"\b(?:please )?(?:ask|try|contact|chase|speak to|talk to) {PERSON}(?= (?:about|instead|for|"
    rf"to do|who|he|she|they|as)|\s*$|\s*[,.])",
    rf"(?<!sent )(?<!went )(?<!gone )(?<!it )(?<!copy )\bover to {PERSON}",
    rf"\b{PERSON} (?:is|will be|was|are) (?:now |actually |already )?(?:doing|dealing with|handling|"
    rf"leading|taking|picking|looking after|responsible|the (?:right )?(?:person|lead|owner|contact|"
    rf"one)|on(?= (?:this|it|that|{N}))) ?(?:this|it|that|for|{N}|to|up|over|on)?",
    rf"^{N} (?:is )?(?:one )?for {PERSON}\s*$",
    rf"\b{PERSON} (?:has|have|had) (?:now |kindly |already )?(?:agreed to|offered to|taken (?:this|it|"
    rf"that|over|on)|picked (?:this|it) up|volunteered|got (?:this|it))",
    rf"\b{PERSON} (?:should|could|can|might|would|is better placed to|is going to|will|said (?:he|she|"
    rf"they) (?:will|would)|offered to) (?:really |please |perhaps |probably |now |be able to |"
    rf"be )*(?:do(?:ing)?|tak(?:e|ing)|handl(?:e|ing)|own|lead|pick|look(?:ing)? after|"
    rf"deal(?:ing)? with|have|help with|cover)\b",
    rf"\b(?:is|are|was) {PERSON}'s?(?: (?:action|job|one|responsibility|baby|area|remit|department|"
    rf"patch|task|not mine|,|$)|\s*$|\s+not\b)",
    rf"\b(?:can|could|should|would|might) {PERSON} (?:please |not |perhaps |maybe )?(?:do|take|handle|"
    rf"have|own|lead|pick|look after|deal with|cover|(?:book|send|write|sort|arrange|chase|call|ring|email|"
    rf"order|organise|pay|fix) "
    rf"(?:it|this|that|them))\b",
    rf"^(?:this |it |that )?(?:should|ought to|needs to|must) (?:be|go to|be with|sit with|"
    rf"come to) (?:with )?{PERSON}\s*$",
    rf"\b(?:mine[, ]+(?:it is|but)|not (?:me|mine|us)[,; -]+(?:(?:it|this|that) is |try |ask |one for |"
    rf"for |but )?){PERSON}",
    rf"^{PERSON}(?:'s)?[, ]+not (?:me|mine|us)\b",
    rf"\b(?:asked|got|had|getting|arranged for) {PERSON} (?:to|will|who) (?:\w+ )?(?:do|take|handle|"
    rf"sort|deal|pick|lead|finish|complete|cover)",
    rf"\b(?:swap|swapped)(?: \w+){{0,3}} with {PERSON}",
    rf"(?<!from ){PERSON} instead(?: of me)?\b",
    rf"\b(?:better|best)(?: suited| placed| off| coming)? (?:for|with|to|from) {PERSON}",
    rf"\bmore of an? {PERSON} (?:thing|job|one|action)",
    rf"^over to (?:you|me),? {PERSON}\s*$",
    rf"\b{PERSON}'s (?:got|taken|taking) (?:this|it|that)\b",
    rf"\b{PERSON} (?:took|picked|has taken) (?:this|it|that)(?: one)? (?:on|over|up)\b",
)
DECLINE = any_of(
    r"\bi (?:am |have )?(?:resign|quit)\w*\b",
    r"\bnot (?:one )?(?:for|of) (?:me|mine|us|ours)\b",
    r"\bnot involved (?:with|in)\b",
    r"\bnothing to do with\b",
    r"\b(?:moved|transferred) to (?:a |an |another |a different )+(?:team|job|role|post|department|"
    r"organisation)\b",
    r"\bchanged (?:roles?|jobs?|teams?|posts?)\b",
    r"\b(?:remove|take) (?:me|my name) (?:from|off) (?:this|the|that) (?:action|task|item|one)\b",
    r"\b(?:take|remove) my name\b",
    r"\b(?:not|no) (?:\w+ ){0,3}capacity\b",
    r"(?<!ashamed to )(?<!sorry to )(?<!afraid to )\bsay no\b",
    r"\b(?:sent|come|came|assigned|allocated|given) to (?:me|us) (?:in error|by mistake|wrongly)\b",
    r"(?<!to the )\bwrong (?-i:[A-Z]\w+)",
    r"\b(?:must|might|may|will|could) (?:be|mean) (?:some|an|the)? ?other (?-i:[A-Z]\w+)",
    r"\bnever (?:really |actually )?(?:mine|ours|(?:my|our) (?:job|action|task|responsibility|remit))\b",
    r"\bi must decline\b",
    r"\bshould not (?:have )?(?:be|come|been|gone) (?:to|with|sent to) (?:me|us)\b",
    r"\bnot (?:me|mine|ours?|us)\b",
    r"\bnot for (?:me|us)\b",
    r"\b(?:wrong|incorrect) (?:person|owner|team|address|name|one)\b",
    r"\bnot (?:really |actually |an? )?(?:my|our) (?:action|job|area|responsibility|remit|department|"
    r"patch|task|bag|thing|one|call|role)\b",
    r"\b(?:nothing|not anything) to do with (?:me|us)\b",
    r"\b(?:i|we) (?:do not|no longer) (?:work|sit|deal|have (?:any|responsibility|anything)|do this|"
    r"look after|cover|attend)\b",
    r"\bi (?:have )?(?:left|retired|resigned|moved on|changed jobs?)\b",
    r"\b(?:i|we) (?:will|would|shall) (?:not|rather not|prefer not to)(?: (?:now|"
    r"actually))? (?:be )?(?:do|doing|tak\w+|carry\w*|pursu\w+)\b",
    r"^will not (?:be )?(?:do|doing|tak)\w*\b(?! (?:it )?(?:until|before|by|in time))",
    r"\b(?:i|we) (?:refuse|decline|object|must decline|have to decline|will have to (?:decline|pass)|"
    r"pass on this)\b",
    r"\bcount (?:me|us) out\b",
    r"\b(?:can|could) not help (?:with|on) (?:this|it|that)\b|\bi do not (?:do|run|handle|look after|deal with) "
    r"[\w ]{2,30} any ?(?:more|longer)\b",
    r"\b(?:have to|need to|must|going to have to) (?:drop|pass on|step back from|pull out of|give up) (?:this|it|"
    r"that)\b",
    r"\bunable to take (?:it|this|that|any)\b",
    r"\bcan not sign (?:contracts?|cheques|things|for)\b",
    r"\b(?:do not|does not|have not|not) (?:actually |really |got )?(?:have |got |hold )?(?:the |any )?(?:authority|"
    r"power|powers|permission|"
    r"mandate|clearance|standing|remit|skills?|expertise|qualifications?)\b|\bno (?:authority|power|permission|"
    r"mandate)\b",
    r"\bnot (?:authori[sz]ed|qualified|allowed|permitted|empowered|entitled)\b",
    r"\babove my pay ?grade\b",
    r"\bsaid (?:\w+ ){0,4}(?:i|we) (?:could|can|would|will) not (?:do|take|be doing)\b",
    r"\bnot something (?:i|we) (?:can|could|would|do)\b",
    r"\b(?:have )?not (?:got )?(?:the )?(?:time|energy|bandwidth) to take (?:it|this|that) on\b",
    r"\bwas not (?:even )?(?:at|there|in) (?:the|that) meeting\b",
    r"(?<!could )(?<!can )(?<!do )\b(?:never|did not|not) (?:agree|agreed|volunteer|volunteered|sign up|signed up|"
    r"offer|offered|"
    r"say i would|said (?:i|we) would|accept|asked)\b",
    r"\bno longer (?:involved|with|a member|on the|in (?:post|role|this)|my|the|working|responsible|"
    r"a trustee|on this|employed|part)\b",
    r"\b(?:can|could|am|are) not (?:able to )?take (?:it|this|that|any|on|these)\b",
    r"\bnot (?:prepared|willing|happy|going) to (?:do|take|lead|be)\b",
    r"\bnot (?:doing|taking) (?:it|this|that|these)\b(?! (?:until|till|before|yet|now|by|this|next|"
    r"on)\b)",
    r"\bnot (?:really |actually )?(?:one of (?:mine\b|ours\b|(?:my|our) (?:actions|jobs|tasks|items|things|duties|"
    r"responsibilities|areas)\b)|an? \w+ of (?:mine|ours)\b)",
    r"\bwrong (?:fellow|chap|man|bloke|lad|lady|woman|guy|girl|department|committee|number|end of the stick)\b",
    r"\bnot the (?:one|person|man|woman|chap) (?:who|that) (?:does|do|deals|handles|looks|runs|organises|books|"
    r"sorts)\b",
    r"\bnot the (?:right|best|correct) (?:person|one|team|contact)\b",
    r"\brather not\b",
    r"\b(?:outside|beyond|not in|not within) (?:my|our) (?:remit|area|role|scope|gift)\b",
    r"\b(?:stepp(?:ed|ing)|stood|standing) down\b",
    r"\b(?:should not be|why am i|i should not be)(?: on)? (?:me|mine|assigned|listed|down|with me|"
    r"ours)\b",
    r"\b(?:please )?(?:find|get) (?:someone|somebody) else\b",
    r"\b(?:someone|somebody|anyone) else(?: (?:should|could|can|will|needs|has|to|would))?\b",
    r"\b(?:i|we) do not (?:want|intend|plan|wish) to\b",
    r"\bnot (?:something )?(?:for me|i (?:can|agreed|do))\b",
    r"\bassigned (?:to me )?(?:by mistake|in error|wrongly)\b",
    r"\b(?:belongs|should be|is) (?:to |with )?(?:someone|somebody|another) (?:else|team|department|"
    r"person)\b",
)
#: Not wanted any more: a refusal, unless the same words close it ("no longer needed, please close").
NOT_WANTED = any_of(
    r"\bno longer (?:needed|required|necessary|relevant|applicable|valid)\b",
    r"\bnot (?:needed|required|relevant|applicable)(?: any ?more| any longer)?\b",
    r"\b(?:take|get) (?:it|this|that) off (?:me|my list|my plate)\b",
)
