#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/actors.tsv"
};

const uint8_t *sayso_table_actors(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
