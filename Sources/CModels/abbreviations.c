#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/abbreviations.tsv"
};

const uint8_t *sayso_table_abbreviations(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
