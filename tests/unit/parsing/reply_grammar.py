"""The parts that closings are made of, and what spoils one: data for tests that put replies together. Knows no code.

A closing is a core with a lead, a circumstance and an aside at their places. A spoiler stands before, in or behind it.
"""

from __future__ import annotations

#: Subject, auxiliary and participle; "{}" is where a denial, a hedge or a future would stand.
STATED = """
it is {}done
it's {}been sorted
this has {}been completed
this was {}finished
that is {}sorted out
all of it is {}dealt with
this one was {}actioned
the action has {}been completed
this got {}finished
we have {}completed this
I have {}done it
I've {}finished this one
""".strip().split("\n")

#: Without a subject.
CURT = """
done
sorted
completed
all done
finished
actioned
did it
all sorted
job done
dealt with
boxed off
donezo
""".strip().split("\n")

CORES = [core.replace("{}", "") for core in STATED] + CURT

#: When, where, how and with whom it was finished; every one of them looks back or stands still.
CIRCUMSTANCES = """
yesterday
on Monday
last week
last night
this morning
ages ago
weeks ago now
a fortnight ago
at the weekend
over the weekend
back in October
in the end
at last
at long last
on time
in good time
earlier today
the other day
the same day
the day after the meeting
the morning after we spoke
straight after the meeting
before the meeting
before church
before you wrote
before you asked
before we left
before I went away
before your reminder came
well before the deadline
after we spoke
after church
while I was at the hall
while you were away
when I was in on Tuesday
when we met last week
as soon as you asked
the minute you sent it
during the holidays
between meetings
with a bit of help from Dave
with Dave's help
with no trouble at all
without any fuss
without a hitch
without much trouble
by hand
by phone
by the contractor
in about ten minutes
in one go
in the rain
on my way home
in record time
to everyone's delight
just as you asked
as agreed
as requested
from start to finish
for the committee
for you
first thing Monday
last thing on Friday
in the early hours
in between patients
between clinics
during my break
before surgery this morning
after surgery last night
at the second attempt
at the third time of asking
while the kettle was boiling
when I popped in on Sunday
when Jo and I met up
once the rain stopped
once the snow had cleared
after a bit of a battle
after a few hiccups
after much muttering
after I'd walked the dog
before I'd had my breakfast
just before I logged off
the night before last
a week last Tuesday
Tuesday last
last Tuesday as ever was
three weeks back
years ago
days ago
only yesterday
only this morning
half an hour ago
not five minutes ago
not long ago
not so long ago
a day late
a bit late
slightly behind time
ahead of schedule
within the budget
under budget
within the hour
to time and to budget
to the chair's satisfaction
courtesy of the Scouts
by Jo and me
by yours truly
by my wife
by the whole team
by all of us
by the caretaker on Monday
by me personally
by me and Jo last night
with my own fair hands
with the help of the Scouts
with some difficulty
with much swearing
with difficulty
despite the rain
despite the weather
despite everything
in spite of the roadworks
against the odds
against all odds
regardless of the weather
rain or no rain
come rain or shine
on behalf of the trustees
on your behalf
for the trustees
for the school
for free
free of charge
at no cost
at no cost to us
for £40
over two evenings
over several days
over a pint
using the new form
via the portal
via email
through the portal
on Teams
over Zoom
in person
face to face
in writing
in triplicate
in duplicate
properly this time
at my end
from my side
from our end
as far as I'm concerned
as far as we are concerned
to my mind
for my part
and filed
and dusted
and signed
and out of the way
and put away
and paid for
and good riddance
""".strip().split("\n")

