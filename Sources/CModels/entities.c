#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/entities.tsv"
};

const uint8_t *sayso_table_entities(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
