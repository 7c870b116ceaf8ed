#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/names.bin"
};

const uint8_t *sayso_model_names(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
