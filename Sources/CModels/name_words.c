#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/name_words.tsv"
};

const uint8_t *sayso_table_name_words(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
