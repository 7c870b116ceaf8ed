#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/agencies.tsv"
};

const uint8_t *sayso_table_agencies(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
