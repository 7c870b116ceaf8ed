// Tables and learned parameters, compiled into the binary with #embed: no files to lose.
// One function a resource; it returns the first byte and stores the number of bytes.
#ifndef SAYSO_CMODELS_H
#define SAYSO_CMODELS_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull sayso_table_agencies(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_blocks(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_encodings(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_entities(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_furniture(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_languages(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_months(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_pages(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_places(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_units(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_brief_css(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_governors(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_concepts(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_interests(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_acts(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_act_classes(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_classes(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_bounds(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_predicates(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_figure_cues(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_triggers(size_t *_Nonnull count);
// Names
const uint8_t *_Nonnull sayso_table_countries(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_actors(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_persons(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_name_words(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_given_names(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_name_lists(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_cues(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_abbreviations(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_hyphenation(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_splitter(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_names(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_lexicon(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_lemmas(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_parser(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_claim_contents(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_claim_sources(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_model_claim_cues(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_openers(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_features(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_background_idf(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_story_stopwords(size_t *_Nonnull count);
const uint8_t *_Nonnull sayso_table_claim_rates(size_t *_Nonnull count);

#endif
