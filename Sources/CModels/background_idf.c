#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/background-idf.bin"
};

const uint8_t *sayso_background_idf(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
