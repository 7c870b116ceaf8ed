#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/bounds.tsv"
};

const uint8_t *sayso_table_bounds(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
