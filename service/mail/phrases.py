"""What machines write in subjects and first sentences, by language. Data and patterns only; decides nothing.

Sources: Exchange, Notes, Gmail, GroupWise and Zimbra in their languages; RFC 3834 3.1.5 ("Auto: "); ticket systems.
"""

from __future__ import annotations

import re

#: A list's or a scanner's tag before the words: "[ILUG] ", "{Spam?} ", "EXTERNAL: ".
_TAGS = r"(?:\s*(?:\[[^\]]{1,80}\]|\{[^}]{1,40}\}|\*{2,}\w+\*{2,}|external:|ext:))*\s*"

#: At the start of the subject only: people answer about absence notices under "Re: ... out of the office".
AUTOMATIC_SUBJECT = re.compile(
    rf"^{_TAGS}\[?(?:"
    r"auto(?:matic|mated|mated email|mail)?[\s:-]{1,2}(?:auto[\s-]?)?(?:re(?:ply|sponse|spond(?:er|ing)?)|ack\w*|"
    r"notification|message)\b|"
    r"auto(?:reply|response|responder|ack)\b|auto:|auto[\s-]?generated|out[\s-]of[\s-](?:the[\s-])?office|ooo\b|"
    r"away from (?:the |my )?(?:office|desk|e-?mail)|(?:on )?(?:annual|maternity|paternity|parental|"
    r"sick) leave\b|on (?:holiday|vacation)\b|"
    r"vacation (?:reply|response|message|notice)|i(?:'m| am) (?:currently )?(?:away|out of|on (?:annual |"
    r"maternity )?leave)|"
    r"(?:absent|absence) (?:from|notice|message)|no longer (?:works?|with|at|employed)|"
    r"(?:an? )?(?:automatic )?acknowledge?ment\b|(?:your )?(?:e-?mail|message|enquiry|request|"
    r"query) (?:has been )?received\b|"
    r"we(?:'ve| have) received your\b|thank(?:s| you) for (?:your (?:e-?mail|message|enquiry|query|request)|"
    r"contacting|emailing|getting in touch)|"
    r"(?:ticket|case|request) (?:#|received|created|resolved|closed)|(?:read|delivery|return) receipt\b|read:|"
    r"not read:|gelesen:|lu\s?:|"
    r"recall:|leído:|letto:|gelezen:|lida:|unread:|deleted:|confirmation de lecture|"
    r"automatische (?:antwort|antwoord|reactie)|automatisch (?:antwoord|e antwort)|abwesenheit\w*|abwesend\b|"
    r"(?:ich bin )?(?:nicht im b(?:ü|ue)ro|au(?:ß|ss)er haus)|eingangsbest(?:ä|ae)tigung|"
    r"réponse automatique|reponse automatique|absence du bureau|absent du bureau|message d.absence|"
    r"accusé de (?:réception|lecture)|"
    r"respuesta autom[áa]tica|fuera de (?:la )?oficina|ausente de la oficina|acuse de recibo|"
    r"risposta automatica|fuori (?:ufficio|sede)|assente\b|conferma di lettura|"
    r"resposta autom[áa]tica|ausente do escrit[óo]rio|fora do escrit[óo]rio|"
    r"afwezig(?:heid)?\b|afwezigheidsbericht|niet op kantoor|"
    r"automatisk (?:svar|besvarelse)|autosvar|frav(?:æ|ae)r\w*|ikke til stede|frånvaro\w*|inte på kontoret|"
    r"automaattinen (?:vastaus|poissaoloviesti)|poissa\b|autom(?:aatvastus|aatne vastus)|"
    r"odpowied[źz] automatyczna|automatyczna odpowied[źz]|autoodpowied[źz]|nieobecno[śs][ćc]\b|poza biurem|"
    r"automatick[áa] odpov(?:ě|e)?[dď]\w*|mimo kancelá[řr]\w*|automatikus válasz|házon kívül|"
    r"răspuns automat|r[ăa]spuns automat|atva[lļ]in[aā]jum\w*|automātisk\w+ atbilde|automatinis atsakymas|"
    r"автоматический ответ|автоответ|автоматична відповідь|автоматичен отговор|вне офиса|отпуск\b|αυτόματη απάντηση|"
    r"otomatik yan[ıi]t|ofis dışında|automatski odgovor|samodejni odgovor|"
    r"自动(?:回复|答复)|自動(?:回覆|応答|返信)|不在|"
    r"부재\s?중|자동 (?:응답|회신|답장)|رد تلقائي|الرد التلقائي|תשובה אוטומטית|trả lời tự động|"
    r"ตอบกลับอัตโนมัติ|ateb awtomatig|freagra uathoibr|resposta autom[àa]tica|erantzun automatiko|sjálfvirkt svar|"
    r"balasan otomatis|پاسخ خودکار|аутоматски одговор|автоматски одговор|"
    r"your message to .{1,80} awaits moderator|[^:]{1,80}\(verification required\)$"
    r")",
    re.IGNORECASE,
)

