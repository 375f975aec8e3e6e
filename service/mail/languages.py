"""What mail programs call things in their users' languages: header fields, "wrote", dividers. Data only.

Sources: the localised strings of Outlook, Gmail, Apple Mail, Thunderbird, Yahoo, Zimbra, GMX and Notes.
"""

from __future__ import annotations

import re

#: Names of header fields by kind, as written above a quotation. One string a group of languages, names divided by "|".
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "from": (
        "from|author|von|absender|de|expéditeur|remitente|remetente|de la|da|mittente|van|afzender|fra|avsender|",
        "från|",
        "avsändare|lähettäjä|frá|od|nadawca|odesílatel|odosielateľ|pošiljatelj|šalje|feladó|saatja|nuo|no|nga|",
        "от|від|от кого|од|kimden|gönderen|από|מאת|من|від кого|dari|pengirim|từ|người gửi|จาก|",
        "发件人|发自|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|발신|প্রেরক|",
        "प्रेषक|daripada|از|oddi wrth|gan|ó|nork|шаље|",
    ),
    "sent": (
        "sent|date|sent at|sent on|date sent|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|"
        "enviado el|",
        "fecha|enviada|enviada em|enviado em|enviada el|data|inviato|inviato il|data invio|verzonden|verstuurd|"
        "datum verzonden|",
        "sendt|dato|skickat|lähetetty|päivämäärä|päiväys|sent|wysłano|wysłane|odesláno|odoslané|poslano|elküldve|",
        "dátum|küldve|trimis|trimis la|saadetud|išsiųsta|nosūtīts|отправлено|дата|надіслано|изпратено|послато|",
        "gönderildi|tarih|gönderme tarihi|gönderilme tarihi|ημερομηνία|στάλθηκε|εστάλη|נשלח|תאריך|",
        "التاريخ|تاريخ الإرسال|تم الإرسال|تاریخ|dikirim|tanggal|ngày|đã gửi|วันที่|ส่งเมื่อ|",
        "发送时间|发送日期|日期|时间|寄件日期|送信日時|日時|日付|보낸 날짜|날짜|보냄|",
        "saatmisaeg|odoslaný|dihantar|terkirim|ارسال شده|bidalia|dërguar|испратено|傳送時間|寄件时间|भेजा गया|"
        "enviat el|αποστολή|gönderilen||anfonwyd|dyddiad|seolta|enviat|noiz|послато|",
    ),
    "to": (
        "to|an|empfänger|à|a|pour|destinataire|para|destinatario|per|aan|ontvanger|til|till|mottagare|"
        "vastaanottaja|do|",
        "komu|za|prima|címzett|către|catre|pentru|kellele|saaja|kam|кому|до|получатель|kime|alıcı|προς|אל|إلى|به|",
        "kepada|đến|tới|ถึง|收件人|收件者|宛先|받는 사람|받는사람|수신|",
        "adressaat|ke|ila|प्रति|për|до кого|at|i|chuig|per a|nori|коме|",
    ),
    "cc": (
        "cc|bcc|c.c.|kopie|copie|copie à|copia|con copia|kopi|kopia|kopio|dw|do wiadomości|w kopii|másolat|kopija|",
        "kc|",
        "копия|копія|ссылка|bilgi|κοιν|κοινοποίηση|עותק|نسخة|نسخة إلى|رونوشت|tembusan|抄送|副本|ссc|참조|",
    ),
    "subject": (
        "subject|re|betreff|betrifft|objet|sujet|asunto|oggetto|assunto|onderwerp|emne|ämne|aihe|efni|temat|předmět|",
        "predmet|tárgy|subiect|subiectul|teema|tema|тема|относно|предмет|konu|θέμα|נושא|الموضوع|موضوع|",
        "subjek|perihal|chủ đề|เรื่อง|主题|主旨|標題|件名|제목|विषय|subjekti|perkara|pwnc|ábhar|assumpte|gaia|наслов|",
    ),
    "other": (
        "reply-to|reply to|respond to|please respond to|sent by|importance|priority|attachment|attachments|"
        "organization|",
        "newsgroups|in-reply-to|message-id|x-mailer|mailing-list|list-id|sensitivity|categories|when|where|",
        "antwort an|wichtigkeit|priorität|anlagen|anhänge|répondre à|pièces jointes|pièce jointe|importance|",
        "responder a|importancia|adjuntos|datos adjuntos|risposta|rispondi a|importanza|allegati|anexos|prioridade|",
        "bijlage|bijlagen|urgentie|vedhæftede filer|prioritet|bilagor|svar till|załączniki|ważność|přílohy|odpověď|",
    ),
}

