#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/hyphenation.tsv"
};

const uint8_t *sayso_table_hyphenation(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
