#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/name_lists.tsv"
};

const uint8_t *sayso_table_name_lists(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