#: "wrote", as a whole word or phrase, in any case.
WROTE: tuple[str, ...] = (
    "wrote|writes|has written|a wrote|schrieb|geschrieben|schreibt|a écrit|a ecrit|écrit|escribió|escribio|",
    "ha escrit|va escriure|escribiu|ha scritto|scrive|ha inviato|escreveu|schreef|heeft geschreven|",
    "heeft het volgende|",
    "skrev|skreiv|skrifaði|kirjoitti|napisał|napisała|napisał(a)|napisał(-a)|napisano|nadesłał|nadesłała|",
    "napisana przez|pisze|",
    "napsal|napsala|napsal(a)|napísal|napísala|napísal(a)|píše|je napisao|je napisala|je napisao/la|je napisal|"
    "je napisal(a)|napisao|napisala|napisal|je oseba|het volgende geschreven|missatge de|تمت كتابة|",
    "írta|ezt írta|a scris|kirjutas|rašė|parašė|rakstīja|ka shkruar|",
    "написал|написала|написал(а)|пишет|писал|писала|писал(а)|пише|написав|написа|έγραψε|έγραψε(αν)|",
    "yazdı|şunu yazdı|şunları yazdı|كتب|كتبت|כתב|כתבה|‏כתב|نوشت|đã viết|viết|menulis|idatzi du|skribis|",
    "เขียนว่า|เขียน|",
)

#: "wrote" in scripts without spaces between words.
WROTE_UNSPACED = "写道|写到|寫道|书写|書きました|は書き|のメール|님이 작성|작성:|님이|さんは"

#: The label in a rule above a quotation or a forward: "-----Original Message-----".
DIVIDERS: tuple[str, ...] = (
    "original message|original appointment|original email|original mail|reply message|reply separator|"
    "forwarded message|",
    "forwarded by|forwarded letter|previous message|ursprüngliche nachricht|urspruengliche nachricht|"
    "ursprüngliche mail|",
    "ursprüngliche e-mail|ursprüngliche email|original-nachricht|original nachricht|originalnachricht|"
    "weitergeleitete nachricht|"
    "weitergeleitet von|",
    "message d'origine|message d’origine|message original|message transféré|message initial|e-mail d'origine|"
    "email d'origine|mensaje original|",
    "mensaje reenviado|mensaje originalmente|messaggio originale|messaggio inoltrato|mensagem original|",
    "mensagem encaminhada|oorspronkelijk bericht|oorspronkelijke bericht|doorgestuurd bericht|origineel bericht|",
    "oprindelig meddelelse|oprindelig besked|videresendt besked|opprinnelig melding|videresendt melding|"
    "original meddelelse|",
    "ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|alkuperäinen viesti|välitetty viesti|",
    "wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|treść oryginalnej wiadomości|původní zpráva|",
    "původní e-mail|původní email|přeposlaná zpráva|pôvodná správa|eredeti üzenet|továbbított üzenet|mesaj original|"
    "mesajul original|",
    "izvorna poruka|originalna poruka|izvirno sporočilo|algne kiri|originalus laiškas|oriģinālā ziņa|",
    "исходное сообщение|пересылаемое сообщение|перенаправленное сообщение|оригінальне повідомлення|",
    "оригинално съобщение|orijinal mesaj|iletilen mesaj|αρχικό μήνυμα|הודעה מקורית|الرسالة الأصلية|رسالة أصلية|",
    "pesan asli|thư gốc|原始邮件|原始郵件|原邮件|转发的邮件|轉寄的郵件|元のメッセージ|転送|원본 메시지|"
    "원본 메일|전달된 메시지|",
)

#: Lines that begin a forward or an answer without any rule.
FORWARDS: tuple[str, ...] = (
    "begin forwarded message|anfang der weitergeleiteten|début du message|début du message réexpédié|",
    "inizio messaggio inoltrato|inicio del mensaje reenviado|início da mensagem encaminhada|"
    "begin doorgestuurd bericht|",
    "start på videresendt|vidarebefordrat brev|początek przekazywanej|начало переадресованного|"
    "original message processed by|",
)

#: The words with which an attribution may begin: prepositions before a date.
OPENERS: tuple[str, ...] = (
    "on|at|am|le|el|il|em|op|den|dnia|w dniu|dne|dňa|pe|la|a las|il giorno|in data|a data|vào|lúc|date|fecha|",
    "el día|kl|pada|στις|την|στη|στο|na|в|у|на|بتاريخ|في|في يوم|در|ב|בתאריך|ที่|เมื่อ|datums|à|în|þann|klo|",
    "เวลา|ในวันที่|kuupäeval|kuupäev|v|ar|missatge de|",
)


def alternatives(groups: tuple[str, ...]) -> str:
    """Return the groups as one alternation, longest first so that a phrase beats its first word."""
    names = {name for name in "".join(groups).split("|") if name}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def field_kinds() -> dict[str, str]:
    """Return the kind of every field name, names case folded."""
    return {
        name.casefold(): kind for kind, groups in FIELD_NAMES.items() for name in "".join(groups).split("|") if name
    }