LEADS = """
Hi Sam,
Morning Sam,
Thanks for the nudge,
Thanks Sam.
Sorry for the delay.
Sorry for not replying sooner,
Apologies,
No need to nag,
No need to chase,
No worries,
No panic,
Don't worry,
Never fear,
You'll be glad to hear
Just to say
Just to confirm
I can confirm that
Yes,
Yep -
Oh yes,
Actually
Good news!
FYI
For the record,
As I said,
Like I said,
As I told you last week,
I did tell you,
I did say,
I thought I'd told you,
I should have said,
I forgot to say,
It wasn't easy, but
Took a while, but
Bit of a faff, but
Not my favourite job, but
I won't be volunteering again, but
I'm not doing that again, but
I never want to see another spreadsheet, but
It nearly killed me, but
My back will never be the same, but
No thanks to the weather,
Is it done? Yes,
Done? Yes,
Did you not see my message?
Did I not tell you?
Didn't I say?
Is this still on the list?
Why is this still showing?
Have I not told you?
The printer was down on Monday.
I was away last week.
I couldn't get to it last week but
Evening all,
Afternoon,
Right,
Righto,
Ok so
Well,
Ah,
Oops,
Whoops,
Gosh,
Blimey,
Oh dear, sorry,
My bad,
Mea culpa,
Guilty as charged,
Thought I'd replied!
Thought you knew!
Thought I had told you -
Crossed in the post -
Our emails crossed,
Sorry, been on holiday.
Sorry, been off sick.
Sorry, only just seen this.
Only just seen this,
Just back from leave,
I don't check emails often.
I don't have internet at home so only just seen this.
I'm no good with emails.
Not very good with computers, sorry.
Not sure I'm doing this right, but
Not sure why I'm still getting these,
Not sure if you got my last email.
Don't know if Jo told you,
I know it was due last week.
I know, I know,
Yes I know it's late,
Better late than never,
About time too,
At last!
Finally!
Hurrah!
Phew!
Tick!
You can relax,
You can stop worrying,
Stop worrying,
Stop fretting,
Relax,
Rest assured
Fear not,
Panic over,
All good,
All fine here,
Happy to report
Happy to say
I'm delighted to report that
It gives me great pleasure to say
Pleased to say
Just a quick one to say
Quick update:
Update from me:
Status:
In answer to your question,
In reply to yours,
Re the below,
With reference to the below,
With regards to this action,
Regarding this one,
As regards this action,
On this one,
The boiler man was useless.
The council were no help at all.
Nobody answered for days.
Nobody would help.
It never stops raining.
It hasn't stopped raining.
It's not been a good week.
Couldn't find the key for ages but
It took some doing but
Took me half the day but
Cost me a fortune but
What a palaver,
What a job!
What a week!
Never been so glad to see the back of something,
Not before time,
Not that you need to know, but
If you're wondering,
In case you were wondering,
If I didn't say already,
If memory serves I told you,
Do you ever sleep?
Do you never sleep?
Isn't this closed?
Isn't this closed already?
Wasn't this closed last month?
Did nobody tell you?
Has nobody told you?
Did Jo not say?
Are you sure you've not had my email?
Remember me?
Not a minute too soon, but
Never mind the extra week I asked for,
Don't worry about the extension I asked for,
Job's a good'un,
I hadn't been able to reach her until Monday.
I am writing to advise that
""".strip().split("\n")

