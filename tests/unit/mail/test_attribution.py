"""Attribution lines as mail programs write them: each cuts the history and leaves the answer whole."""

from __future__ import annotations

import pytest

from service.mail.boundary import keep_own

ANSWER = "Yes, that is done.\nThe leaflets went out on Monday."
OLD = "Sam, your action from the meeting: print the leaflets.\n\nPlease reply done."

ATTRIBUTIONS = [
    "On Mon, 3 May 2027 at 10:15, Minutes Desk <desk@minutes.example> wrote:",
    "On Mon, May 3, 2027 at 10:15 AM Minutes Desk <desk@minutes.example> wrote:",
    "On 3 May 2027, at 10:15, Minutes Desk <desk@minutes.example> wrote:",
    "On 03/05/2027 10:15, Minutes Desk wrote:",
    "On Monday, May 3, 2027 at 10:15:22 AM GMT+1, Minutes Desk <desk@minutes.example> wrote:",
    "On May 3, 2027 10:15 AM, Minutes Desk <desk@minutes.example> wrote:",
    "On Monday 3 May 2027 10:15:22 Minutes Desk wrote:",
    "On Mon, 3 May 2027 at 10:15, Minutes Desk <\ndesk@minutes.example> wrote:",
    "On Mon, 3 May 2027 at 10:15, Minutes Desk\n<desk-with-a-long-address@minutes.example>\nwrote:",
    "On Monday, 3 May 2027, 10:15, Minutes Desk <desk@minutes.example>\nwrote:",
    '------ Original Message ------\nFrom: "Minutes Desk" <desk@minutes.example>\nTo: "Sam" <sam@body.example>',
    "At 10:15 03/05/2027, Minutes Desk wrote:",
    "At 5/3/2027 10:15 AM, you wrote:",
    "Minutes Desk <desk@minutes.example> wrote on Mon, 3 May 2027 10:15:",
    "Minutes Desk <desk@minutes.example> wrote (Mon, 3 May 2027 10:15):",
    "desk@minutes.example wrote:",
    "2027-05-03 10:15 GMT+01:00 Minutes Desk <desk@minutes.example>:",
    '3 May 2027 10:15, "Minutes Desk" <desk@minutes.example> wrote:',
    '10:15 AM, May 3, 2027, "Minutes Desk" <desk@minutes.example>:',
    '03.05.2027, 10:15, "Minutes Desk" <desk@minutes.example>:',
    "Mon, 3 May 2027 at 10:15, Minutes Desk <desk@minutes.example>:",
    "Am 03.05.2027 um 10:15 schrieb Minutes Desk:",
    "Am Mo., 3. Mai 2027 um 10:15 Uhr schrieb Minutes Desk <desk@minutes.example>:",
    "Am 3. Mai 2027 10:15:22 MESZ schrieb Minutes Desk <desk@minutes.example>:",
    "Minutes Desk <desk@minutes.example> schrieb am Mo. 3. Mai 2027 um 10:15:",
    "Le lun. 3 mai 2027 à 10:15, Minutes Desk <desk@minutes.example> a écrit :",
    "Le 3 mai 2027 à 10:15, Minutes Desk <desk@minutes.example> a\nécrit :",
    "Le 03/05/2027 à 10:15, Minutes Desk a écrit\xa0:",
    "El lun, 3 may 2027 a las 10:15, Minutes Desk (<desk@minutes.example>) escribió:",
    "El 3 de mayo de 2027, 10:15, Minutes Desk <desk@minutes.example> escribió:",
    "El 03/05/2027 a las 10:15, Minutes Desk escribió:",
    "Il giorno lun 3 mag 2027 alle ore 10:15 Minutes Desk <desk@minutes.example> ha scritto:",
    "Il 03/05/2027 10:15, Minutes Desk ha scritto:",
    "Em seg., 3 de mai. de 2027 às 10:15, Minutes Desk <desk@minutes.example> escreveu:",
    "Em 03/05/2027 10:15, Minutes Desk escreveu:",
    "Op ma 3 mei 2027 om 10:15 schreef Minutes Desk <desk@minutes.example>:",
    "Op 3 mei 2027, om 10:15 heeft Minutes Desk <desk@minutes.example> het volgende geschreven:",
    "Den mån 3 maj 2027 kl 10:15 skrev Minutes Desk <desk@minutes.example>:",
    "3 maj 2027 kl. 10:15 skrev Minutes Desk <desk@minutes.example>:",
    "man. 3. maj 2027 kl. 10.15 skrev Minutes Desk <desk@minutes.example>:",
    "Den 03-05-2027 kl. 10:15 skrev Minutes Desk:",
    "ma 3. toukok. 2027 klo 10.15 Minutes Desk (desk@minutes.example) kirjoitti:",
    "Minutes Desk kirjoitti 3.5.2027 kello 10.15:",
    "pon., 3 maj 2027 o 10:15 Minutes Desk <desk@minutes.example> napisał(a):",
    "W dniu 03.05.2027 o 10:15, Minutes Desk pisze:",
    "Dnia 3 maja 2027 10:15 Minutes Desk <desk@minutes.example> napisał(a):",
    "po 3. 5. 2027 v 10:15 odesílatel Minutes Desk <desk@minutes.example> napsal:",
    "Dne 03. 05. 27 v 10:15 Minutes Desk napsal(a):",
    "po 3. 5. 2027 o 10:15 Minutes Desk <desk@minutes.example> napísal(a):",
    "Minutes Desk <desk@minutes.example> ezt írta (időpont: 2027. máj. 3., H, 10:15):",
    "În lun., 3 mai 2027 la 10:15, Minutes Desk <desk@minutes.example> a scris:",
    "пн, 3 мая 2027 г. в 10:15, Minutes Desk <desk@minutes.example>:",
    "3 мая 2027 г. 10:15 пользователь Minutes Desk <desk@minutes.example> написал:",
    "03.05.2027 10:15, Minutes Desk пишет:",
    "пн, 3 трав. 2027 р. о 10:15 Minutes Desk <desk@minutes.example> пише:",
    "На пн, 3.05.2027 г. в 10:15 Minutes Desk <desk@minutes.example> написа:",
    "Στις Δευ 3 Μαΐ 2027 στις 10:15 π.μ., ο χρήστης Minutes Desk <desk@minutes.example> έγραψε:",
    "Minutes Desk <desk@minutes.example>, 3 May 2027 Pzt, 10:15 tarihinde şunu yazdı:",
    "في الاثنين، 3 مايو 2027 في 10:15 ص تمت كتابة ما يلي بواسطة Minutes Desk <desk@minutes.example>:",
    "‫בתאריך יום ב׳, 3 במאי 2027 ב-10:15 מאת ‪Minutes Desk‬‏ <‪desk@minutes.example‬‏>:‬",
    "在 2027年5月3日 10:15，Minutes Desk <desk@minutes.example> 写道：",
    "Minutes Desk <desk@minutes.example> 于2027年5月3日周一 10:15写道：",
    "2027年5月3日(月) 10:15 Minutes Desk <desk@minutes.example>:",
    "2027/05/03 10:15、Minutes Desk <desk@minutes.example>のメール:",
    "2027년 5월 3일 (월) 오전 10:15, Minutes Desk <desk@minutes.example>님이 작성:",
    "Vào Th 2, 3 thg 5, 2027 vào lúc 10:15 Minutes Desk <desk@minutes.example> đã viết:",
    "Pada Sen, 3 Mei 2027 pukul 10.15 Minutes Desk <desk@minutes.example> menulis:",
    "pon., 3. maj 2027 ob 10:15 je oseba Minutes Desk <desk@minutes.example> napisala:",
    "El dl., 3 de maig 2027, 10:15, Minutes Desk <desk@minutes.example> va escriure:",
    "*From:* Minutes Desk <desk@minutes.example>\n*Sent:* 03 May 2027 10:15\n*To:* Sam\n*Subject:* Actions",
    "From: Minutes Desk <desk@minutes.example>\nSent: 03 May 2027 10:15\nTo: Sam Porter\nSubject: Actions",
    "From: Minutes Desk <desk@minutes.example>\nDate: Monday, 3 May 2027 at 10:15\nTo: Sam\nSubject: Actions",
    "________________________________\nFrom: Minutes Desk <desk@minutes.example>\nSent: Monday, May 3, 2027 10:15\n"
    "To: Sam Porter <sam@body.example>; Jo Lee <jo@body.example>\nCc: Ali Khan\nSubject: Actions",
    "-----Original Message-----\nFrom: Minutes Desk [mailto:desk@minutes.example]\nSent: 03 May 2027 10:15\nTo: Sam",
    "Von: Minutes Desk <desk@minutes.example>\nGesendet: Montag, 3. Mai 2027 10:15\nAn: Sam\nBetreff: Actions",
    "Von: Minutes Desk\nDatum: 3. Mai 2027 um 10:15:22\nAn: sam@body.example\nBetreff: Actions",
    "De : Minutes Desk <desk@minutes.example>\nEnvoyé : lundi 3 mai 2027 10:15\nÀ : Sam\nObjet : Actions",
    "De: Minutes Desk <desk@minutes.example>\nEnviado el: lunes, 3 de mayo de 2027 10:15\nPara: Sam\nAsunto: Actions",
    "De: Minutes Desk <desk@minutes.example>\nEnviada em: segunda-feira, 3 de maio de 2027 10:15\nPara: "
    "Sam\nAssunto: A",
    "Da: Minutes Desk <desk@minutes.example>\nInviato: lunedì 3 maggio 2027 10:15\nA: Sam\nOggetto: Actions",
    "Van: Minutes Desk <desk@minutes.example>\nVerzonden: maandag 3 mei 2027 10:15\nAan: Sam\nOnderwerp: Actions",
    "Fra: Minutes Desk <desk@minutes.example>\nSendt: 3. maj 2027 10:15\nTil: Sam\nEmne: Actions",
    "Från: Minutes Desk <desk@minutes.example>\nSkickat: den 3 maj 2027 10:15\nTill: Sam\nÄmne: Actions",
    "Lähettäjä: Minutes Desk <desk@minutes.example>\nLähetetty: 3. toukokuuta 2027 10:15\nVastaanottaja: Sam\nAihe: A",
    "Od: Minutes Desk <desk@minutes.example>\nWysłano: 3 maja 2027 10:15\nDo: Sam\nTemat: Actions",
    "Od: Minutes Desk <desk@minutes.example>\nOdesláno: 3. května 2027 10:15\nKomu: Sam\nPředmět: Actions",
    "Feladó: Minutes Desk <desk@minutes.example>\nElküldve: 2027. május 3. 10:15\nCímzett: Sam\nTárgy: Actions",
    "От: Minutes Desk <desk@minutes.example>\nОтправлено: 3 мая 2027 г. 10:15\nКому: Sam\nТема: Actions",
    "Kimden: Minutes Desk <desk@minutes.example>\nGönderildi: 3 Mayıs 2027 10:15\nKime: Sam\nKonu: Actions",
    "Από: Minutes Desk <desk@minutes.example>\nΣτάλθηκε: 3 Μαΐου 2027 10:15\nΠρος: Sam\nΘέμα: Actions",
    "发件人: Minutes Desk <desk@minutes.example>\n发送时间: 2027年5月3日 10:15\n收件人: Sam\n主题: Actions",
    "差出人: Minutes Desk <desk@minutes.example>\n送信日時: 2027年5月3日 10:15\n宛先: Sam\n件名: Actions",
    "من: Minutes Desk <desk@minutes.example>\nتم الإرسال: 3 مايو 2027\nإلى: Sam\nالموضوع: Actions",
    "Sent: 03 May 2027 10:15\nFrom: Minutes Desk <desk@minutes.example>\nTo: Sam\nSubject: Actions",
    "Subject: Actions\nFrom: Minutes Desk <desk@minutes.example>\nDate: 3 May 2027 10:15\nTo: Sam",
    "Minutes Desk\n03/05/2027 10:15 AM\nTo: Sam Porter/HQ/Body@BODY\ncc: Jo Lee/HQ/Body@BODY\nSubject: Actions",
    "From:\tMinutes Desk <desk@minutes.example>\nTo:\tsam@body.example\nDate:\t03/05/2027 10:15\nSubject:\tActions",
    "                    Minutes Desk                                         \n"
    "                    <desk@minutes.            To:     Sam Porter/Body@BODY\n"
    "                    example>                  cc:                         \n"
    "                    03/05/2027                Subject:     Actions        ",
    "Begin forwarded message:\n\nFrom: Minutes Desk",
    "-------- Forwarded Message --------\nSubject: Actions\nDate: Mon, 3 May 2027 10:15:22 +0100\nFrom: Desk",
    "---------- Forwarded message ---------\nFrom: Minutes Desk <desk@minutes.example>\nDate: Mon, 3 May 2027 at 10:15",
    "-------- Ursprüngliche Nachricht --------\nVon: Minutes Desk",
    "----- Mensaje original -----\nDe: Minutes Desk",
    "-------- Messaggio originale --------\nDa: Minutes Desk",
    "---- On Mon, 03 May 2027 10:15:22 +0100 Minutes Desk <desk@minutes.example> wrote ----",
    "-----Original Appointment-----\nFrom: Minutes Desk",
    "## Please reply above this line ##",
    "--- Write your reply above this line ---",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("quoted", [False, True], ids=["bare", "marked"])
def test_an_attribution_ends_the_answer(attribution: str, quoted: bool) -> None:
    old = "\n".join(f"> {line}" for line in OLD.split("\n")) if quoted else OLD
    kept = keep_own(f"{ANSWER}\n\n{attribution}\n\n{old}".split("\n"))
    assert "\n".join(kept.lines).strip() == ANSWER
    assert kept.history


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_attribution_directly_below_the_answer_ends_it(attribution: str) -> None:
    kept = keep_own(f"{ANSWER}\n{attribution}\n{OLD}".split("\n"))
    assert "\n".join(kept.lines).strip() == ANSWER


@pytest.mark.parametrize("mark", ["> ", ">", "SP> ", "| ", "--] ", ": "])
@pytest.mark.parametrize(
    "attribution",
    [
        "Sam wrote:",
        "Sam Porter said:",
        "On Mon, May 03, 2027 at 10:15:22AM +0100, Sam Porter mentioned:",
        "On Mon, May 03, 2027 at 10:15:22AM +0100, or so it is told,\nSam Porter thought:",
    ],
)
def test_with_a_marked_quotation_below_less_is_asked_of_an_attribution(attribution: str, mark: str) -> None:
    text = f"Before.\n\n{attribution}\n{mark}is the gate mended\n{mark}and the path swept?\n\nBoth are."
    assert "\n".join(keep_own(text.split("\n")).lines).split() == ["Before.", "Both", "are."]


@pytest.mark.parametrize(
    "words",
    [
        "Two things:\n| a | b |\n| c | d |",
        "My answers:\n# one done\n# two not",
        "On Monday 3 May 2027 we printed the leaflets.",
        "On reflection:\n- the leaflets are done\n- the banner is not",
        "From: the stores, 200 leaflets.",
        "To: do this week\nFrom: next week",
        "1. Done\n2. Not yet, I wrote to the printer on 3 May 2027 and am waiting.",
        "Please send it to jo@body.example, who wrote the draft.",
        "Action 1: done on 3 May 2027.\nAction 2: I will do it by 10:15 tomorrow.",
        "The printer wrote to say it is ready.",
        "Date: 3 May 2027\nVenue: Town Hall",
        "Subject: to funding, done.",
        "Here is what Jo said: nothing.",
        "See https://body.example/on-3-may-2027-sam-wrote:",
        "Done at 10:15 on 3 May 2027:\nleaflets, banner, posters.",
        "A note: Sam wrote the leaflet, and\n2. is done.",
        "Re: the leaflets - done. Re: the banner - not yet.",
    ],
)
def test_words_that_look_like_an_attribution_are_kept(words: str) -> None:
    assert keep_own(words.split("\n")).lines == tuple(words.split("\n"))
