#include "CModels.h"

static const uint8_t concepts[] = {
#embed "tables/concepts.tsv"
};

const uint8_t *sayso_table_concepts(size_t *count) {
  *count = sizeof concepts;
  return concepts;
}

static const uint8_t interests[] = {
#embed "tables/interests.tsv"
};

const uint8_t *sayso_table_interests(size_t *count) {
  *count = sizeof interests;
  return interests;
}
