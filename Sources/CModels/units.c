#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/units.tsv"
};

const uint8_t *sayso_table_units(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
