#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/encodings.tsv"
};

const uint8_t *sayso_table_encodings(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
