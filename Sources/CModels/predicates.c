#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/predicates.tsv"
};

const uint8_t *sayso_table_predicates(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
