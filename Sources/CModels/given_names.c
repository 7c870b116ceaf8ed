#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/given_names.tsv"
};

const uint8_t *sayso_table_given_names(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
