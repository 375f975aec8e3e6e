"""What owners write, and what it means: one row per reply to a mail that lists a single action."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply

TODAY = date(2026, 11, 18)

DONE = r"""
Done
done.
DONE!!!
Done ✅
✅
✔
👍 done
Done 🙂
Done, thanks
All done
All done thanks!
Yes, done
Yes - done
Yep done
Done and dusted
Job done
That's done
That's me done
That's now done
This is done
This is now complete
This one's done
It's done
Its done
it is all done now
All sorted from my end
sorted
Sorted, cheers
All sorted
ticked off
You can tick it off
Put to bed.
Put this one to bed yesterday
This has been put to bed
Wrapped up this morning
Dealt with
Dealt with yesterday, sorry for the delay
Taken care of
Completed
Complete
Completed on Monday
Action complete
Action completed.
Action 1 is done
Finished
Finished this last night
I've finished it
I have done this
I've done it
I did this on Tuesday
Did it yesterday
Have now done this
Have done
Now complete
Now sorted, apologies for the delay
This was done last week
This was completed at the end of last month
This has now been completed
This has been sorted out
That has been actioned
Actioned
Actioned today
Please close
Please close this one
Please close this action
You can close this
You can close it now, thanks
This can be closed
This can now be closed.
Can be marked as complete
Happy for this to be closed
Ok to close
Good to close
Please mark this as complete
Mark as done please
Please mark it done
Can you close this please
Could you mark this as complete please?
Please tick this off
Please tick it off the list
No further action needed
No further action required from me
NFA
Nothing further to do
Nothing left to do on this
Sent
Sent yesterday
I sent this on Monday
I've sent it
I've sent this to everyone
Sent it out last week
Have sent this round
I've circulated the budget
The budget has been circulated
Budget circulated on Monday
The letter has gone out
Letter went out on Friday
Letter sent
Emailed to all members this morning
Minutes circulated
Room booked
The room is booked
I've booked the hall
Hall booked and paid for
The form has been submitted
Submitted last week
Uploaded to the website
The posters are up and the job is done
The risk register has been updated
I have updated the register
Invoice paid
This was paid on 2 November
The posters have been put up
The new lock has been fitted
Sign repaired
Hi Sam, done.
Hi Sam\n\nThis is done.\n\nThanks\nJo
Good morning,\n\nJust to let you know this has been done.\n\nKind regards,\nJo Lee
Hello all, I can confirm that this action is now complete.
Just to confirm this is done
I'm pleased to say it's done
Happy to report this is now complete
Good news - it's done
Update: done
Quick update - this is finished
Status: complete
Done\n\nSent from my iPhone
Done\n\nSent from Outlook for Android
Done\n\n-- \nJo Lee\nProject Officer\nNorthfield Council\n01632 960123
Done\n\nJo Lee\nProject Officer | Northfield Council\nTel: 01632 960123
Done\n\nMany thanks\n\nJo\n\nDr Jo Lee\nHead of Nothing Left Undone\nThis e-mail is confidential.
Couldn't get to it last week but it's done now
I didn't manage it before the holiday but have now done it
Wasn't able to do it on Monday, but it is now complete
Sorry it took so long, done now
Took a while but it's finally done!
Finally done
Done at last
Done! Let me know if you need anything else
Done. Shout if there are any problems.
Done, hope that helps
Done - see attached
Done, see attached minutes
Done as requested
Done as agreed
No problem, done
No worries - all done
Don't worry, it's done
Thanks for the reminder - done
Thanks for chasing, this is done
Already done
Already completed last month
This was already done before the meeting
I've already done this
We have done this
We did this last week
doen
compelted
This is completd
All finished
Mission accomplished
Resolved
This has been resolved
Issue resolved
It's been done
It has been dealt with by our office
Both letters have been sent
Signed, sealed and delivered
Done on the 2nd
Done on 10 November
Wedi ei wneud
Wedi'i gwblhau, diolch
Well, done.
Completed - thank you
Tick!
Ticked off my list
Superseded by the new plan, please close.
It went off to the printers this morning so please close it
Everything is done
""".strip()

DONE_IN_OTHER_WORDS = r"""
All ticked off, thanks
I finished this off on Friday
That's all done now, thank you
Yes this has been done
Have done this one
All completed
I've now completed this action
Action completed 14/11
Done on Friday
Done last Thursday
Done this morning
This was done at the time
Job done, thanks for the nudge
Sent to all partners this morning
Sent the budget round on Tuesday
I sent it to everyone yesterday afternoon
Sent over to Nadia
I've emailed the list to all members
The revised budget was circulated on 16 November
Revised budget circulated to the group
Have circulated the revised budget, see attached
Please find attached the revised budget. This completes my action.
Finished, finally!
Finished it off this afternoon
All wrapped up
Wrapped up last week
Everything's sorted
Got this done yesterday
Got it done
Managed to get this done today
I managed to finish this yesterday
Done it
done it yesterday
Done that
Been done
Has been done
Was done last week
Is done
It is complete
100% complete
100% done
Dear Actions, the above is now complete. Regards, Lena
Hi, this one is done. Thanks, Lena
Hi - done
Hello,\n\nDone.\n\nBest wishes\nLena
Afternoon\n\nThis is now complete, thanks for your patience.\n\nLena Frost\nFinance Manager
Completed and sent
Done and sent
done & dusted
DONE
Done :)
done x
Done 👍
✅ Done
☑️ completed
Task completed successfully.
Confirmed as done
Confirming this is complete
I confirm that the action has been completed
As per my email last week, this is done
Already sorted - see my email of 3 November
Closed
This is closed
Please close this down
Please can you close this
Please can this be closed
OK to close this one
Close it please
Close please
Happy for you to close this
I'm happy for this to be closed off
Mark this as done please
Mark as completed
Can you mark this as done please
You can mark it as done
Tick it off
Cross it off the list
You can cross this off
Strike this one off
This one can come off the list
No longer outstanding - sent this morning
Nothing outstanding from me, all done
Not before time, but done
Not a moment too soon - it's done
Better late than never: done
It wasn't easy but it's done
It took a while but this is now sorted
I forgot to tell you, I did this last week
Forgot to say - done
Sorry, should have said - this was done weeks ago
Sorry should have let you know, done
Apologies, I meant to reply. This was completed on the 10th
We completed this ahead of schedule
Completed by Marta last week
Marta has completed this
Lena and I did this on Monday
The team finished this on Wednesday
My colleague completed this last week
Complted
Completed!!
finsihed
Actioned - thanks
Actioned, ta
Implemented
Installed last week
Signed and returned
Signed off by the board
Published on the website today
Delivered by hand this morning
Handed in
Posted first class yesterday
Bought and delivered
Quotes obtained and sent to the treasurer
Spoke to him yesterday, all sorted
Rang them this morning. Sorted.
Over and done with
Signed, sealed, delivered
Ticked
Tick
Fait accompli
That one's finished
That's been dealt with
This has been taken care of
It has been handed in
Went out this morning
It's gone out
Sent!
All sent
All good, done
All good here - complete
We're done here
I am done
I'm done
We're all done
This can be signed off
Nothing more to do on this one
No further action
Done. No further action required.
Done. Nothing else to report.
Done. Copy attached for your records.
Done - the link is https://files.example/budget
Done (sorry for delay)
Done, and thanks for the reminder!
Done. See you Thursday.
Done. Happy to discuss.
Done. Any questions let me know.
Done. I've put a copy in the shared folder.
Done. Jo has a copy too.
Done. Over to you!
Done ages ago!
Did this ages ago
Did that last week
I did it on Friday
Just did it
Just done it
Just finished
Just sent it
Have just sent this to you
Literally just done it
Finally got round to this - done
Finally got this done
Now complete, thanks
Now closed
Now resolved
Resolved - nothing further needed
This matter is now closed
This matter has been resolved
The matter is resolved
This was actioned on 2 November
Mae wedi'i wneud
Wedi gorffen
Hi Jo, just to say that this one is finished now so you can take it off your list. Thanks, Lena
Hello, I emailed the group on Friday with the new dates so this is done.
Please note that the website has now been updated with the new contact details.
I've spoken to the landlord and the lease has been signed. Done.
This was completed on 12 November - confirmation attached.
Good afternoon. Action complete. Kind regards, Olga
All actioned.
That's all sorted now thanks
Yes, all complete thank you
Yes, I did this
We have now finished this piece of work
This action can be closed as the policy was approved on 3 November
The policy was approved so please close this action
You can close this off now, the signs went up yesterday.
Signs are up!
The signs are now up
The noticeboard is now in place
In place
It's live
The page is live
This went live on Monday
Up and running
I delivered the leaflets at the weekend
I posted the cheque on Monday
Letter written and posted
I rang them this morning and it's sorted
Have met with the contractor, all agreed and signed
I've uploaded the documents to SharePoint
Documents uploaded
I have added this to the agenda
I've checked this and it's fine
Reviewed. Complete.
Have reviewed it, all done
Training completed by all staff
Both trustees have signed
The accounts have been filed with Companies House
Accounts filed
Grant application submitted on time
Application went in on Friday
The bid went in yesterday
Insurance renewed
DBS checks done for everyone
Risk assessment complete and saved on the shared drive
Saved to the shared drive
Shared with the group on Teams
Circulated by email 10/11
Circulated to all partners 10 Nov
10/11 - done
Done 10/11/26
Done 10 Nov
Completed 10th November
Completed: 10 November 2026
Closed 10 Nov
Status: closed
Status - done
Update - complete
Outcome: completed
Answer: done
Re: your action - done
Re the budget - done
Budget: done
Budget - circulated
The budget one is done
My action is complete
My action has been completed
The above action has now been done
Above completed
As above - done
As discussed on the phone, this is now done
Further to your email, this has been completed
With apologies for the delay, this is now complete
Apologies for the slow reply - this was done straight away
So sorry! This was done on the day, I just forgot to reply
Sorry for not replying sooner. It's done.
Thought I'd already told you - it's done
I thought I'd replied to this - it's done
I believe I already confirmed this but it's done
I don't know why this is still showing, it's done
Not sure why this is still open - I did it last month
It's been done for weeks
It's been done for ages!
Long since done
Already dealt with, thank you
Already in place
Completed as part of the review
Completed in full
Fully completed
Fully done
Done in full
Done for all three sites
Done for everyone
Done via email
Done through the portal
Done over the phone
Done online
Done at last week's meeting
Done after our meeting
Done during half term
Done because Jo nagged me
Done, at last, phew!
DONE - hooray
Hooray, done!
Phew, done
Woohoo, all done!
And done.
...and done
Sorted x
Sorted mate
All sorted mate cheers
All good to close
Good to be closed
Fine to close
Feel free to close
Feel free to close this one off
Do close this
You may close this
You may now close this action
Kindly close this action
Would you please close this
Please will you close this one
Please could you mark this one as done
Please remove from the list, it's complete
Please update to complete
Please record as complete
Please log as done
Please show as completed
Please change the status to done
Change to done please
Set to done
Put me down as done
Please put this down as done
Close out please
Close off please
Can be ticked off
Can tick this off
Tick it off please!
Tick this one off for me please
""".strip()

NOT_DONE = r"""
Not done
Not done yet
Not yet
not yet sorry
No
Nope
No, not yet
No not done
This isn't done
It's not done
It isn't finished
This has not been done
I haven't done this
I have not done this yet
Haven't done it
Havent done it yet
Haven't started
Not started
Not started yet I'm afraid
I've not had time
I haven't had a chance to look at this
Haven't had a minute
No time so far
Not had chance
Sorry, I've not got round to it
Sorry, completely forgot
I forgot about this one
Slipped my mind, sorry
This has slipped
Still outstanding
Outstanding
This is still to do
Still to be done
No progress on this
No progress yet
No news on this
Nothing has happened on this
Nothing done yet
Nothing to report
I've done nothing on this
Unable to do this
I was unable to complete this
I couldn't do this
I can't do this
Didn't manage it
I did not manage to finish it
Not finished
Unfinished
Incomplete
Not complete
Not completed yet
Far from done
Stuck on this
This is stuck
On hold
This is delayed
Nowhere near done
Don't close this
Please do not close this yet
Please don't tick this off
Do not mark as complete
Hasn't happened
Never happened
It never got done
Overdue, I know
I failed to get this done
❌
Sorry I've run out of time
Yet to do this
Dim eto
The hall was not available so not done
""".strip()

IN_PROGRESS = r"""
In progress
In hand
This is in hand
Under way
Underway
Ongoing
On it
On it!
I'm on it
I'm working on it
Working on this
Still working on it
Work in progress
WIP
Started
I've started on it
Just started this
Have made a start
Making progress
Progressing well
Getting there
Nearly done
Nearly there
Almost done
Almost finished
90% done
About 70% complete
It's almost complete
As good as done
Will do
Will do!
Will do, thanks
I will do this
I'll do it
I'll get this done
Will get on to it
I'll get it sorted
It will be done
Going to do it
About to do this
Leave it with me
Waiting for the printer
Awaiting a reply from the bank
Waiting on Jo to confirm
I'm still waiting for quotes
I've chased them
Have chased the supplier
I've emailed the school to ask
I've asked for quotes
Being done
It's being done now
This is being dealt with
This is being finalised
Doing it now
Doing this today
On the case
On track
In the pipeline
I've drafted it
Draft written, waiting for comments
Sent to Legal for comments
It's with the lawyers for approval, being finalised
Looking into it
I am looking into this
Happy to do it
Happy to take this on
I hope to do it soon
Hoping to get it done soon
Should be done soon
I'm trying to get this done
I need to get this done
It needs to be done
To be done
Coming along nicely
Nearly sorted
Consider it done
Soon
Still chasing
Work has begun
It's on my list
""".strip()

DATE_CHANGE = r"""
Will be done by Friday
It'll be done by Friday
I'll do it tomorrow
Will do this tomorrow
I'll do it next week
Will do next week
Next week
By Friday
Friday
End of the month
By the end of the month
By 20 March
20 March
20 March please
Due 20 March now
Should be finished by Tuesday
Should be done by the end of next week
I can do it by the 20th
Can I have until the 20th?
Can I have until Friday?
Can I have another week?
Could I have an extension?
Could we extend this to 30 March?
Please extend to 30 March
Please change the date to 30 March
Move to April please
Please move to 2 April
Push back to April
Can we push this to next month?
I need another week
I need two more weeks
Need more time
I need more time please
Give me until Monday
Give me another week
Would Friday be ok?
Is it OK if I do it next week?
New date: 30 March
Revised date 30 March
Delayed to April
This has slipped to April
This will slip to April
Not before Easter
Not until April
Not done yet, will do it by Friday
Not yet - by Monday
Hope to have it done by Friday
Hoping to finish it next week
Aiming for Friday
Planning to do it on Monday
Expect to finish by 20 March
Expected completion 20 March
In two weeks
In a fortnight
Tomorrow
I'll have it done in two weeks
I will have it finished by the end of March
Done by Friday
Will be completed w/c 23 March
It's due to be finished on 20 March
Working on it, should be done by Friday
Please defer this to the next meeting
Carry it over to the next meeting
""".strip()

QUESTION = r"""
Done?
Is this done?
Is it done?
Has this been done?
Was this done already?
Have you done this?
done??
Sorted?
Has Jo done this?
Is it finished yet?
What is this?
What does this mean?
What exactly do I need to do?
What action is this?
Which letter?
Which hall do you mean?
Who is this for?
Who do I send it to?
Who should I contact
When is it due?
When does this need to be done by?
Why is this on my list?
How do I do this?
Is this mine?
Is this for me?
Is this mine or Jo's?
Should I close this?
Shall I send it to you when done?
Can this be closed?
Can I close this now?
Can you explain?
Can you send me the minutes?
Could you resend the document?
Please can you clarify what is needed
Please clarify
Please advise what you need
I don't understand what this is
I'm not sure what I'm supposed to do
Do you still need this?
Does this still need doing?
Do I need to do this?
Did I agree to this?
Didn't we do this last year?
Isn't this done?
Wasn't this done last year?
Any news?
Is the deadline Friday?
Surely that's done?
Not sure what's wanted here, can you explain?
If I send it to you, is that it done?
Where do I find the form?
Would you like me to do it?
""".strip()

DECLINE = r"""
Not me
Not me!
Not mine
This isn't mine
This is not mine
This is not my action
Not my action
Not my job
Not my area
That's not for me
Nothing to do with me
Wrong person
Wrong person, sorry
You've got the wrong person
I think you have the wrong person
I won't be doing this
I won't do this
I will not be doing this
I'm not doing this
I'm not the right person
I no longer work there
I no longer work on this
I don't work there any more
I've left the council
I have retired
I left in January
I never agreed to this
I didn't agree to do this
I did not sign up for this
I'd rather not
I'm not able to take this on
I can't take this on
I must decline
I have stepped down from the committee
I'm no longer on the committee
No longer my responsibility
Outside my remit
Please find someone else
Someone else will have to do it
This shouldn't be mine
I don't want to do this
""".strip()

REASSIGN = r"""
This is for Jo Lee|Jo Lee
This is one for Jo|Jo
One for Jo Lee I think|Jo Lee
Jo Lee is doing this|Jo Lee
Jo is dealing with this|Jo
Jo has taken this on|Jo
Jo has agreed to do it|Jo
Jo should do this|Jo
Jo will do this|Jo
Jo said she would do it|Jo
Not me - Jo Lee|Jo Lee
Not mine, it's Jo's|Jo
Not mine, try Jo Lee|Jo Lee
Please ask Jo|Jo
Please reassign to Jo Lee|Jo Lee
Please give this to Jo|Jo
Please pass this to Jo Lee|Jo Lee
Can you pass this on to Jo?|Jo
Passed to Jo|Jo
I've passed this on to Jo Lee|Jo Lee
I have handed it over to Jo|Jo
Forwarded to Jo to deal with|Jo
I've asked Jo to do it|Jo
That's Jo's job|Jo
This is Jo's|Jo
It's Jo Lee's action, not mine|Jo Lee
This should go to Jo|Jo
This should be with Finance|Finance
This belongs to the Parks Team|the Parks Team
Over to Jo|Jo
Better for Jo Lee|Jo Lee
Could Jo do this instead?|Jo
Should be Jo Lee|Jo Lee
I think this is Jo's one|Jo
This sits with the Parks team|the Parks team
Jo instead please|Jo
Delegated to Jo Lee|Jo Lee
I've delegated this to Jo who will have it done by Friday|Jo
""".strip()

NOTHING = r"""
Thanks
Thanks!
Thank you
Many thanks
Thanks Sam
Thanks for this
Thanks for the minutes
Thank you for sending these
Cheers
Ta
Ok
OK thanks
Okay
Noted
Noted, thanks
Received
Received, thank you
Got it
Understood
Great, thanks
Lovely
Hi
Hello Sam
👍
🙏
Well done
Well done all
Well done Jo, great meeting
What's done is done
Have a good weekend
See you at the next meeting
See you on Friday
Kind regards\n\nJo
Jo has done a great job
Merry Christmas
Happy New Year
Good to see you all
Apologies for the delay
Hope you're well
Sent from my iPhone
FYI
Lovely to meet everyone
It was a good meeting
I'm done for the day
""".strip()

#: Words with "done" in them that must never close anything.
HELD = r"""
Done if the hall is free
Done, if Jo agrees
Done, I think
I think it's done
I believe this is done
I thought this was done
Jo says it's done
Jo tells me it is done
I was told it's done
Apparently it's done
It should be done
It should have been done
Should be done by now
Hopefully done
I hope it's done
Fingers crossed it's done
Maybe done
Probably done
Possibly sorted
Presumably done
It might be done
It may be done already
As far as I know it's done
It must be done by now
When done I'll tell you
Will tell you when it's done
Let me know when it's done
Tell me when done
Once it's done I'll write
After it's done we can meet
Until it's done I can't say
Unless it's done we can't open
It would have been done but for the rain
It could be done
It can be done
It can't be done
I want it done
I'd like this done
I'd like to get it done
Please get it done
Please make sure this is done
Make sure it's done
Get it done
Getting it done
Need to get this done
To be done
It has to be done
Must be done
Easier said than done
Half done
Partly done
Part done
Partially complete
Mostly done
Mostly sorted
Some of it is done
I've done some of it
I've done half
I've done my bit
I've done my part
I've done what I can
I have done the first half
The first draft is done
First draft done
All but done
Done apart from the signatures
Done except the invoice
Done bar the signatures
All done except for one letter
So far I've done two pages
More or less done
Pretty much done
Virtually finished
Technically done
Done for now
Done so far: one page
Never done
Never finished
Hardly done anything
I have not, sorry to say, done this
I have not\ndone this
Done? No.
Done? Not yet.
Done... not!
Done (not really)
Done - but not sent
Written but not sent
Done but still needs signing
Sent but they have not replied yet, still chasing
Not all done
Not quite done
Isn't done
I'm not done
I'm done with this committee
Undone
It will be done
It'll be sorted
Will have been done by then
If done, close it
Please close if Jo has sent it
Please close when Jo has sent it
You can close this once Jo replies
Can be closed when the bill is paid
Close it?
Is it all done
Have done half, will do the rest tomorrow
The office is closed today
The meeting finished at four
Jo's done the first bit
Someone said it was sorted
We will be done soon
Nobody has done it
Nothing is done
Without Jo this can't be finished
I've sent a reminder
I've sent them a query
Sent the first one
Sent to the board for approval
Emailed Jo to ask
I've ordered some of them
Booked a meeting to discuss it
Done tomorrow
Done next week
Done by the end of the month
Finished by Friday
Complete by 20 March
Wish it was done
Don't think it's done
I don't believe it's been done
It's nearly all done
Not sure if it's done
Can't say whether it's done
Ask Jo if it's done
Pretend it's done
Done once the snow goes
It's as good as done
Would be done by now if we had the keys
Say when it's done
Thanks for getting that done
Thank you for all the hard work you have done
Good to see so much has been done
Lots done at the meeting
A great deal was done last year
We've come a long way and a lot has been done
Finished my holiday, back at work now
I've finished my shift, will look tomorrow
Meeting closed at 9pm
The shop has closed
The road is closed
The deadline has been updated
This email was sent from my phone
Sent from my phone
Sent on the move
My phone is fixed
Not sure this was done right
It was done badly
It was done wrong last time
This gets done every year
This is done every year by the clerk
It's usually done by the clerk
That's normally sorted by the treasurer
Normally done by Finance
It's done on a rolling basis
How was it done last time
Last year this was done by the council
In 2019 this was completed by the council
Done by whom
Consider it not done
Job half done
The hard part is done
The bulk of it is done
The main part has been completed
Most letters sent
The majority have been sent
9 out of 10 done
Three quarters done
Two thirds complete
A third done
95% there
Done the first page
Page one done
Draft complete
Done in draft
Draft sent to Jo
Survey done, report not written
Survey complete, report in progress
Research done, writing up now
Letters done; posting them tomorrow
Emails sent, calls to make
I have sent two, three to go
Sent one, two left
One down, two to go
One more thing and it's done
Just one thing left and then it's done
Once I hear back it's done
A few tweaks and it's done
One more push and we're done
Another day and it's done
Another week and it will be done
Give me a day and it's done
By the time you read this it will be done
By the time you read this it's done
It'll be sorted, don't worry
Don't worry it'll get done
I'll make sure it's done
I'll see that it's done
I will check it's done
Let me check it's been done
Let me see if it's done
Checking whether this is done
Need to check this is done
I'm checking that it's been done
I have to finish it
I've got to finish it
I'm finishing it
I'm about to finish
Finishing today
Finishing touches
Completing now
I'm just completing it
Trying to get this closed
Working to get it completed
Hoping to be done soon
Plan is to have it done soon
Done soon
Done shortly
Will be closed soon
Ready to be sent
Ready to send
Ready to go
Set to be completed
Due to be completed
Due for completion
Nearing completion
In the process of being completed
Getting close to done
Close to done
Close to finished
Well on the way to being done
On its way to being finished
Done by Monday
Sorted by Monday
Sent by Monday
Monday it's done
To be done Monday
Will have been sent by Monday
Completed by end of next week
Completion expected 5 December
Completion: 5 December
Completed 5 December
Target: done by 5 December
Done, or not done?
Is done the right word to send?
Do I just reply done?
Do I just say "done"?
Not sure if I reply "done" or not
You say to reply "done" but how
Reply done when this is done? OK
It says reply "done" - is that right
I'll reply "done" when it is
Replying 'done' does not work
"Done" is a strong word
I can't say it's done
I wouldn't call it done
I wouldn't say that's done
Hard to say it's done
Nothing's been sent
Never sent
It wasn't sent
I didn't send it
We have yet to send it
Sent? Not yet
Sorry, I said I'd done it but I haven't
I thought I had done it but I hadn't
I thought it was done but it isn't
It was done but has come undone
It was fixed but has broken again
It was closed but the problem is back
We said done last time but it's not
This was closed in error
This shouldn't have been closed
Why was this closed? It's not done
Please can you reopen? I sent done by mistake
My earlier 'done' was for a different action
Ignore my 'done'
Un-done please!
I'm done, find someone else
I resign. I'm done.
We are done with this project
Done to death, this topic
This action is overdone
This was agreed not to be done
This is not going to be done
It was decided this would not be done
The board decided against this
No longer going ahead
No longer happening
This has been cancelled
Cancelled
This was abandoned
Project shelved
Marta has it
Marta completed the last one
Marta's done
I've sent this to Marta to do
I've passed it on to Marta to be done
Handed over to Marta to complete
Marta said she's done it
Marta said it was all done
Marta thinks it has been done
She's done it I think
They told me they'd done it
They say it's sorted
Has been done according to Marta
It is done as far as Marta is concerned
Marta promised it would be done
It looks done to me
Looks like it's done
Looks done
It seems to be done
Seems done
I suppose it's done
I suspect it's been done
I'm fairly sure it's done
I'm pretty certain it's done
I'm almost certain that's done
Could be done for all I know
To my knowledge it's done
To the best of my knowledge this is complete
From memory this was done
If memory serves this was done
I'm told it's done
I'm led to believe it's done
The builder reckons it's done
The builder confirmed it's done
It has allegedly been done
In theory it's done
On paper it's done
Done-ish
Done (ish)
Kind of done
Sort of sorted
Done after a fashion
Done up to a point
Done for the most part
Done pending approval
Complete pending sign-off
Complete subject to contract
Done save for the appendix
Done minus the appendix
Done with the exception of the appendix
All done with one exception
All done, one exception
Done, with the appendix outstanding
Done, appendix to follow
Done. Appendix to follow.
Done. Still need the appendix.
Done. Just the appendix left.
Done. Except the appendix.
Done. Well, nearly.
Done. Or so I thought.
Done! Only joking
Done! Just kidding, not yet
Done? Ha!
Done! (I wish)
Done... if only
Done in my dreams
Done when hell freezes over
As if it's done
""".strip()


#: What may be said, before the bar, of replies that more than one reading fits; none is a closing.
OPEN_TO_READING = r"""
none/comment | All done with the holidays now!
none/comment | I'm done in after that meeting
none/comment | Glad the meeting is done
none/comment | You've done well with these minutes
not_done/comment/question | Not a lot done on this front
not_done/comment | Little has been done
not_done/comment/done_partial | Very little done so far
not_done | Nothing has been done about this
not_done | Haven't had time to get this done
not_done/in_progress | Still not done
not_done | Still haven't done it
not_done/in_progress | It still needs doing
not_done/in_progress | Still needs to be done
not_done | I've been off sick so not done
in_progress/not_done/date_change | Off sick this week, will do when I'm back
in_progress/not_done/date_change/comment | I'm on leave until Monday
none/in_progress/not_done/date_change/comment | On annual leave until 30 November
not_done/decline | I can't do this without the figures
in_progress/not_done | Waiting on Nadia for the figures
in_progress/not_done | Can't be done until the survey is complete
in_progress/not_done/comment | It will be complete when the survey is done
in_progress/comment/date_change | Should be complete by now
comment/in_progress/question/none | Should have been completed by Facilities
comment/question/none | I assumed Facilities had done it
comment/none | According to Facilities it's done
comment/none | Facilities tell me it has been completed
comment/none | Marta assures me that it's been done
comment/none | I gather it has been sorted
comment/none | Rumour has it that it's done
question | So is that done then?
question | Did Marta do it?
question | Did you get my email?
question | Did it get done?
question | Has anyone done this
question | Can I assume this is done?
question | Is that sorted now
question | Are we done?
question | All done?
question | Are you sure this is mine?
question | Was I meant to do this?
question | Could you remind me what this is about?
question | Remind me what this was?
question | Sorry, what's this?
question | What?
question | Eh?
question | Which budget - capital or revenue?
question | Do you mean the draft or the final one?
question | Does it have to be done by Friday?
question/date_change | Is there any flexibility on the date?
question | Who's chairing?
question | Whose action is this?
question | Where did we get to on this?
question/none | Not sure what this refers to
question/none/comment | No idea what this is about
question | I don't remember agreeing to this, what is it?
question | Please can you tell me what is needed
question | Grateful if you could clarify what's required
question | Need more information please
question | Do I close it or do you?
question | If I send it to you will you close it?
question | Should it be marked as done?
question | Would it be possible to see the minutes?
question | Is it possible to get a copy of the minutes?
question | Is Lena doing this or am I?
question | Isn't Lena doing this?
question/reassign | Shouldn't Lena be doing this?
question/reassign/decline | Isn't this one for Lena?
date_change | Can we make it the 30th instead?
date_change | Could the deadline be moved to 30 November?
date_change | Please could I have until the end of next week
date_change | Any chance of another week?
date_change | Any chance of an extension?
date_change/question | Possible to extend by a week?
date_change | Extension please
date_change | Please extend by two weeks
date_change | Deadline should be 30 November
date_change | This is now due on 30 November
date_change | The date has moved to 5 December
date_change | We've agreed to move this to January
date_change | This needs to be moved to the new year
date_change | Best to put this back to January
date_change | More realistic is mid December
date_change | Mid-December more realistic
date_change/in_progress | Probably Thursday
date_change/in_progress | Thursday hopefully
date_change/in_progress | Thursday at the latest
date_change/in_progress | It will be Thursday
date_change/in_progress | Can do it by Thursday
date_change/in_progress | Will have it with you by close of play Thursday
date_change/in_progress | You'll have it on Monday
date_change/in_progress | You will have this by Monday
date_change/in_progress | ETA Friday
date_change/in_progress | ETA 4/12
date_change/in_progress | I'm aiming to complete this by the end of November
date_change/in_progress | Sorry for the delay - I'll send it tomorrow
date_change/in_progress | Will circulate on Friday
date_change/in_progress | I'll circulate it after the weekend
date_change/in_progress | Meeting them on Thursday, will be done then
date_change/in_progress | Booked in for 3 December
date_change/in_progress | Scheduled for 3 December
date_change/in_progress/comment | The contractor comes on 3 December
date_change/in_progress/not_done | Not possible before January
date_change/in_progress/not_done | Won't be done by Friday
date_change/in_progress/not_done | Won't be done before Christmas
date_change/in_progress/not_done | I won't make Friday
date_change/in_progress/not_done | I'm not going to make Friday's deadline
date_change/in_progress/not_done | Can't do it this week, next week is better
date_change/in_progress/not_done | Running behind - end of next week
date_change/in_progress/not_done | This is going to be late, 10 December
date_change/not_done/in_progress | Running late with this
in_progress | Part way through
in_progress/done_partial | Halfway through
in_progress/done_partial | Half way there
in_progress/done_partial | Mostly there
in_progress | Nearly finished, just proofreading
in_progress/done_partial | Just the summary left to do
in_progress/done_partial | Just need to send it
in_progress/done_partial | Just waiting for sign off then done
in_progress | Almost there!
in_progress | I've got this
in_progress | Got it, will do
in_progress/none | Noted, will do
in_progress | Thanks, will do
in_progress | Ok will get on it
in_progress | No problem, will do
in_progress | Yes will do
in_progress | Sure, I'll do it
in_progress | Sure thing, leave it with me
in_progress | I'll take care of it
in_progress | I'll see to it
in_progress | I will deal with it shortly
in_progress | I'll let you know when it's done
in_progress | Will update you once it's done
in_progress | Will let you know when done
in_progress | Should have it done soon
in_progress | About to send it
in_progress | About to be completed
in_progress | Being finalised
in_progress | It is being actioned
in_progress | Currently being reviewed by Legal
in_progress | Currently with Legal
in_progress | With Legal for sign off
in_progress | With the printers
in_progress/comment | It's with the printers now
in_progress | Sent to Legal for sign-off
in_progress | Sent to Legal, waiting to hear back
in_progress | Submitted for approval, awaiting response
in_progress | Ordered but not arrived
in_progress | Ordered, awaiting delivery
in_progress/done_partial | I've ordered it but it hasn't arrived yet
in_progress | Have emailed them, no reply yet
in_progress/comment | I've emailed Marta about this
in_progress/comment | I have a meeting about this on Thursday
in_progress | Meeting arranged with the supplier to discuss
in_progress | Quotes requested
in_progress | Have requested quotes
in_progress/not_done | Chased again today, nothing back yet
in_progress | Moving along
in_progress | Steady progress
in_progress | Good progress being made
in_progress | Well under way
in_progress | It's in the diary
in_progress | As good as done
in_progress | Draft is with Marta for comments
in_progress/done_partial | First draft done
done_partial/in_progress | Bits of it are done
done_partial/in_progress | I've done the easy part
done_partial/in_progress | Most of it sent
done_partial/in_progress | Partially sent
done_partial/in_progress | Phase one complete
done_partial/in_progress | Stage 1 done
done_partial/in_progress/comment | I've done all I can
done_partial/in_progress | My part is done
done_partial/in_progress | Our side is done, waiting for theirs
done_partial/in_progress | Some done
done_partial/in_progress | Two out of three letters sent
done_partial/in_progress | Sent two of the three letters
done_partial/in_progress | Budget done, narrative to follow
done_partial/in_progress | Everything done apart from the signature
done_partial/in_progress | All done bar one
done_partial/in_progress | All done except the last bit
done_partial/in_progress | Apart from the signature it's done
done_partial/in_progress | Done, just needs signing
done_partial/in_progress | Done but needs checking
done_partial/in_progress | Done but waiting for approval
done_partial/in_progress | Done subject to sign off
comment/in_progress/done_partial | Done subject to approval by the board
comment/in_progress/done_partial/question | Done, assuming you're happy
comment/in_progress/done_partial/question | Done unless you want changes
comment/in_progress/done_partial/not_done | Done on paper, not in practice
comment/in_progress/done_partial/not_done | Done in my head only
decline | Nope, not mine
decline | Not one for me
decline | This isn't one of mine
decline | I don't deal with this any more
decline | I don't deal with this
decline | I'm not involved with this
decline | I've nothing to do with the budget
decline | I have nothing to do with this
decline | I have moved to a different team
decline | I've changed roles
decline | I no longer do this
decline | Please remove me from this action
decline | Please take my name off this
decline | I was not at the meeting and did not agree to this
decline | I wasn't asked about this and I can't take it on
decline | I can't take this one on
decline | I don't have capacity for this
decline | I haven't got the capacity to do this
decline | No capacity for this I'm afraid
decline | Sorry I'll have to pass on this
decline | I'm going to have to say no to this one
decline | I would rather not do this
decline | I think this has been sent to me in error
decline | You have the wrong Sam
decline | Wrong Sam
decline | This should not have come to me
decline | This isn't my responsibility
decline | Not our responsibility
decline | Someone else needs to do this
decline | You need to find someone else
decline | Not for us
decline | We don't do this
decline | I left the partnership in September
reassign | I think this is one for Lena
reassign | Lena's doing this
reassign | Lena is leading on this
reassign | Lena has got this one
reassign | Lena agreed to do this
reassign | That's Lena's
reassign | It's Lena's
reassign | This is Lena's responsibility
reassign | This is Lena's action not mine
reassign | Should be Lena
reassign | Should be Lena's
reassign | Lena please
reassign | Ask Lena
reassign | Try Lena
reassign | Please speak to Lena about this
reassign | Please redirect to Lena Frost in Finance
reassign | Best directed to Lena Frost
reassign | Transfer to Lena please
reassign | Swap this with Lena please
reassign | Could this go to Lena?
reassign | Can you give this to Lena?
reassign | Can Lena do this one?
reassign | Can this be reassigned to Lena please
reassign | I've asked Lena to pick this up
reassign | Lena will pick this up
reassign | Lena is now picking this up
reassign | Lena is taking this forward
reassign | Have passed to Lena
reassign | Have passed this over to Lena Frost, who will complete it
reassign | Given to Lena
reassign | One for Finance
reassign | One for the Finance team
reassign | This needs to go to Finance
reassign | Finance should do this
reassign | Finance are doing this
reassign | This is a Finance action
reassign | Belongs with Finance
reassign | My colleague Lena is dealing with this
reassign | My colleague Lena Frost will be doing this instead of me
reassign | Lena Frost has taken over from me
reassign | I've left - please contact Lena Frost
reassign | Not me, it should be Lena
reassign | Not mine - Lena's
reassign | Not mine I'm afraid, I think it's Lena's
reassign | Nothing to do with me, try Lena
none | Thanks for letting me know
none | Thanks, got it
none | Great, thank you
none | Thanks very much for this
none | Thank you for the reminder
none | Many thanks for the minutes
none | ok
none | k
none | Fine
none | Sounds good
none | Acknowledged
none | Understood, thanks
none | Seen
none | Ta muchly
none | Cheers mate
none | Much appreciated
none | :)
none | No comment
none | Nice to see everyone on Thursday
none | Have a great weekend
none | Best wishes for the season
none/comment | The weather has been awful
none/comment | The meeting room was very cold
none/comment | Lovely biscuits
none/comment | I enjoyed the presentation
none/comment | Happy birthday Marta!
none/comment | You spelt my name wrong
none/comment | Minutes look fine to me
none/comment | I've read the minutes
none/comment | I have read the minutes, all fine
none/comment | Minutes approved
none/comment | Please add me to the mailing list
none/comment | Good job everyone
none/comment | Nicely done
none/comment | Well done on the minutes
none/comment | Well done for getting this done
none/comment | Congratulations, job well done
none/comment | A job well done by all
none/comment | Over and out
stop_reminders | Stop emailing me
stop_reminders | Please stop sending me these
stop_reminders | Please stop the reminders
stop_reminders | No more reminders please
stop_reminders | Take me off this list
stop_reminders | Remove me from your mailing list
reopen | Please reopen
reopen | Reopen this please, I closed it by mistake
reopen | I marked it done by mistake
reopen | Ignore my last message, not done after all
reopen | Scrap that, it isn't finished
reopen | Oops, not finished after all
""".strip()


def _rows(block: str) -> list[str]:
    """One reply per line; a line break is written as in Python."""
    return [row.replace("\\n", "\n") for row in block.split("\n")]


def _cases() -> list[tuple[str, frozenset[Intent]]]:
    tables = (
        (NOT_DONE, {Intent.NOT_DONE}),
        (IN_PROGRESS, {Intent.IN_PROGRESS}),
        (DATE_CHANGE, {Intent.DATE_CHANGE}),
        (QUESTION, {Intent.QUESTION}),
        (DECLINE, {Intent.DECLINE}),
        (NOTHING, {Intent.NONE, Intent.COMMENT}),
    )
    cases = [(row, frozenset(intents)) for block, intents in tables for row in _rows(block)]
    for row in _rows(OPEN_TO_READING):
        allowed, words = row.split(" | ", 1)
        cases.append((words, frozenset(Intent(name) for name in allowed.split("/"))))
    return cases


@pytest.mark.parametrize("words", [*_rows(DONE), *_rows(DONE_IN_OTHER_WORDS)])
def test_a_plain_statement_closes(words: str) -> None:
    reply = parse_reply(words, count=1, today=TODAY)
    assert (reply.intent, reply.certain) == (Intent.DONE, True)


@pytest.mark.parametrize(("words", "intents"), _cases())
def test_what_does_not_close_is_read_for_what_it_is(words: str, intents: frozenset[Intent]) -> None:
    assert parse_reply(words, count=1, today=TODAY).intent in intents


@pytest.mark.parametrize("row", _rows(REASSIGN))
def test_somebody_else_is_named_as_written(row: str) -> None:
    words, person = row.split("|")
    reply = parse_reply(words, count=1, today=TODAY)
    assert (reply.intent, reply.person) == (Intent.REASSIGN, person)


@pytest.mark.parametrize("words", _rows(HELD))
def test_words_of_finishing_with_a_doubt_beside_them_never_close(words: str) -> None:
    assert parse_reply(words, count=1, today=TODAY).intent is not Intent.DONE
