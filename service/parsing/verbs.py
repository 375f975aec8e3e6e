"""Verbs that open an order ("Write to ...", "To arrange ..."). Words only."""

from __future__ import annotations

import re

_ORDERS_TEXT = """
    add address adjust advertise advise agree amend announce approach archive arrange ask assess assign attend
    audit backport backup bake bank benchmark bisect block book borrow brief bring broadcast build bump buy
    calculate call cancel cast chair change chase chat check choose circulate clarify clean clear clone collate
    collect comment communicate compare compile complete compose configure confirm consider consolidate consult
    contact continue convene coordinate copy count create crop cut deal debug decide define delete deliver
    deploy deputise design determine develop dig disable discuss display dispose distribute do document donate
    double-check download draft draw drop duplicate edit elect email empty enable encourage engage enquire
    ensure enter escalate establish evaluate examine expand experiment explain explore export express extend
    fetch file fill finalise finalize find finish fix flag flip follow formulate forward freeze gather gauge get
    give grade hang hide hire hold host identify implement import improve include increase inform inquire insert
    inspect install instruct integrate interview introduce investigate invite involve issue itemise join jot
    keep laminate learn lend let liaise link list lobby locate lock log look mail maintain make manage measure
    meet mend mention merge migrate monitor mount move mow negotiate nominate notify nudge obtain offer open
    order organise organize outline oversee pack paint pass paste pay pencil perform permit phone photograph
    pick pilot ping plan plant play poke polish pop post practise prepare present price print prioritise
    prioritize procure produce promote proof-read proofread propose provide prune publicise publish pull
    purchase pursue push put query raise re-circulate reach read rearrange rebase recap recheck recirculate
    recommend reconcile reconsider record recruit redesign redirect redo redraft reduce refactor refer refine
    refresh refund register rehearse reinstate reissue relaunch relay release remind remove rename render renew
    reorder repaint repair rephrase replace reply report represent reproduce request research resend reserve
    reset resize resolve respond restart restore retrieve return revert review revise revisit reword rewrite
    ring run scan schedule search seek select sell send separate serve set settle share shorten shut sign
    simplify sketch solicit sort source speak split spread standardise standardize start step stick store submit
    suggest summarise summarize summon supply support swap sweep switch sync tabulate tag take talk tape teach
    telephone tell test thank think tidy tighten touch trace track transfer translate trawl try turn tweak
    canvass cascade cater chaperone commission convey crowdfund decorate familiarise
    fundraise glue hoover insulate leaflet populate
    drive escort feed greet insure marshal reseed sew steward supervise unload walk welcome
    reconvene redecorate refit relook replant repoint resurface rewire scope scrutinise secure shortlist signpost strim
    triage unpick varnish waterproof weatherproof weld whatsapp
    unblock undertake unlock unpack unpublish update upgrade upload use verify vet visit volunteer warn wash
    watch weed weigh widen wipe withdraw work wrap write
"""
_ORDERS = frozenset(_ORDERS_TEXT.split())
_FIRST = re.compile(r"^(?:please\s|also\s|(?P<to>to\s))?(?P<verb>[A-Za-z]+(?:-[a-z]+)?)\b", re.I)


def order_verbs() -> frozenset[str]:
    """Base forms of the verbs that minutes give orders with."""
    return _ORDERS


def is_order_verb(word: str) -> bool:
    """True for the base form of a verb that minutes give orders with."""
    return word.lower() in _ORDERS


def starts_with_order(text: str) -> bool:
    """True for "Write to the council", "To swap ideas", "Please send ..."."""
    match = _FIRST.match(text.strip(" *_-–—"))
    return bool(match) and (bool(match and match["to"]) or is_order_verb(match["verb"] if match else ""))
