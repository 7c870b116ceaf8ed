#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/story-stopwords.tsv"
};

const uint8_t *sayso_table_story_stopwords(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
