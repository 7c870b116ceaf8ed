#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/openers.tsv"
};

const uint8_t *sayso_table_openers(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
