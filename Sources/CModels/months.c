#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/months.tsv"
};

const uint8_t *sayso_table_months(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
