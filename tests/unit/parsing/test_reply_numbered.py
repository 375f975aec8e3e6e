"""What owners write to a mail that lists several actions: count | words | number and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply

TODAY = date(2026, 3, 4)

#: d done, h half done, n not done, p in progress, t another date, q question, x declined, r somebody else, c comment.
LETTERS = {
    "d": Intent.DONE,
    "h": Intent.DONE_PARTIAL,
    "n": Intent.NOT_DONE,
    "p": Intent.IN_PROGRESS,
    "t": Intent.DATE_CHANGE,
    "q": Intent.QUESTION,
    "x": Intent.DECLINE,
    "r": Intent.REASSIGN,
    "c": Intent.COMMENT,
    "o": Intent.REOPEN,
}

NUMBERED = r"""
3 | 1 and 3 done, 2 next Friday | 1d 2t 3d
3 | all done | 1d 2d 3d
4 | all except 4 | 1d 2d 3d 4n
4 | All done except 4 | 1d 2d 3d 4n
4 | All done apart from 4, which I'll do on Friday | 1d 2d 3d 4t
4 | All bar number 3 are done | 1d 2d 3n 4d
4 | Everything but 2 is done | 1d 2n 3d 4d
2 | #2: done | 2d
3 | 1. Done\n2. Not yet\n3. Done | 1d 2n 3d
3 | 1) done\n2) in progress\n3) not mine | 1d 2p 3x
3 | 1 - done\n2 - will do by Friday\n3 - waiting for Jo | 1d 2t 3p
3 | 1: done. 2: done. 3: not started. | 1d 2d 3n
2 | first one done, second not yet | 1d 2n
2 | The first is done, the second isn't | 1d 2n
2 | First is done. Second is under way. | 1d 2p
3 | 1 done, 2 done, 3 not done | 1d 2d 3n
3 | 1 and 2 done, 3 outstanding | 1d 2d 3n
2 | 1 wrapped up, 2 next week | 1d 2t
2 | 1 dealt with. 2 seen to. | 1d 2d
3 | 1 and 3 taken care of, 2 will be dealt with | 1d 2p 3d
2 | 1 not dealt with yet, 2 put to bed | 1n 2d
3 | 1, 2 and 3 all done | 1d 2d 3d
3 | 1,2,3 done | 1d 2d 3d
3 | 1+2 done | 1d 2d
3 | Done 1 & 3 | 1d 3d
3 | Done: 1, 3\nNot done: 2 | 1d 2n 3d
3 | Done: 1 and 2. Outstanding: 3 | 1d 2d 3n
3 | Items 1 and 2 are complete | 1d 2d
3 | Action 2 complete | 2d
3 | action 3 is done | 3d
3 | Number 2 is done | 2d
3 | No. 2 done | 2d
3 | no 2 done | 2d
3 | Point 3 has been actioned | 3d
3 | I've done 2 | 2d
3 | I have finished 1 and am working on 2 | 1d 2p
3 | I've completed 1 and 3, 2 is in hand | 1d 2p 3d
3 | 1 is done but 2 isn't | 1d 2n
3 | 1 done, still working on 2 and 3 | 1d 2p 3p
3 | 1 done, rest to follow | 1d 2p 3p
3 | 1 done, the others are in progress | 1d 2p 3p
2 | 1 done, the other one next week | 1d 2t
2 | both done | 1d 2d
2 | Both done thanks | 1d 2d
2 | Both are complete | 1d 2d
2 | Both not done | 1n 2n
2 | Neither done yet | 1n 2n
3 | None of these are done | 1n 2n 3n
3 | None done yet | 1n 2n 3n
3 | All in progress | 1p 2p 3p
3 | All of these are done | 1d 2d 3d
3 | All of them done | 1d 2d 3d
3 | all three done | 1d 2d 3d
3 | All 3 done | 1d 2d 3d
3 | All complete | 1d 2d 3d
3 | Everything is done | 1d 2d 3d
3 | The lot is done | 1d 2d 3d
3 | I've done them all | 1d 2d 3d
3 | I have completed all of these | 1d 2d 3d
3 | All my actions are complete | 1d 2d 3d
3 | first two done | 1d 2d
3 | The first two are done, the last one will be done by Friday | 1d 2d 3t
3 | Last one done | 3d
3 | The last one is still outstanding, the others are done | 1d 2d 3n
3 | 1 ✅ 2 ❌ 3 ✅ | 1d 2n 3d
3 | 1 ✅\n2 ✅\n3 ⏳ | 1d 2d 3p
3 | 2 is not mine, it's Jo's | 2r
3 | 3 is for Jo Lee | 3r
3 | Please pass 2 to Jo Lee | 2r
3 | 1 done. Who is 2 for? | 1d 2q
3 | What is 2 about? | 2q
3 | Is 3 mine? | 3q
3 | 1 by 20 March and 2 by 30 March | 1t 2t
3 | 2 by end of April please | 2t
3 | Move 2 to 20 March | 2t
3 | Can 2 wait until April? | 2t
3 | Please reopen 2 | 2o
3 | 1 done, 2 will be done when Jo replies | 1d 2p
3 | 1 done, 2 half done | 1d 2h
3 | 1 sent. 2 booked. 3 not started. | 1d 2d 3n
3 | 1. Done - letter sent on Monday\n2. Still chasing the supplier\n3. Can't do this until April | 1d 2p 3t
3 | 1. Sent\n2. I'll do this next week\n3. Who should I ask? | 1d 2t 3q
3 | 1.\nDone\n2.\nNot yet\n3.\nDone | 1d 2n 3d
2 | 1. Write to the school\nDone\n2. Book the hall\nNot yet | 1d 2n
2 | 1. Write to the school - done\n2. Book the hall - not done | 1d 2n
5 | 1-3 done | 1d 2d 3d
5 | 1 to 3 done, 4 and 5 in progress | 1d 2d 3d 4p 5p
5 | 1, 2, 4 complete; 3 in hand; 5 not started | 1d 2d 3p 4d 5n
5 | Finished 1, 2 and 5. 3 and 4 next month. | 1d 2d 3t 4t 5d
5 | Nos 1, 2 and 4 are done | 1d 2d 4d
4 | 2 done, 7 done | 2d
3 | 1 yes done, 2 no, 3 not yet | 1d 2n 3n
3 | Re 2 - done | 2d
3 | For 2, done last week | 2d
3 | As for 3, it's done | 3d
3 | On 1: done. On 2: waiting. | 1d 2p
3 | 1 done 2 done 3 not yet | 1d 2d 3n
3 | 1 done 2 in progress | 1d 2p
3 | Hi Sam, 1 and 2 are done. 3 will have to wait until April. Thanks, Jo | 1d 2d 3t
3 | I've not done 2 | 2n
3 | Haven't done 2 or 3 | 2n 3n
3 | Done all of them | 1d 2d 3d
3 | All done bar 2 | 1d 2n 3d
3 | Done all but 2 | 1d 2n 3d
3 | Only 1 is done | 1d
3 | Just 2 left to do | 
3 | 1 is done I think | 1c
3 | 1 should be done | 1p
3 | Will do 1 tomorrow | 1t
3 | Close 1 and 2 please | 1d 2d
3 | Please close 1 | 1d
3 | You can close 1 and 3 | 1d 3d
3 | You can tick off 2 | 2d
3 | 1 can be closed | 1d
3 | 3 copies sent | 
2 | Second one done | 2d
2 | The latter is done | 2d
2 | 1 done ... 2 nearly | 1d 2p
2 | 1 DONE; 2 ONGOING | 1d 2p
2 | (1) Done (2) Not done | 1d 2n
2 | [1] done\n[2] not done | 1d 2n
2 | 1 = done, 2 = not done | 1d 2n
2 | 1 and 2: done | 1d 2d
2 | 1 & 2 - sorted | 1d 2d
2 | 1 sorted, 2 on it | 1d 2p
2 | 1 done. 2 I need more time please | 1d 2t
2 | No 1 done, no 2 not | 1d 2n
2 | one done, two not | 
2 | Action one done, action two in progress | 1d 2p
""".strip()


@pytest.mark.parametrize("row", NUMBERED.split("\n"))
def test_each_number_gets_what_is_said_of_it(row: str) -> None:
    count, words, expected = (cell.strip() for cell in row.split("|"))
    reply = parse_reply(words.replace("\\n", "\n"), count=int(count), today=TODAY)
    assert {n: answer.intent for n, answer in reply.items.items()} == {
        int(item[:-1]): LETTERS[item[-1]] for item in expected.split()
    }
