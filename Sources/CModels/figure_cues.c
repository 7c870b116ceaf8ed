#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/figure_cues.tsv"
};

const uint8_t *sayso_table_figure_cues(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