#: Of these, the ones that leave no doubt.
PLAINLY_AUTOMATIC = re.compile(r"auto|out[\s-]of|abwesen|absen|ausente|ooo\b", re.IGNORECASE)

#: Notes: "Sam Porter/HQ/Body is out of the office." and "... (returning 03/05/2026)". The whole subject.
ABSENT_SUBJECT = re.compile(
    rf"^{_TAGS}(?!re:|aw:|sv:|antw:)[^:?]{{2,70}}\b(?:is|are|will be|ist|est) (?:currently |"
    rf"away and )?(?:out of (?:the )?office|away|"
    r"on (?:annual )?leave|on holiday|nicht im hause?|absent\(?e?\)?)\b[^?]{0,60}$",
    re.IGNORECASE,
)

#: The machine says in its first sentences what it is.
AUTOMATIC_WORDS = re.compile(
    r"\bthis (?:is|was|e-?mail is|message is|response is)(?: just| only)? an? (?:one-time )?"
    r"(?:automated|automatic|auto-?generated|automatically[- ]generated|computer[- ]generated|system[- ]generated)\b|"
    r"\bthis (?:e-?mail|message|response|notification|receipt) (?:is|was|has been) (?:sent |generated )?"
    r"(?:automatically|auto-?generated|automated)\b|"
    r"\A\W*(?:an? )?(?:automated|auto-?generated|automatically generated) (?:message|response|reply|e-?mail|"
    r"notification|"
    r"acknowledge?ment)"
    r"(?: from\b| to\b|[.:!]|,? please)|"
    r"\bplease do not (?:reply|respond) (?:directly )?to this (?:e-?mail|message|address)\b|"
    r"\bdo not reply(?: to this (?:e-?mail|message))?,? (?:as )?(?:this|it) is (?:an )?(?:automated|unmonitored|"
    r"not monitored)|"
    r"\bdiese (?:nachricht|e-?mail) wurde automatisch\b|\b(?:dies|das) ist eine automatische?\b|"
    r"\bceci est un (?:message|courriel|e-?mail) automatique\b|\beste es un (?:mensaje|correo) autom[áa]tico\b|"
    r"\b(?:confirm|verify) (?:that )?(?:you|your (?:e-?mail|message|address)|the sender)\b.{0,60}"
    r"\b(?:click|link|human|spam)\b|"
    r"\bto verify that (?:you|the sender|your message)\b.{0,80}\b(?:human|person|click|real)\b|"
    r"\bprotecting (?:myself|ourselves) from (?:receiving )?(?:junk|spam|unwanted|unsolicited)\b|"
    r"\bis being held until the list moderator\b|\byour message (?:about .{1,80} )?(?:was|has been) waitlisted\b|"
    r"\breacted (?:via gmail|to your (?:message|e-?mail))\b|"
    r"\b(?:mailbox|e-?mail address|inbox) is (?:not|no longer) (?:monitored|in use|active)\b",
    re.IGNORECASE | re.DOTALL,
)

#: What those words cannot do without, in small letters.
AUTOMATIC_HINTS = ("autom", "generated", "do not re", "confirm", "verify", "protecting", "being held", "waitlisted",
                   "reacted", "mailbox is", "address is", "inbox is")  # fmt: skip

#: An absence notice by its first sentence. Alone it proves nothing: people write it too.
ABSENT_WORDS = re.compile(
    r"\A\W*(?:(?:hi|hello|dear \w+|good (?:morning|afternoon)|thank(?:s| you)[^.!\n]{0,60})\W+)?"
    r"(?:please note (?:that )?)?(?:i(?:'m| am|’m| will be)|we are|the office is) (?:now |currently |presently )?"
    r"(?:out of (?:the |my )?office|away from (?:the |my )?(?:office|desk)|away (?:until|from|on)|on (?:annual |"
    r"maternity |paternity |sick |study )?leave\b"
    r"|on (?:holiday|vacation)|closed)",
    re.IGNORECASE,
)

