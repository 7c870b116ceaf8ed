/// Invented sentences with one claim marked: [[source]], <<a word of the cue>>, {{content}}, then
/// `=> modality polarity`. `=> none` says that nobody but the outlet may be made responsible.
enum Fixtures {
  static let denial = """
    [[The harbour ministry]] <<denied>> that {{the ferry had been overloaded}}. => denied -
    [[The Ostran government]] has <<dismissed>> {{the reports as “fairy tales”}}. => denied -
    [[The envoy]] <<rejected>> {{the accusation of smuggling}}. => denied -
    {{The claim}} was <<rejected>> by [[the port authority]]. => denied -
    [[Minister Anna Brell]] <<refuted>> {{the allegations}} on Tuesday. => denied -
    [[Officials]] <<disputed>> {{the death toll}}. => denied -
    “{{We never sold a single rifle}},” [[the general]] <<said>>. => asserted -
    [[The mayor]] <<called>> {{the story “pure fiction”}}. => denied -
    [[The ministry]] <<said>> {{the reports were not true}}. => denied -
    """

  static let retraction = """
    [[The agency]] <<withdrew>> {{its report that the dam had failed}}. => denied -
    [[The Kelmar Gazette]] <<retracted>> {{its claim that forty people were missing}}. => denied -
    """

  static let noPosition = """
    [[The defence ministry]] has neither <<confirmed>> nor denied {{the strike}}. => no_position +
    [[The army]] declined to <<say>> {{how many soldiers had crossed the river}}. => no_position +
    [[The spokesman]] would not <<say>> {{whether the talks had begun}}. => no_position +
    [[The company]] did not <<say>> {{how many workers were hurt}}. => no_position +
    [[The ministry]] has not <<confirmed>> {{the deaths}}. => no_position +
    [[The palace]] refused to <<confirm>> {{the king’s illness}}. => no_position +
    [[Ostra]] neither <<confirmed>> nor denied {{that its ships had left}}. => no_position +
    [[The lawyer]] would not be <<drawn>> on {{the terms of the deal}}. => no_position +
    Asked whether {{the envoy had been recalled}}, [[the palace]] declined to <<comment>>. => no_position +
    """

  static let confirmation = """
    [[The coast guard]] <<confirmed>> that {{two boats had sunk}}. => confirmed +
    {{The landslide}} was <<confirmed>> by [[the regional governor]]. => confirmed +
    [[The minister]] <<acknowledged>> {{the shortage of fuel}}. => confirmed +
    [[Police]] <<verified>> {{the age of the victim}}. => confirmed +
    [[The bank]] <<admitted>> that {{it had lost the records}}. => confirmed +
    """

  static let directive = """
    [[The union]] <<urged>> {{the company to reopen the mine}}. => directive +
    [[The council]] <<called>> for {{an inquiry into the collapse}}. => directive +
    [[The president]] <<demanded>> that {{the army leave the valley}}. => directive +
    [[Villagers]] <<asked>> {{the governor to send boats}}. => directive +
    [[The envoy]] <<called>> on {{both sides to stop firing}}. => directive +
    [[The inspector]] <<recommended>> {{closing the bridge}}. => directive +
    """

  static let conditional = """
    [[The general]] <<warned>> that {{his troops would answer if the border was crossed}}. => conditional +
    [[Ostra]] <<said>> {{it would close the strait unless the blockade ended}}. => conditional +
    [[The minister]] <<said>> {{any ship that enters the bay would be boarded}}. => conditional +
    [[Engineers]] <<say>> {{the dam will fail if the rain goes on}}. => conditional +
    """

  static let prediction = """
    [[The grid operator]] <<expects>> that {{demand will double by May}}. => predicted +
    [[The ministry]] <<promised>> to {{rebuild the school}}. => predicted +
    [[The airline]] <<said>> {{flights would resume on Friday}}. => predicted +
    [[Forecasters]] <<predicted>> {{a dry summer}}. => predicted +
    [[The clerk]] <<said>> {{the vote was unlikely to be repeated}}. => predicted -
    [[The governor]] <<vowed>> to {{end the strike}}. => predicted +
    """

  static let possibility = """
    [[The institute]] <<said>> {{the ash could reach the coast}}. => possible +
    [[The mayor]] <<warned>> that {{the bridge might collapse}}. => possible +
    [[The cabinet]] is <<considering>> {{a ban on night flights}}. => possible +
    [[The minister]] <<said>> {{the plant may not reopen}}. => possible -
    [[The board]] is <<weighing>> {{new limits on fishing}}. => possible +
    """

