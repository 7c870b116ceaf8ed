#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/countries.tsv"
};

const uint8_t *sayso_table_countries(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