#: A subject that answers a message, in the prefixes of the common programs.
ANSWER_SUBJECT = re.compile(
    rf"^{_TAGS}(?:re|aw|antw|antwort|sv|vs|r|rif|rv|res|odp|ynt|vá|отв|ответ|回复|回覆|답장)\s?(?:\[\d+\])?\s?[:：]",
    re.IGNORECASE,
)

#: Subjects of delivery reports, at their start.
REPORT_SUBJECT = re.compile(
    rf"^{_TAGS}(?:re:\s?)?(?:"
    r"undeliver(?:able|ed)|(?:mail |message |e-?mail )?deliver(?:y|ing)? ?(?:has )?(?:fail\w*|problem|error|"
    r"delay\w*|notification|unsuccessful|incomplete|report)|"
    r"delivery status notification|returned (?:mail|e-?mail|message|to sender)|(?:mail|message) (?:returned|"
    r"could not be delivered|not delivered|failure|undeliverable)|"
    r"failure (?:notice|delivery|notification)|failed (?:mail|delivery|message)|"
    r"permanent (?:delivery )?(?:failure|error)|"
    r"mail system error|non.?deliver\w*|unable to deliver|could ?n[o']t (?:be )?deliver|"
    r"warning: (?:could not send|message)|nondeliverable|notification d.état|undelivrable|unzustellbar|"
    r"(?:mail|nachricht) (?:nicht zustellbar|unzustellbar)|zustellung\w* fehl\w*|non remis|"
    r"échec de (?:la )?remise|no se puede entregar|"
    r"mancata consegna|onbestelbaar|niet bezorgd|ikke levert|kan ikke leveres|недоставлен\w*|не доставлено|"
    r"there was an error sending your mail|postmaster notify|mail delivery (?:subsystem|system)|bounce\b|"
    r"your message to \S+ could not"
    r")",
    re.IGNORECASE,
)

#: What a delivery report says in its text.
REPORT_WORDS = re.compile(
    r"\b(?:could ?n[o']t|could not|cannot|was not|unable to|not been|failed to) (?:be )?(?:deliver|sent to)|"
    r"undeliverable|undelivered|"
    r"delivery (?:has |to the following )?(?:recipients? )?(?:failed|failure|failures|error)|"
    r"permanent(?:ly)? (?:fatal )?(?:error|fail)|"
    r"user unknown|unknown user|no such user|mailbox (?:unavailable|full|not found|is full)|does not exist|"
    r"recipient (?:address )?(?:rejected|not recogni[sz]ed)|transcript of session|address(?:es)? (?:had|failed)|"
    r"returned to (?:you|sender)|"
    r"\b5[0-9]{2}[ -]#?5\.\d+\.\d+|rcpt to:",
    re.IGNORECASE,
)

#: What only a server says.
REPORT_CODES = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b|\b55[0-4][ -]|\bfinal-recipient\s*:|\brcpt to:", re.IGNORECASE)

#: Senders that are machines, by local part.
MACHINE_SENDER = re.compile(
    r"(?:^|[._+-])(?:no|do[._-]?not|dont|never)[._-]?reply|-daemon$|^(?:mailer[._-]?daemon|mail[._-]?daemon|mdaemon|"
    r"postmaster|post_master|auto[._-]?"
    r"(?:reply|responder|mail\w*|confirm)|notifications?|bounces?|nobody|www-data|cron|daemon|listserv|majordomo|"
    r"mailman|"
    r"feedback-?loop|fbl|complaints|abuse-?report\w*)(?:[._+-]|$)",
    re.IGNORECASE,
)

#: Senders of delivery reports, by local part or display name.
REPORT_SENDER = re.compile(
    r"mail(?:er)?[\s._-]?daemon|mdaemon|post[\s_.-]?master|mail delivery|delivery sub\s?system|mail\.delivery|"
    r"mail administrator|system administrator|"
    r"smtp[\w\s.]{0,20}(?:service|gateway)|bounce",
    re.IGNORECASE,
)
