import Spans

/// One syntactic word of a sentence, with its place in the document, tags and head.
///
/// Tokenized by the conventions of UD English (EWT): clitics apart ("does|n't", "NIS|'s"),
/// compounds split at their hyphens ("police|-|led"), prefixed words whole ("anti-war").
package struct Token: Sendable {
  package var span: Span
  /// The words as they stand in the document.
  package var text: String
  /// `text` in lower case, curly apostrophes made straight.
  package var lower: String
  package var lemma: String
  /// Universal part of speech.
  package var tag: Tag
  /// Penn Treebank tag ("VBD"), empty where not known.
  package var xpos: String
  /// Index of the governing token in the same sentence; -1 for the root.
  package var head: Int
  package var relation: Relation

  package init(
    span: Span, text: String, lower: String, lemma: String = "", tag: Tag = .x,
    xpos: String = "", head: Int = -1, relation: Relation = .dep
  ) {
    self.span = span
    self.text = text
    self.lower = lower
    self.lemma = lemma
    self.tag = tag
    self.xpos = xpos
    self.head = head
    self.relation = relation
  }
}

/// Universal part-of-speech tags.
package enum Tag: String, Sendable, CaseIterable {
  case adj = "ADJ"
  case adp = "ADP"
  case adv = "ADV"
  case aux = "AUX"
  case cconj = "CCONJ"
  case det = "DET"
  case intj = "INTJ"
  case noun = "NOUN"
  case num = "NUM"
  case part = "PART"
  case pron = "PRON"
  case propn = "PROPN"
  case punct = "PUNCT"
  case sconj = "SCONJ"
  case sym = "SYM"
  case verb = "VERB"
  case x = "X"
}

/// Dependency relations of UD English, subtypes included.
package enum Relation: String, Sendable, CaseIterable {
  case root
  case nsubj
  case nsubjPass = "nsubj:pass"
  case nsubjOuter = "nsubj:outer"
  case csubj
  case csubjPass = "csubj:pass"
  case csubjOuter = "csubj:outer"
  case obj
  case iobj
  case ccomp
  case xcomp
  case obl
  case oblAgent = "obl:agent"
  case oblUnmarked = "obl:unmarked"
  case vocative
  case expl
  case dislocated
  case advcl
  case advclRelcl = "advcl:relcl"
  case advmod
  case discourse
  case aux
  case auxPass = "aux:pass"
  case cop
  case mark
  case nmod
  case nmodPoss = "nmod:poss"
  case nmodDesc = "nmod:desc"
  case nmodUnmarked = "nmod:unmarked"
  case appos
  case nummod
  case acl
  case aclRelcl = "acl:relcl"
  case amod
  case det
  case detPredet = "det:predet"
  case clf
  case `case` = "case"
  case conj
  case cc
  case ccPreconj = "cc:preconj"
  case fixed
  case flat
  case list
  case parataxis
  case compound
  case compoundPrt = "compound:prt"
  case orphan
  case goeswith
  case reparandum
  case punct
  case dep

  /// The relation without its subtype: `nsubj` for `nsubj:pass`.
  package var universal: Relation {
    guard let colon = rawValue.firstIndex(of: ":") else { return self }
    return Relation(rawValue: String(rawValue[..<colon])) ?? self
  }
}
