"""Words that tell whether a line says what somebody will do: plain sets for :mod:`workshop.plan.advice`."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Verbs that name something a person can be seen doing, many of them from selling.
ACTIONS = _words(
    """
    accept accompany acquire add adjust agree align analyse analyze announce answer apologise apologize apply
    appoint approach approve arrange ask assemble assess assign attend audit award benchmark bid bill book brief
    bring budget build bundle buy calculate call cancel capture cater certify chair change charge chase check
    choose clean clear close coach code collate collect combine commission compare compile complete compose
    compute conduct confirm connect consolidate consult contact contract convert convince copy correct count
    cover create credit cross-sell cut deal debrief decide decline define delegate deliver demo demonstrate
    deploy describe design determine develop dial diagnose direct discontinue discount discuss display
    distribute divide document double draft draw drop duplicate earn edit email employ empty enable end engage
    enlist enrich enrol enroll enter equip escalate establish estimate evaluate examine exchange exhibit expand
    explain export extend extract feature fetch file fill film filter finalise finalize find finish fire fit fix
    follow forecast form forward found free freeze fund gain gather generate get give go grade grant greet group
    guide halve hand hang have head help hire hold host hunt identify implement import inform inspect install
    instal instruct integrate interview introduce inventory invest investigate invite invoice issue join judge
    keep kick know label land launch lay lead learn lease leave lend let license limit link list listen load
    locate lock log look lose lower mail make map mark market match measure meet mention mentor merge message
    migrate minute model modify monitor motivate move name narrow negotiate nominate note notify number observe
    obtain offer onboard open order organise organize outline outsource own pack paint park partner pass pay
    phone photograph pick pilot pitch place plan plot point poll post practise practice prepare present preserve
    price print prioritise prioritize produce program project prolong promise promote propose protect prove
    provide publish pull purchase put qualify quantify question quote raise rank rate reach reactivate read
    rearrange rebook recall receive reclaim recommend reconcile reconnect record recover recruit rectify recycle
    redesign redirect redo reduce refer refill refine refund refuse regain register rehearse reject release
    relocate remind remove rename renegotiate renew rent reopen reorder reorganise reorganize repair repeat
    replace reply report request rerun research reserve resell reset resolve respond rest restart restock
    restore restructure retain retire return reuse review revise revisit reward rewrite ring roll rotate route
    run sample save scan schedule scope score screen script seal search secure segment select sell send separate
    serve set settle shadow shape share shift ship shoot shorten show shut sign simplify simulate sit sketch
    skip sort source speak specify speed split sponsor staff stage standardise standardize start state stay step
    stick stock stop store streamline stretch strike structure study submit subscribe substitute sum summarise
    summarize supply survey swap switch tag take talk target teach team tell tender terminate test text thank
    throw tidy tie time top total tour track trade train transfer translate travel treat trial trim turn tweet
    type unify update upgrade upload upsell up-sell use validate value verify video visit volunteer vote walk
    warn watch weigh welcome widen win withdraw work wrap write zoom
    """
)

#: Verbs that name a wish: nobody can see whether they were done.
VAGUE = _words(
    """
    accelerate address aim be become believe boost brainstorm care commit concentrate consider continue deepen
    drive embrace empower encourage enhance ensure examine explore facilitate familiarise familiarize focus
    foster further grow handle hope improve increase influence innovate inspire intensify leverage manage
    maximise maximize minimise minimize nurture optimise optimize push reflect remain rethink seek strengthen
    strive support sustain think tackle transform try understand utilise utilize
    """
)

#: Two words that are vague together though the first alone is not.
VAGUE_PAIRS = frozenset(
    {
        ("deal", "with"),
        ("engage", "with"),
        ("follow", "closely"),
        ("get", "better"),
        ("look", "after"),
        ("look", "at"),
        ("look", "into"),
        ("stay", "close"),
        ("stay", "on"),
        ("work", "harder"),
        ("work", "on"),
        ("work", "towards"),
    }
)

#: First words after which no action can follow: articles, pronouns, quantities and nouns of the sales floor.
NO_VERBS = _words(
    """
    a an the our my their your his her its this that these those some any all each every both many several few
    more most less better best new next old other another additional extra regular weekly monthly daily
    quarterly annual two three four five six seven eight nine ten i we you they he she it let's lets to please
    should must could would customer customers client clients prospect prospects reseller resellers distributor
    distributors partner partners account accounts meeting meetings presentation presentations appointment
    appointments workshop workshops webinar webinars newsletter newsletters brochure brochures campaign
    campaigns catalogue catalog idea ideas strategy product products sales revenue turnover margin margins
    profit territory pipeline competitor competitors
    marketing pricing training accounting purchasing engineering
    """
)

#: Results somebody can point at, wherever they stand in the line.
RESULTS = _words(
    """
    accepted agreed approved booked bought closed confirmed converted decided delivered finished installed
    invoiced ordered paid placed published ready reached renewed signed sold trained won
    """
)

#: First verbs that are themselves a result.
RESULT_VERBS = _words("win sign sell close convert renew regain recover secure obtain land agree book")

#: What people do a number of, without anything being different afterwards.
ACTIVITIES = _words(
    """
    appointments articles calls chats contacts conversations demos demonstrations emails events letters mails
    meetings messages pitches posts presentations sessions talks visits webinars workshops
    """
)

#: Verbs that make something: what is there afterwards is the outcome.
MAKING = _words(
    """
    appoint arrange assign build buy choose complete compile create decide define design develop draft draw
    employ film find finish fix hire implement install invent issue launch list order organise organize outline
    print produce program publish purchase record recruit remove rent repair replace rewrite set stock summarise
    summarize translate update upload write prepare
    """
)

#: Words that English has and its neighbours have not, against words the neighbours have: the more ones decide.
ENGLISH = _words(
    """
    the of and with for from to our their we until before after by each every who what when which about without
    are have than then this that into all new at it
    """
)
FOREIGN = _words(
    """
    der die das den dem des ein eine einen einem einer und oder mit für von vom zum zur bei bis auf aus nach im
    unsere unseren alle neue neuen nicht le les une du et ou avec dans sur chez aux cette nos de del con para
    por una sus nuestros il gli di dei delle che nel een het van voor met naar onze och att med till
    """
)
