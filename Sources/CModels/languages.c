#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/languages.tsv"
};

const uint8_t *sayso_table_languages(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
