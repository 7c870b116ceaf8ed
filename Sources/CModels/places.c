#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/places.tsv"
};

const uint8_t *sayso_table_places(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