ASIDES = """
, thanks
, thank you for chasing
, sorry
, sorry for the delay
, sorry I forgot to say
, sorry I didn't tell you
, as I said
, I did say so
, I did say so at the time
, as I told you
, I thought I'd told you
, I told you at the meeting
, I emailed you about it
, I did let you know
, no need to chase
, no thanks to the weather
, not that anyone noticed
, and not before time
, hope that helps
, hope you are well
, see you Thursday
, nothing more to do
, you can take it off the list
, please close it
, so you can close it
. Thanks
. Cheers, Jo
. See you on Thursday
. Sorry I can't make the meeting
. I won't be at the next meeting
. I'm away next week
. I am on leave until the 9th
. Have a good weekend
. Will you need anything else from me?
. Anything else you need?
. Do you need anything else?
. Shall I bring the cakes on Thursday?
. Are you coming on Thursday?
. How is your mum?
. Let me know if you need anything
. Any questions, shout
. Never again!
. I won't be doing that again
. No need to reply
. Happy to help
. What a relief
. It wasn't easy
. It took ages
. Now for a cup of tea
. Please stop reminding me
. Did you not get my message?
. Didn't I tell you?
 x
 :)
!!
, as you know
, as you'll have heard
, as you may have heard
, as Jo will tell you
, as Jo can confirm
, Jo was there
, Jo helped
, Jo has the key
, Jo's got the receipts
, Jo took photos
, Jo sends her love
, receipt attached
, receipt to follow
, receipts in the post
, invoice attached
, invoice to follow
, photo attached
, photos attached
, see attached
, details attached
, copy attached
, copy on file
, copies available on request
, the key is back on its hook
, keys back with the caretaker
, it looks great
, it looks lovely
, looks great
, looking good
, everyone is happy
, everyone's pleased
, the chair is delighted
, Jo is happy with it
, no complaints
, no casualties
, no harm done
, no damage
, no injuries
, no charge
, no cost to us
, no further questions
, no need for thanks
, no more excuses
, no more leaks
, can't complain
, can't believe it
, couldn't be happier
, couldn't be simpler
, wasn't hard
, wasn't too bad
, wasn't cheap
, not cheap
, not bad eh
, not too shabby
, not my finest work
, not that it was hard
, never again
, never doing that again
, never been so cold
, don't ask
, don't ask how
, don't worry
, don't tell Jo
, you're welcome
, you owe me a pint
, I owe Jo a pint
, mine's a pint
, I deserve a medal
, I'm shattered
, I'm off to bed
, off to bed
, off on holiday now
, so I'm off to the pub
, so that's one less to worry about
, so one less thing
, so that's that
, so there you go
, so there
, so cross it off
, so strike it off
, so all good
, so no worries
, so we're all set
, so you can sleep easy
, so you can stop emailing me
, so no more emails please
, next!
, what's next
, what a faff
, what a week
, thank goodness
, thank heavens
, touch wood
, phew
, hurrah
, hooray
, lol
, haha
, ta
, ta muchly
, cheers
, tvm
, rgds Jo
, best, Jo
, love Jo
 - Jo
 - cheers
 - thanks all
 - sent from the bus
 (sorry)
 (finally)
 (at last)
 (by Jo and me)
 (see attached)
 (sorry for delay)
 (not before time)
. Sorry, should have replied
. Sorry to have kept you waiting
. Sorry it took so long
. Sorry for the wait
. Sorry for not saying
. Apologies for radio silence
. Apologies I've not been in touch
. I've been rubbish at replying
. I'm hopeless at email
. I don't do email much
. I did wonder why I was still getting these
. I thought this had been taken off
. Bill to follow
. Invoice is on its way
. Will bring the receipt on Thursday
. Will bring it up at the meeting
. Will report at the next meeting
. I'll report back on Thursday
. I'll tell you about it on Thursday
. I'll tell you all about it when I see you
. I'll explain when I see you
. I can't make Thursday
. I can't come on Thursday
. Can't make the next meeting
. Won't be there Thursday
. Not at the meeting next week
. See you next week
. See you then
. Speak tomorrow
. Speak next week
. Give my love to Jo
. Regards to Jo
. Say hi to Jo
. The garden looks lovely
. Weather awful here
. We had great fun
. We had a laugh
. It was fun
. It was a pleasure
. My pleasure
. Always a pleasure
. Any time
. Anything else, just ask
. If you need anything else, just ask
. If there's anything else let me know
. If there are any problems let me know
. If you want to see it, pop round
. If you didn't get it let me know
. Let me know if it's not right
. Let me know if you didn't get it
. Tell Jo thanks
. Tell Jo I said hi
. Thank Jo for the cake
. Well done on the fair
. Well done for organising
. Great meeting by the way
. Good meeting
. Lovely to see you
. Is Jo better?
. How's the knee?
. How was Spain?
. Pub?
. OK?
. Ok?
. Happy?
. Happy now?
. Did you have a nice holiday?
. Did you get home ok?
. Have you had a good week?
. Do you want the receipt?
. Do you want to see a photo?
! Who do I invoice for the stamps?
. Where do I send the receipt?
. How do I claim the mileage?
. If anyone wants a copy they can ask me.
. Anybody who wants one can have one.
, receipt to prove it
, not my finest work but it'll do
, hopefully the last time
. Hopefully that keeps everyone happy
. My neighbour lent me his drill.
. It was colder than I expected
. The caretaker was a star
. Is there cake on Thursday?
. Do I get a gold star?
. Jo took some lovely pictures.
""".strip().split("\n")

#: In place of "{}".
INNER_SPOILERS = ["not ", "never ", "nearly ", "almost ", "only half ", "half ", "partly ", "mostly ", "not yet "]

#: Put before any core.
BEFORE_SPOILERS = """
I don't think
I doubt
I hope
I think
I assume
I believe
I guess
Hopefully
Apparently
Supposedly
Presumably
Probably
Maybe
Perhaps
As far as I know
Jo says
Jo said
Jo tells me
Jo reckons
According to Jo
I was told
I heard
I'm told
They say
Rumour has it
The minutes say
If only
If
Once
Unless
When
Whenever
Until
As soon as
Assuming
Provided
Not sure if
Not sure whether
I can't say
I wish
I'd love to say
I would love to say
I'd like to say
I want to see that
I'd hoped to say
I can't pretend
I wouldn't say
Nobody told me
Make sure
Check that
Please confirm
Please make sure
Let me know when
Let me know if
Tell me when
Has someone checked that
Half of it is not and the rest is
It is not true that
I never said
Don't tell them
Next week
Tomorrow
By next Friday
My tax return is overdue and
The other one, not this, is
""".strip().split("\n")

