#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/persons.tsv"
};

const uint8_t *sayso_table_persons(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
