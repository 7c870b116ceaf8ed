#include "CModels.h"

static const uint8_t acts[] = {
#embed "tables/acts.tsv"
};

static const uint8_t classes[] = {
#embed "tables/act-classes.tsv"
};

static const uint8_t governors[] = {
#embed "tables/governors.tsv"
};

const uint8_t *sayso_table_governors(size_t *count) {
  *count = sizeof governors;
  return governors;
}

const uint8_t *sayso_table_acts(size_t *count) {
  *count = sizeof acts;
  return acts;
}

const uint8_t *sayso_table_act_classes(size_t *count) {
  *count = sizeof classes;
  return classes;
}