#: Put behind any core.
AFTER_SPOILERS = (
    """
?
 or not?
, or is it?
, isn't it?
, right?
, not
, not!
, I think
, I hope
, I believe
, I assume
, I suppose
, apparently
, supposedly
, hopefully
, fingers crossed
, probably
, maybe
, or so I'm told
, or so Jo says
, Jo says
, according to Jo
, as far as I know
 over the coming weeks
 between now and next Friday
 about two thirds
 around the edges
, except the last bit
, apart from the roof
, bar the signing
, all but the last page
, minus the signatures
, mostly
, more or less
, nearly
, almost
, in part
, in theory
, in my head
, in principle
, if Jo agrees
, if Jo turns up
, once Jo signs
, unless it rains
, subject to the board
, assuming Jo has paid
, provided Jo agrees
, when Jo comes back
, as soon as the paint dries
 before you write
 before we leave next week
 before the meeting next month
 when I am in on Tuesday
 after we speak tomorrow
 while you are away next week
 by next Friday
 by next week
 by the end of the month
 tomorrow
 next week
 next Monday
 in a fortnight
, but please check
, but it has come undone
, but it needs doing again
, but I'm not happy with it so am starting again
, but not the second half
, but there is still some to do
, but I still need to send it
, just need to send it
, only the last page to go
, one more to do
, still waiting for Jo
. Still waiting for the invoice
. Not really
. Only joking
. No it isn't
. Well, nearly
. Well, almost
. Well, half of it
. Just the signatures to get
. I still have to send it
. It still needs signing
. I think
. I hope
. At least I think so
. Or so I'm told
. Ignore that, it isn't
. Sorry, no it isn't
. Scrap that
. Jo has yet to sign it
. Signatures still needed
. The second coat goes on Monday
. Just the lid to do
. Will finish the rest on Monday
. The rest will be done on Monday
. Rest to follow
. More to follow
. Part two next week
. Phase two to come
. Awaiting a reply from the bank
. Awaiting sign-off
. Needs Jo's signature
. Needs checking
. Needs a second coat
. Still needs painting
. Still to be painted
. It still leaks
. It's still leaking
. It's still broken
. It didn't work
. It did not work though
. It fell down again
. It came back
. It has come back
. It bounced
. It was rejected
. They rejected it
. They refused it
. They want it redone
. Jo wants it redone
. It has to be redone
. I'll have to redo it
. I'll have another go on Monday
. I will try again next week
. Will try again
. Only it isn't quite
. Just not all of it
. Not all of it though
. Not the last bit though
. Apart from the lid
. Except for the lid
. But not the lid
. Bar the shouting
. Other than the lid
. Minus the lid
. All but the lid
. Most of it anyway
. Mostly
. Nearly
. Almost
. Well almost
. Sort of
. Kind of
. Ish
. More or less
. Give or take
. Up to a point
. In a manner of speaking
. As far as it goes
. So far
. For now
. For the time being
. If you don't count the lid
. If the bank agrees
. Once Jo has signed
. When Jo signs
. Subject to contract
. Assuming the cheque clears
. Provided it doesn't rain
. Unless Jo objects
. Depends on Jo
. Pending approval
. Or it will be
. Or it will be by Monday
. Or will be soon
. Or nearly
. Or so Jo tells me
. Or at least I think it is
. I hope so
. Hopefully
. I believe
. I assume
. Jo said so
. Jo told me so
. Jo says so
. According to Jo
. So I hear
. So I'm told
. Apparently
. Allegedly
. Not by me
. Not this one though
. Not this one
. Wrong one, sorry
. Oops wrong one
. Oh no it isn't
. No wait, it's not
. Sorry, I mean not
. Sorry, not done
. I mean it isn't
. Actually no
. Actually it isn't
. Scratch that
. Ignore that
. Ignore me
. Joking
. Just kidding
. I wish
. In my dreams
. As if
. Not
. Do not close it
. Please don't close it
. Don't close it yet
. Please keep it open
. Leave it open
. Keep it open for now
. Can you check?
. Can you check it is?
. Is it?
. Isn't it?
. Or is it?
. Right?
. Correct?
. Can somebody confirm?
. Can anyone confirm this?
. Who can confirm?
. Does that count?
. Does Jo agree?
. Do I need to sign it as well?
. Do I still need to do the lid?
. Should I also do the lid?
. Shall I do the lid as well?
. What about the lid?
. And the lid?
, the lid isn't
, lid to follow
, lid next
, lid outstanding
, lid to do
, just the lid left
, one page left
, two left
, three to go
, just waiting for the lid
, waiting on Jo
, waiting for Jo to sign
, over to Jo to sign
, Jo just has to sign
, Jo needs to sign
, Jo will sign on Monday
, to be signed on Monday
, signing on Monday
, as of next Monday
, from next Monday
, from tomorrow
, come Monday week
, by Monday week
, by close of play tomorrow
, by tonight hopefully
, give me five minutes
, give me until Monday
, bear with me
. Who do I send the rest to?
. What do I do next?
. Who signs it?
. If Jo agrees, that is
. If anyone wants it finished they can ask Jo
, hopefully the glue holds
. The caretaker still has to sign
. The second coat goes on tomorrow
. My neighbour will finish the edges
. Let me check with Jo, though
, let me double check
 🙄
. Jo disagrees
, barring accidents
, save the signature
, wrong email, ignore
""".rstrip("\n")
    .removeprefix("\n")
    .split("\n")
)

