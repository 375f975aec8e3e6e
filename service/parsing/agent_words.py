"""Word lists for telling doers from things. Data only; agents.py knows what they mean."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Heads of phrases for those who act ("youth group leads", "the Clerk").
ACTORS = _words(
    """
    all everyone everybody anyone chair chairman chairwoman chairperson chairs co-chair co-chairs clerk
    secretary secretariat treasurer president vice-chair vice-chairman vice-president officer officers manager
    managers director directors lead leads leader leaders partner partners partnership partnerships member
    members membership group groups subgroup sub-group team teams board boards panel panels committee committees
    subcommittee sub-committee council councils councillor councillors cllr cllrs trustee trustees governor
    governors staff colleagues volunteers volunteer residents resident organisation organisations agency
    agencies practice practices school schools parents students student delegates delegate representative
    representatives rep reps office offices admin admins sysadmin sysadmins editor editors coordinator
    coordinators co-ordinator co-ordinators developer developers facilitator host hosts police authority
    authorities government department departments association society trust trusts club working-party party
    taskforce forum network consortium charity charities administrator administrators caretaker warden wardens
    solicitor auditor contractor contractors engineer surveyor consultant consultants mayor headteacher head
    heads minister community countries country attendees participants users owners tutor tutors lecturers
    captain captains webmaster librarian someone somebody gp gps nurse pcn ccg icb lpa nhs pta pcc wg
    chairholder convenor convener executive exec company providers provider services maintainer maintainers
    agent agents tenant tenants accountant accountants attendant attendants client clients
    foundation institute university college federation
    official officials champion champions advisor adviser advisers advisors assistant assistants supervisor guild
    """
)
#: Houses that act where their name stands alone: "Surgery to look at it", not "tree surgery".
HOUSES = _words("surgery pharmacy hospital hospice nursery")
#: Nouns for things, which no action is given to ("Policy to go on the website"), and other openers.
THINGS = _words(
    """
    policy policies guidance minutes minute report reports letter letters website site agenda item items draft
    drafts survey surveys date dates meeting meetings document documents documentation paper papers register
    registers plan plans budget application applications form forms template newsletter poster posters leaflet
    leaflets email emails list lists page pages issue issues funding fund training contract contracts strategy
    update updates review reviews discussion information details detail question questions note notes accounts
    event events session sessions workshop venue room key keys sign signs grant planning programme system
    database topic topics proposal proposals decision decisions comment comments feedback photo photos picture
    poll quote quotes invoice payment cheque cost costs repairs repair work works task tasks option options risk
    risks asset assets link links logo banner flyer data calendar schedule tickets ticket rota diary advert
    advertisement publicity copies copy file files folder hedge tree trees grass bin bench road path footpath
    hall next yes no this that these those it there what why how when where if please nb new also then knock
    once until after before following housing health education safety inclusion finance support hire theme
    themes request content catering equipment membership complete completed closed done ongoing carried progress
    noted approved agreed thanks access remember need needs aim aims hope want wish happy unable due according
    prior able ready possible easy going still
    yet waiting regarding unfortunately work nominations prices invitations
    """
)
#: Words that stand for a doer but name none.
PRONOUNS = _words(
    """
    he she they we i it you this that these those there who which what everyone's
    by for of from with in on at as
    """
)
#: Capitals that are never somebody's initials.
NOT_INITIALS = _words(
    """
    CET CEST EST EDT PST PDT BST GMT UTC AEST AEDT PM
    AOB AGM EGM TBC TBA TBD NB FAO RE PDF CSV FAQ URL URI UPRN SWOT GDPR DBS VAT PR RFC API CPD KPI KPIS SLA TOR
    MOU EDI AI NA OK FYI INFO NOTE NOTED LOST DONE PASS NONE
    """
)

#: "Industrial action: know your rights", "Court action - costs": what goes by the name of action, and is nobody's task.
_KINDS_TEXT = """
    industrial legal court class strike direct climate collective enforcement disciplinary corrective remedial
    affirmative military political formal swift
"""
KINDS_OF_ACTION = frozenset(_KINDS_TEXT.split())
