#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/features.tsv"
};

const uint8_t *sayso_table_features(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