  static let hearsay = """
    [[Reports]] <<claim>> that {{the convoy turned back}}. => reported +
    {{The convoy <<reportedly>> turned back}}. => reported +
    {{The guards <<allegedly>> beat the prisoners}}. => reported +
    [[The opposition]] <<claimed>> that {{ballots were burned}}. => reported +
    [[Intelligence]] <<suggests>> that {{the camp was empty}}. => reported +
    It was <<reported>> that {{the pilots had left}}. => asserted +
    {{The captain is <<said>> to have slept}}. => asserted +
    """

  static let opinion = """
    [[The senator]] <<called>> the plan {{a disgrace}}. => assessment +
    [[Residents]] <<described>> the smoke as {{“a black wall”}}. => assessment +
    [[The envoy]] <<believes>> that {{the truce is holding}}. => assessment +
    [[Analysts]] <<say>> {{the move weakens the coalition}}. => assessment +
    [[The bishop]] <<criticised>> {{the new tax}}. => assessment +
    [[The governor]] is <<concerned>> about {{the state of the levees}}. => assessment +
    The port is <<seen>> as {{a weak point}}. => assessment +
    [[The ministry]] does not <<believe>> that {{the ship carried arms}}. => assessment -
    [[The Norran government]] has <<expressed>> concern over {{the tests}}. => assessment +
    """

  static let speech = """
    [[Officials in Maro]] <<said>> on Monday that {{14 people had died in a fire at the refinery}}. => asserted +
    “{{The fire is out}},” [[fire chief Tom Adler]] <<said>>. => asserted +
    [[Ms Adler]] <<told>> reporters that {{the fire was out}}. => asserted +
    [[The governor]] <<said>> on Monday {{the road was open}}. => asserted +
    {{The road was open}}, [[the governor]] <<said>>. => asserted +
    <<According>> to [[the fire service]], {{three barns burned down}}. => asserted +
    {{Three barns burned down}}, <<according>> to [[the fire service]]. => asserted +
    As [[the mayor]] <<noted>>, {{the harbour closed early}}. => asserted +
    [[The mayor]] <<said>>: “{{The harbour froze.}}” => asserted +
    [[The mayor]] praised the crews, <<adding>> that {{the harbour had frozen}}. => asserted +
    [[The ministry]] <<announced>> {{the arrest of two men}}. => asserted +
    [[Lena Moss, a spokeswoman for the port]], <<said>> {{two cranes fell}}. => asserted +
    [[A Kelmar official]], who asked not to be named, <<said>> {{two cranes fell}}. => asserted +
    {{The deployment}} was first <<reported>> by [[the Kelmar Gazette]]. => asserted +
    [[The army]] <<estimated>> {{the losses at ninety}}. => asserted +
    """

  static let unverified = """
    [[The agency]] could not <<verify>> {{the footage}}. => unverified +
    [[The commission]] <<said>> {{the cause remained unclear}}. => unverified +
    [[Scientists]] <<doubt>> that {{the well is dry}}. => unverified -
    [[Parliament]] is <<debating>> {{whether the law applies}}. => unverified +
    """

  static let nominal = """
    There were <<reports>> of {{looting in the old town}}. => reported +
    The tests raised <<fears>> of {{a new arms race}}. => possible +
    There are <<signs>> that {{the strike is ending}}. => asserted +
    The flood fuelled <<concerns>> about {{the old dykes}}. => assessment +
    """

  static let anonymous = """
    [[Two Ostran officials]] <<confirmed>> that {{the shipment had left}}. => confirmed +
    [[A senior diplomat]] <<said>> {{the talks had stalled}}. => asserted +
    [[Sources in the palace]] <<said>> {{the king was ill}}. => asserted +
    """

  /// Nobody has said it, or what was said must not come out.
  static let silent = """
    A clerk asked not to be named. => none
    The old bell rings at noon, according to custom. => none
    If the ministry confirms the figure, markets will fall. => none
    Did the minister say that the dam was safe? => none
    The ministry may announce a ban. => none
    The minister could say that the law failed. => none
    There were no reports of injuries. => none
    The committee reviewed its rules and went home. => none
    The army backed away from the river. => none
    The old bridge called Long Span fell. => none
    The two brothers put their savings at risk. => none
    """

  static let headings = """
    [[Ministry]]<<:>> {{40 dead in ferry fire}} => asserted +
    [[Minister]] <<Denies>> {{Secret Talks}} => denied -
    [[Ostra]] <<Confirms>> {{Loss of Submarine}} => confirmed +
    {{Rebels <<Reportedly>> Leave Kelmar}} => reported +
    [[Kelmar Mayor]] <<Warns>> of {{Water Shortage}} => asserted +
    """
}
