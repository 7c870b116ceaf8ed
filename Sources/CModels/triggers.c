#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/triggers.tsv"
};

const uint8_t *sayso_table_triggers(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
