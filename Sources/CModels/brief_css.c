#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/brief.css"
};

const uint8_t *sayso_table_brief_css(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