#: Whole replies in which the word is another's, or of another thing.
OTHERS = """
my tax return is done
my knee is done
the kids are all sorted
the other one is done
Jo's one is done
Jo's action is finished
well done everyone
the washing up is done
lunch is sorted
the match is finished
the meeting is finished
I've finished my lunch
I am done with this committee
I have done my back in
it is done to death
your "done" button doesn't work
what does "done" mean
reply with done when done
Jo has finished the other one
my holiday was finished before you wrote
the term finished before we left
we were done in by the heat
I was going to say it is done
I'd hoped to be able to say it was done
it would be nice to say it was done
it would be good if it was done
it was nearly done when the storm came
it was done once but has to be done again
it has been done before, years ago, but not since
it gets done every year
it will be done when you get this
it should be done when you get this
it'll be done before you know it
it'll be sorted before you can say knife
it won't be done before the meeting
it wasn't done before the meeting
it was not done when I looked
it was not finished when I left
I don't know if it was done before we spoke
nobody told me it was done
I was told it was done before you wrote
Jo told me it was done before you wrote
Jo emailed me to say it's done
Jo says she did it last night
Jo said she'd done it before we left
was it done before we spoke?
wasn't it done before the meeting?
has it been done without a hitch?
if it was done before you wrote I'd be glad
unless it was done while I was away
I'll have it done before you get back
I want it done before we leave
I would like it sorted before we meet
hoping to have it finished before the AGM
hoping it's done before we meet
we need it done without any fuss
to be done without delay
to be done when I am back
needs to be sorted before you go
must be completed before we meet
should have been done before we met
supposed to be done before we met
meant to be done by the time we met
could have been done before we met
might have been done while I was away
may have been sorted while I was away
probably done before we met
it was half done when I left
it was partly done before the storm
it was started before you wrote
done with Jo, I am leaving her
finished with Jo
I'm done with Jo's help line
I told you it was not done
I did tell you it isn't done
as I said, it's not done
as I told you last week it isn't done
like I said, not done
I emailed you to say it's not done
sorry I didn't tell you it's not done
sorry I didn't say, it isn't done
I thought I'd told you it was not done
did I not tell you it isn't done?
didn't I say it wasn't done?
I won't be doing it
I won't do it again
I am not doing that
no need to do it, it was done by others I think
no need to chase
no panic, it will be done
no need to nag, it's nearly done
no need to nag, I'm on with it
is it done? Yes and no
is it done? It is not
is it done? No
is it done? Not quite
is it done? Yes, if Jo signs
is it done? Yes but not the lid
is it done? It is nearly
is it done? It will be
is it done? I think so
is it done? I hope so
is it done? Yes, I think
is it done? Yes, nearly
is it done? Ask Jo
is it done? Jo says it is
did you do it? Is it done?
is this still showing?
is this still on the list?
will you need anything else?
did you not see my message?
happy to help
never again!
consider it done
consider it sorted
consider it done by Friday
my back is killing me
I won't be at the meeting
I can't make Thursday
sorry I can't make it
I couldn't be happier
not my favourite job
I emailed you about it
I told you at the meeting
I did say so
carrying on with it
work continues
we carry on
continuing
it continues
different matter: I finished the newsletter
by the way the hall painting is finished, unrelated
the survey is complete, by the way, nothing to do with this
it is done over Easter
it's done after school
that is done at Christmas
am I finished with this
are we done with this
sure, all done 🙄
the work was never carried out
closed on your system but the job was never done
one hundred per cent not done
ninety per cent done
consider it closed once the bill is paid
would you consider it closed?
please archive once signed
the necessary work will be completed in May
the required work is half done
boxed off apart from the roof
just the last page to print and then it's done
the policy is done, the leaflet isn't
done inside, not out
""".strip().split("\n")
