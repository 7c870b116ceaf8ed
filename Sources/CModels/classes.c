#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/classes.tsv"
};

const uint8_t *sayso_table_classes(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
